package dev.assay.advisory.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The rules are those of RFC 4180, section 2.
final class CsvTest {
  private final List<InputProblem> problems = new ArrayList<>();

  @Test
  void quotedFieldsHoldCommasLineEndsAndDoubledQuotes() throws IOException {
    assertThat(rows("id,text\r\n1,\"a, \"\"b\"\"\nc\"\r\n2, plain \r\n"))
        .containsExactly(
            new Csv.Row(2, Map.of("id", "1", "text", "a, \"b\"\nc")),
            new Csv.Row(4, Map.of("id", "2", "text", " plain ")));
    assertThat(problems).isEmpty();
  }

  @Test
  void shortRowsLackFieldsAndLongOnesHaveNoNamesForTheRest() throws IOException {
    List<Csv.Row> rows = rows("id,text\n1\n\n2,b,c\n");
    assertThat(rows).extracting(Csv.Row::line).containsExactly(2, 4);
    assertThat(rows)
        .extracting(Csv.Row::fields)
        .containsExactly(Map.of("id", "1"), Map.of("id", "2", "text", "b"));
    assertThat(rows.getFirst().text("text")).isEmpty();
  }

  @Test
  void aQuoteThatIsNeverClosedEndsTheReadingWithAProblem() throws IOException {
    assertThat(rows("id,text\n1,a\n2,\"b\n3,c\n")).extracting(Csv.Row::line).containsExactly(2);
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.source()).isEqualTo("mirror/list.csv");
              assertThat(problem.reason()).startsWith("is not well-formed CSV");
              assertThat(problem.effect()).isEqualTo("the rest of the file is skipped");
            });
  }

  @Test
  void aRowBeyondMeasureEndsTheReadingWithAProblem() throws IOException {
    assertThat(rows("id,text\n1,a\n2," + "b".repeat(2 << 20) + "\n3,c\n"))
        .extracting(Csv.Row::line)
        .containsExactly(2);
    assertThat(problems)
        .extracting(InputProblem::line, InputProblem::reason)
        .containsExactly(tuple(3, "begins a row longer than 1 MiB"));
  }

  @Test
  void anEmptyFileHasNoColumns() throws IOException {
    try (Csv csv = Csv.of(new StringReader(""), origin())) {
      assertThat(csv.has("id")).isFalse();
      assertThat(csv.next()).isEmpty();
    }
  }

  private List<Csv.Row> rows(String text) throws IOException {
    var rows = new ArrayList<Csv.Row>();
    try (Csv csv = Csv.of(new StringReader(text), origin())) {
      assertThat(csv.has("id", "text")).isTrue();
      for (Optional<Csv.Row> row = csv.next(); row.isPresent(); row = csv.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  private Origin origin() {
    return new Origin(
        "ADV-TEST-001",
        "mirror/list.csv",
        new FactSink() {
          @Override
          public void accept(Fact fact) {}

          @Override
          public void countRecord() {}

          @Override
          public void countLeftOut() {}

          @Override
          public void problem(InputProblem problem) {
            problems.add(problem);
          }

          @Override
          public void feedTime(Instant time) {}
        });
  }
}
