package dev.assay.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.wire.ApiFault;
import dev.assay.model.AccountId;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PageTokensTest {
  private static final AccountId ACCOUNT = new AccountId("123456789012");
  private static final byte[] REQUEST = "severity=HIGH".getBytes(UTF_8);
  private static final byte[] POSITION = "row 100".getBytes(UTF_8);

  private final PageTokens tokens = new PageTokens(new byte[32]);
  private final String token = tokens.encode(ACCOUNT, "ListFindings", REQUEST, POSITION);

  @Test
  void aTokenGivesBackItsPosition() {
    assertThat(tokens.decode(ACCOUNT, "ListFindings", REQUEST, token)).isEqualTo(POSITION);
    assertThat(token).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void aTokenHoldsOnlyForItsAccountOperationAndRequest() {
    refused(new AccountId("210987654321"), "ListFindings", REQUEST, token);
    refused(ACCOUNT, "ListCoverage", REQUEST, token);
    refused(ACCOUNT, "ListFindings", "severity=LOW".getBytes(UTF_8), token);
  }

  @Test
  void aTokenChangedAnywhereIsRefused() {
    for (int i = 0; i < token.length(); i++) {
      var other = token.charAt(i) == 'A' ? 'B' : 'A';
      // The last character's low bits are padding; any change that alters a byte is refused.
      var changed = token.substring(0, i) + other + token.substring(i + 1);
      if (!Arrays.equals(
          Base64.getUrlDecoder().decode(changed), Base64.getUrlDecoder().decode(token))) {
        refused(ACCOUNT, "ListFindings", REQUEST, changed);
      }
      refused(ACCOUNT, "ListFindings", REQUEST, token.substring(0, i));
    }
    refused(ACCOUNT, "ListFindings", REQUEST, "not base64!");
    refused(ACCOUNT, "ListFindings", REQUEST, "A".repeat(1_000_000));
  }

  @Test
  void aResourceIdOfAnyAllowedLengthFitsIntoAToken() {
    // 1,024 characters of four bytes, and what stands before them.
    var longest = tokens.encode(ACCOUNT, "ListCoverage", REQUEST, new byte[4_200]);
    assertThat(longest.length()).isLessThanOrEqualTo(8_192);
    assertThat(tokens.decode(ACCOUNT, "ListCoverage", REQUEST, longest)).hasSize(4_200);
  }

  private void refused(AccountId account, String operation, byte[] request, String changed) {
    assertThatThrownBy(() -> tokens.decode(account, operation, request, changed))
        .as(changed)
        .isInstanceOf(ApiFault.class)
        .hasMessageContaining("nextToken");
  }
}
