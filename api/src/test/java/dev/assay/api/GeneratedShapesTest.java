package dev.assay.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.api.inspector2.CreateGitLabSelfManagedIntegrationDetail;
import dev.assay.api.inspector2.ListFindingsRequest;
import dev.assay.api.wire.Violation;
import dev.assay.api.wire.Violations;
import dev.assay.api.wire.WireJson;
import dev.assay.api.wire.WireReader;
import dev.assay.api.wire.WireShape;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkPojo;

class GeneratedShapesTest {
  // As many as the largest union has cases, and some.
  private static final int ROTATIONS = 14;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @ParameterizedTest
  @CsvSource({
    "inspector2.json, dev.assay.api.inspector2., 2100",
    "inspector-scan.json, dev.assay.api.inspectorscan., 28"
  })
  void everyMemberOfEveryOperationSurvivesReadingAndWriting(
      String file, String packageName, int count) throws Exception {
    var samples = new ModelSamples(file);
    int seen = 0;
    for (var operation : samples.operations()) {
      for (var side : List.of("input", "output")) {
        var shape = operation.path(side).path("shape").asText();
        for (int rotation = 0; rotation < ROTATIONS; rotation++) {
          var sample = samples.body(shape, rotation);
          assertThat(readAndWrite(packageName + shape, sample))
              .as("%s, rotation %d", shape, rotation)
              .isEqualTo(MAPPER.readTree(sample.toString()));
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(count);
  }

  @Test
  void modelAndAwsSdkHaveTheSameStructuresAndMembers() throws Exception {
    var differences = new TreeSet<String>();
    for (var entry : new ModelSamples("inspector2.json").shapes().properties()) {
      if (entry.getValue().path("type").asText().equals("structure")) {
        compare(entry.getKey(), entry.getValue(), differences);
      }
    }
    // A newer SDK or model shows up here.
    assertThat(differences).isEqualTo(new TreeSet<>(KNOWN_DIFFERENCES));
  }

  private static final List<String> KNOWN_DIFFERENCES = List.of();

  private static void compare(String shape, JsonNode model, Set<String> differences)
      throws ReflectiveOperationException {
    var members = new TreeSet<String>();
    model.path("members").fieldNames().forEachRemaining(members::add);
    Class<?> type;
    try {
      type = Class.forName("software.amazon.awssdk.services.inspector2.model." + shape);
    } catch (ClassNotFoundException missing) {
      differences.add(shape + " is not in the SDK");
      return;
    }
    // The SDK keeps an error's message out of its fields.
    if (Throwable.class.isAssignableFrom(type)) {
      members.remove("message");
    }
    var fields = new TreeSet<String>();
    var builder = (SdkPojo) type.getMethod("builder").invoke(null);
    builder.sdkFields().forEach(f -> fields.add(f.memberName()));
    for (var member : members) {
      if (fields.stream().noneMatch(member::equalsIgnoreCase)) {
        differences.add(shape + "." + member + " is not in the SDK");
      }
    }
    for (var field : fields) {
      if (members.stream().noneMatch(field::equalsIgnoreCase)) {
        differences.add(shape + "." + field + " is not in the model");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"maxResults\":101} | /maxResults | FIELD_VALIDATION_FAILED",
        "{\"maxResults\":\"7\"} | /maxResults | CANNOT_PARSE",
        "{\"maxResults\":99999999999} | /maxResults | CANNOT_PARSE",
        "{\"sortCriteria\":{\"field\":\"SEVERITY\"}} | /sortCriteria/sortOrder | FIELD_VALIDATION_FAILED",
        "{\"sortCriteria\":{\"field\":\"x\",\"sortOrder\":\"ASC\"}} | /sortCriteria/field | FIELD_VALIDATION_FAILED",
        "{\"filterCriteria\":{\"severity\":[]}} | /filterCriteria/severity | FIELD_VALIDATION_FAILED",
        "{\"filterCriteria\":{\"severity\":[null,{\"comparison\":\"EQUALS\",\"value\":\"x\"}]}}"
            + " | /filterCriteria/severity/0 | CANNOT_PARSE",
        "{\"filterCriteria\":{\"firstObservedAt\":[{\"endInclusive\":1e300}]}}"
            + " | /filterCriteria/firstObservedAt/0/endInclusive | CANNOT_PARSE",
        "[] | '' | CANNOT_PARSE"
      })
  void aWrongValueIsReportedOnceWithItsPlace(String body, String path, Violation.Kind kind)
      throws Exception {
    var violations = new Violations();
    try (var parser = WireJson.json().createParser(body)) {
      parser.nextToken();
      ListFindingsRequest.read(new WireReader(parser, violations)).check(violations);
    }
    assertThat(violations.found()).hasSize(1);
    assertThat(violations.found().getFirst().path()).isEqualTo(path);
    assertThat(violations.found().getFirst().kind()).isEqualTo(kind);
  }

  @Test
  void aSensitiveMemberIsNotPrinted() {
    var detail =
        CreateGitLabSelfManagedIntegrationDetail.builder()
            .instanceUrl("https://git.example")
            .accessToken("glpat-secret")
            .build();
    assertThat(detail.toString()).doesNotContain("glpat-secret").contains("accessToken=***");
  }

  private static JsonNode readAndWrite(String type, JsonNode sample) throws Exception {
    var violations = new Violations();
    var bytes = new ByteArrayOutputStream();
    try (var parser = WireJson.json().createParser(sample.toString());
        var out = WireJson.json().createGenerator(bytes)) {
      parser.nextToken();
      var shape =
          (WireShape)
              Class.forName(type)
                  .getMethod("read", WireReader.class)
                  .invoke(null, new WireReader(parser, violations));
      assertThat(violations.found()).as(type).isEmpty();
      shape.write(out);
    }
    return MAPPER.readTree(bytes.toByteArray());
  }
}
