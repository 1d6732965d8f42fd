package dev.assay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.coverage.UsageType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against the quantities and costs of the AWS CLI's example of `list-usage-totals`.
final class UsagePricesTest {

  @ParameterizedTest
  @CsvSource({
    "EC2_AGENTLESS_INSTANCE_HOURS, 1893.4784083333334, 4.6022044647",
    "EC2_INSTANCE_HOURS, 10882.050784722222, 18.892449279",
    "LAMBDA_FUNCTION_CODE_HOURS, 6543.043648333333, 5.4525363736",
    "LAMBDA_FUNCTION_HOURS, 9375.379274166668, 3.9064080309",
    "ECR_RESCAN, 6.0, 0.06",
    "ECR_INITIAL_SCAN, 1.0, 0.09"
  })
  void costsAreThoseOfAmazonsExample(UsageType type, double quantity, double cost) {
    assertThat(UsagePrices.INITIAL.cost(type, quantity)).isEqualTo(cost, within(1e-6));
  }
}
