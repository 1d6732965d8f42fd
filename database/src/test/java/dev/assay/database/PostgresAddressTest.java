package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PostgresAddressTest {

  @Test
  void postgresOwnFormNamesUserAndPassword() {
    var address = PostgresAddress.parse("postgresql://assay:p%40ss+1@db.example:5433/findings");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/findings");
    assertThat(address.user()).isEqualTo("assay");
    assertThat(address.password()).isEqualTo("p@ss+1");
    assertThat(address.place()).isEqualTo("db.example:5433/findings");
  }

  @Test
  void driversFormKeepsItsParameters() {
    var address = PostgresAddress.parse("jdbc:postgresql://db/findings?user=a&password=s&ssl=true");
    assertThat(address.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db/findings?user=a&password=s&ssl=true");
    assertThat(address.user()).isEmpty();
    assertThat(address.place()).isEqualTo("db:5432/findings");
  }

  @Test
  void shortSchemeAndMissingPasswordAreTaken() {
    assertThat(PostgresAddress.parse("postgres://assay@db/findings"))
        .isEqualTo(new PostgresAddress("jdbc:postgresql://db/findings", "assay", ""));
  }

  @Test
  void namedUserBeatsTheAddress() {
    var address = PostgresAddress.parse("postgresql://one:first@db/findings");
    assertThat(address.as("two", "").user()).isEqualTo("two");
    assertThat(address.as("two", "").password()).isEqualTo("first");
    assertThat(address.as("", "second").password()).isEqualTo("second");
  }

  @Test
  void otherDatabasesAreRefusedWithoutRepeatingThePassword() {
    assertThatThrownBy(() -> PostgresAddress.parse("mysql://root:s3cret@db/x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret")
        .hasMessageContaining("postgresql://host/database");
    assertThatThrownBy(() -> PostgresAddress.parse("jdbc:postgresql://db:port/x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(PostgresAddress.parse("postgresql://a:s3cret@db/x").toString())
        .doesNotContain("s3cret");
  }
}
