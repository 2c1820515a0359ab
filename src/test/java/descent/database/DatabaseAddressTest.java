package descent.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseAddressTest {
  @Test
  void anAddressIsReadAsPostgresWritesIt() {
    assertThat(
            DatabaseAddress.read("postgres://me:a%2Fb+c@db.example:5433/descent?sslmode=require"))
        .isEqualTo(
            new DatabaseAddress(
                "jdbc:postgresql://db.example:5433/descent?sslmode=require", "me", "a/b+c"));
    assertThat(DatabaseAddress.read("postgresql://db/descent"))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/descent", null, null));
  }

  @Test
  void anAddressIsReadAsJdbcWritesItAndSaidWithoutSecrets() {
    var address = DatabaseAddress.read("jdbc:postgresql://db/descent?user=me&password=secret");
    assertThat(address.url()).endsWith("?user=me&password=secret");
    assertThat(address).hasToString("jdbc:postgresql://db/descent");
  }
}
