package dev.assay.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.http.HttpRequest;
import dev.assay.api.wire.ApiFault;
import dev.assay.reachability.Protocol;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteBodyTest {
  private static final Set<String> KNOWN = Set.of("id", "port", "protocol");

  @Test
  void membersAreTextsAndNumbers() {
    var body = body("{\"id\":\"i-1\",\"port\":22,\"protocol\":\"UDP\"}");
    assertThat(body.required("id")).isEqualTo("i-1");
    assertThat(body.number("port", -1, 0, 65_535)).isEqualTo(22);
    assertThat(body.word("protocol", Protocol.TCP)).isEqualTo(Protocol.UDP);
    assertThat(body("{}").word("protocol", Protocol.TCP)).isEqualTo(Protocol.TCP);
    assertThat(body("{}").text("id")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                     | the body: expected a JSON object
          {"id":"i-1"            | the body is not JSON
          {"port":"22","id":{}}  | id: expected a text or a whole number
          {"id":"i-1","prot":1}  | prot: not known; known are [id, port, protocol]
          {"port":22}            | id: is missing
          {"id":"i-1"}           | port: expected a number from 0 to 65535
          {"id":"i-1","port":-1} | port: expected a number from 0 to 65535
          {"id":"i-1","port":99999999999} | port: expected a number from 0 to 65535
          {"id":"i-1","port":2,"protocol":"tcp"} | protocol: expected one of [TCP, UDP]
          """)
  void whatIsWrongIsNamed(String text, String words) {
    assertThatThrownBy(
            () -> {
              var body = body(text);
              body.required("id");
              body.number("port", -1, 0, 65_535);
              body.word("protocol", Protocol.TCP);
            })
        .isInstanceOf(ApiFault.class)
        .hasMessageContaining(words);
  }

  private static RouteBody body(String text) {
    return RouteBody.of(
        new HttpRequest("POST", "/", "", name -> List.of(), text.getBytes(UTF_8)), KNOWN);
  }
}
