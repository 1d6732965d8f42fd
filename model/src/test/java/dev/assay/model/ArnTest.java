package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArnTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:ec2:eu-central-1:111122223333:instance/i-0123456789abcdef0",
        "arn:aws:lambda:us-east-1:111122223333:function:name:$LATEST",
        "arn:aws-us-gov:s3:::bucket/key"
      })
  void parsingAndPrintingAreInverse(String text) {
    assertThat(Arn.parse(text)).hasToString(text);
  }

  @Test
  void theResourceKeepsItsColons() {
    assertThat(Arn.parse("arn:aws:lambda:us-east-1:111122223333:function:f:1").resource())
        .isEqualTo("function:f:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "arn",
        "arn:aws:ec2:r:1",
        "urn:aws:ec2:r:1:x",
        "arn::ec2:r:1:x",
        "arn:aws:ec2:r:1:"
      })
  void whatLacksAPartIsRefused(String text) {
    assertThatThrownBy(() -> Arn.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
