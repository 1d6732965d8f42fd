package dev.assay.server;

import static dev.assay.server.RunningServer.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// ScanSbom of the running service, over the starter set: GHSA-jf85-cpcp-j695 says that lodash
/// before 4.17.12 has CVE-2019-10744.
final class ScanSbomTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// As Amazon's inspector-sbomgen writes it: `bom-ref`s, a path among the properties.
  private static final String DOCUMENT =
      """
      {"bomFormat":"CycloneDX","specVersion":"1.5","version":1,
       "serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
       "components":[
        {"bom-ref":"comp-1","type":"operating-system","name":"Debian GNU/Linux","version":"12"},
        {"bom-ref":"comp-2","type":"library","name":"lodash","version":"4.17.11",
         "purl":"pkg:npm/lodash@4.17.11",
         "properties":[{"name":"amazon:inspector:sbom_generator:source_path",
          "value":"/srv/app/package-lock.json"}]},
        {"bom-ref":"comp-3","type":"library","name":"left-pad","purl":"pkg:npm/left-pad@1.3.0",
         "components":[{"type":"library","name":"within","purl":"pkg:npm/lodash@4.17.11"}]},
        {"bom-ref":"comp-4","type":"library","name":"thing","purl":"pkg:oberon/thing@1"},
        {"bom-ref":"comp-5","type":"library","name":"broken","purl":"lodash"}]}
      """;

  @TempDir private static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start(settings(folder.resolve("data")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theDocumentComesBackWithItsVulnerabilities() throws Exception {
    var answer = scanned(DOCUMENT, "CYCLONE_DX_1_5");

    var found = named(answer.get("vulnerabilities"), "id", "CVE-2019-10744");
    assertThat(found.at("/source/name").asText()).isEqualTo("NVD");
    assertThat(found.at("/references/0/id").asText()).isEqualTo("GHSA-jf85-cpcp-j695");
    // the one within left-pad had no reference, and comp-1 to comp-5 are taken
    assertThat(texts(found.get("affects"), "ref")).containsExactly("comp-2", "comp-6");
    assertThat(property(found, "amazon:inspector:sbom_scanner:fixed_version:comp-2"))
        .isEqualTo("4.17.12");
    assertThat(answer.get("serialNumber").asText()).endsWith("a58921a69b79");
  }

  @Test
  void eachComponentSaysWhatBecameOfIt() throws Exception {
    var components = scanned(DOCUMENT, "CYCLONE_DX_1_5").get("components");

    assertThat(property(components.get(1), "amazon:inspector:sbom_scanner:path"))
        .isEqualTo("srv/app/package-lock.json");
    assertThat(property(components.get(1), "amazon:inspector:sbom_scanner:info")).isEmpty();
    assertThat(property(components.get(2), "amazon:inspector:sbom_scanner:info"))
        .isEqualTo("Component scanned: no vulnerabilities found.");
    assertThat(property(components.get(3), "amazon:inspector:sbom_scanner:info"))
        .startsWith("Component skipped: no rules");
    assertThat(property(components.get(4), "amazon:inspector:sbom_scanner:info"))
        .startsWith("Component skipped: ");
  }

  @Test
  void theCountsAreThoseOfTheVulnerabilities() throws Exception {
    var inspector = scanned(DOCUMENT, "INSPECTOR").get("inspector");
    var metadata = scanned(DOCUMENT, "CYCLONE_DX_1_5").get("metadata");

    int all = 0;
    for (String severity : List.of("critical", "high", "medium", "low", "other")) {
      int count = inspector.get("vulnerability_count").get(severity).intValue();
      assertThat(
              property(metadata, "amazon:inspector:sbom_scanner:" + severity + "_vulnerabilities"))
          .isEqualTo(String.valueOf(count));
      all += count;
    }
    assertThat(inspector.get("vulnerabilities")).hasSize(all);
  }

  @Test
  void inspectorsOwnFormSaysWhatIsAffectedAndWhatFixesIt() throws Exception {
    var answer = scanned(DOCUMENT, "INSPECTOR");

    var inspector = answer.get("inspector");
    var found = named(inspector.get("vulnerabilities"), "id", "CVE-2019-10744");
    assertThat(answer.get("status").asText())
        .isEqualTo(
            "SBOM parsed successfully, "
                + inspector.get("vulnerabilities").size()
                + " vulnerabilities found");
    assertThat(found.at("/severity").asText()).isEqualTo("critical");
    assertThat(found.at("/affects/0/installed_version").asText())
        .isEqualTo("pkg:npm/lodash@4.17.11");
    assertThat(found.at("/affects/0/fixed_version").asText()).isEqualTo("4.17.12");
    assertThat(texts(inspector.get("messages"), "name"))
        .containsExactly("left-pad", "thing", "broken");
  }

  @Test
  void anOlderDocumentBecomesOneOfVersion15() throws Exception {
    var answer = scanned(DOCUMENT.replace("\"1.5\"", "\"1.4\""), "CYCLONE_DX_1_5");

    assertThat(answer.get("specVersion").asText()).isEqualTo("1.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"sbom":[]}                                                  | CANNOT_PARSE
          {"sbom":{"spdxVersion":"SPDX-2.3"}}                          | UNSUPPORTED_SBOM_TYPE
          {"sbom":{"bomFormat":"CycloneDX"}}                           | UNSUPPORTED_SBOM_TYPE
          {"sbom":{"bomFormat":"CycloneDX","specVersion":"0.9"}}       | UNSUPPORTED_SBOM_TYPE
          {"sbom":{},"outputFormat":"INSPECTOR_ALT"}                   | OTHER
          {"sbom":{},"outputFormat":"SPDX"}                            | FIELD_VALIDATION_FAILED
          {}                                                           | FIELD_VALIDATION_FAILED
          {"sbom":                                                     | CANNOT_PARSE
          """)
  void whatCannotBeScannedIsRefusedWithAReason(String body, String reason) throws Exception {
    var answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("ValidationException");
    assertThat(JSON.readTree(answer.body()).get("reason").asText()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "components":7
          "components":[null,7,{"type":[]},{"purl":7,"properties":"x","bom-ref":[]}]
          "components":[{"purl":"pkg:npm/lodash@4.17.11","properties":"x"}],"metadata":[],"vulnerabilities":3
          "components":[{"purl":"pkg:npm/lodash@4.17.11"}],"metadata":{"tools":7,"properties":{}}
          """)
  void oddDocumentsAreScannedAsFarAsTheyGo(String rest) throws Exception {
    var body = "{\"sbom\":{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\"," + rest + "}}";

    var answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).at("/sbom/vulnerabilities").isArray()).isTrue();
  }

  private static JsonNode scanned(String document, String format) throws Exception {
    var answer = post("{\"sbom\":" + document + ",\"outputFormat\":\"" + format + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).get("sbom");
  }

  private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return server.post("inspector-scan", "/scan/sbom", body.getBytes(UTF_8));
  }

  private static JsonNode named(JsonNode list, String field, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(one -> one.path(field).asText().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode list, String field) {
    var texts = new ArrayList<String>();
    list.forEach(one -> texts.add(one.path(field).asText()));
    return texts;
  }

  private static String property(JsonNode owner, String name) {
    return StreamSupport.stream(owner.path("properties").spliterator(), false)
        .filter(one -> one.path("name").asText().equals(name))
        .map(one -> one.path("value").asText())
        .findFirst()
        .orElse("");
  }
}
