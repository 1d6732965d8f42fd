package dev.assay.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.reachability.cases.HandCase;
import dev.assay.reachability.cases.HandCases;
import dev.assay.reachability.cases.HandTrace;
import dev.assay.reachability.cases.HandTraces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Networks written by hand, one statement of AWS's documentation each.
class HandCasesTest {
  @TempDir Path folder;

  static List<HandCase> cases() {
    return HandCases.all();
  }

  static List<HandTrace> traces() {
    return HandTraces.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatTheDocumentationSays(HandCase one) throws IOException {
    assertThat(
            Engine.records(
                one.documents(), one.endToEnd() ? Verdict.END_TO_END : Verdict.EDGE, folder))
        .as(one.statement())
        .containsExactlyElementsOf(Engine.texts(one.expectedRecordsJson()));
  }

  @ParameterizedTest
  @MethodSource("traces")
  void explainsOnePacket(HandTrace one) throws IOException {
    var question =
        new PacketQuestion(
            one.question().edgeId(),
            one.question().source(),
            Protocol.valueOf(one.question().transport().name()),
            one.question().port(),
            one.question().interfaceId());
    assertThat(Answers.comparable(Engine.of(one.documents(), folder).ask(question)))
        .isEqualTo(Answers.ofJudge(one.expected()));
  }
}
