package descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.live.Limits;
import descent.live.job.Jobs;
import descent.live.training.TrainingLimits;
import descent.share.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.catalina.util.NetMaskSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static Map<String, Object> properties(String name, String value) {
    return new Settings(Map.of(name, value)).properties();
  }

  @Test
  void withoutSettingsAllIsAsForALaptop() {
    var settings = new Settings(Map.of("PUBLIC_URL", ""));
    assertThat(settings.properties())
        .containsEntry("server.tomcat.remoteip.internal-proxies", "127.0.0.0/8,::1/128")
        .containsOnlyKeys(
            "server.tomcat.remoteip.internal-proxies",
            "server.tomcat.max-connections",
            "spring.autoconfigure.exclude",
            "spring.web.error.path");
    assertThat(settings.limits("", Limits.STANDARD)).isEqualTo(Limits.STANDARD);
    assertThat(settings.limits("JOB_", Jobs.Bounds.STANDARD)).isEqualTo(Jobs.Bounds.STANDARD);
    assertThat(settings.limits("LINK_", Bounds.STANDARD)).isEqualTo(Bounds.STANDARD);
  }

  @Test
  void limitsAreSetByTheirNamesAndTimesInSeconds() {
    var settings =
        new Settings(
            Map.of(
                "LIMIT_STEPS", "20000",
                "LIMIT_OPERATIONS", "3e9",
                "LIMIT_SECONDS", "2.5",
                "LIMIT_TRAINING_ALL_BYTES", "1000000000",
                "LIMIT_LINK_WINDOW_SECONDS", "60"));
    assertThat(settings.limits("", Limits.STANDARD))
        .isEqualTo(
            new Limits(
                20_000,
                16,
                1000,
                4_000_000,
                3e9,
                2_500_000_000L,
                200,
                200_000,
                Limits.STANDARD.allBytes()));
    assertThat(settings.limits("TRAINING_", TrainingLimits.standard()).allBytes())
        .isEqualTo(1_000_000_000);
    assertThat(settings.limits("LINK_", Bounds.STANDARD).window())
        .isEqualTo(TimeUnit.MINUTES.toNanos(1));
    settings.refuseUnknownLimits();
  }

  @Test
  void proxiesAreWrittenAsTomcatReadsThem() throws Exception {
    String proxies =
        (String)
            properties("TRUSTED_PROXIES", "10.0.0.7, 192.168.1.0/24 fd00::/8")
                .get("server.tomcat.remoteip.internal-proxies");
    var trusted = new NetMaskSet();
    assertThat(trusted.addAll(proxies)).isEmpty();
    assertThat(trusted.contains("192.168.1.9")).isTrue();
    assertThat(trusted.contains("10.0.0.7")).isTrue();
    assertThat(trusted.contains("10.0.0.8")).isFalse();
    assertThat(trusted.contains("127.0.0.1")).isFalse();
  }

  @Test
  void theRestIsHandedToTheServer() {
    assertThat(properties("PUBLIC_URL", "https://descent.example/lab/"))
        .containsEntry("descent.public-url", "https://descent.example/lab");
    assertThat(properties("FRAME_ANCESTORS", "'self'  https://*.school.example:8443"))
        .containsEntry("descent.frame-ancestors", "'self' https://*.school.example:8443");
    assertThat(properties("LIMIT_CONNECTIONS", "77"))
        .containsEntry("server.tomcat.max-connections", 77);
    assertThat(properties("MANAGEMENT_PORT", "9090"))
        .containsEntry("management.server.port", "9090")
        .containsEntry("management.endpoints.web.exposure.include", "health,prometheus");
    assertThat(properties("MANAGEMENT_PORT", "9090").get("spring.autoconfigure.exclude").toString())
        .doesNotContain("prometheus");
  }

  @Test
  void anAddressOfADatabaseIsNotRepeatedWithItsPassword() {
    assertThat(properties("DATABASE_URL", "postgresql://me:secret@db.example/descent"))
        .containsEntry("descent.database", "postgresql://me:secret@db.example/descent");
    for (String wrong :
        List.of("mysql://me:secret@db/descent", "postgresql://me:secret@db", "secret", "jdbc:x")) {
      assertThatThrownBy(() -> properties("DATABASE_URL", wrong))
          .hasMessageStartingWith("DATABASE_URL is ")
          .hasMessageNotContaining("secret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 70000",
    "PORT, http",
    "MANAGEMENT_PORT, 0",
    "PUBLIC_URL, descent.example",
    "PUBLIC_URL, https://me:secret@descent.example",
    "PUBLIC_URL, https://descent.example/?q",
    "PUBLIC_URL, 'http://a b'",
    "TRUSTED_PROXIES, proxy.example",
    "TRUSTED_PROXIES, 10.0.0.0/33",
    "TRUSTED_PROXIES, 10.0.0",
    "TRUSTED_PROXIES, 10.0.0.0/8/8",
    "FRAME_ANCESTORS, https://a.example; script-src *",
    "FRAME_ANCESTORS, school.example",
    "ACCESS_LOG, yes",
    "LOG_FORMAT, xml",
    "CLUSTER, http://one",
    "CLUSTER, 'one:5701,two:99999'",
    "CLUSTER, '198.51.100.1:5701,198.51.100.2:5701'",
  })
  void nonsenseIsRefusedWithASentence(String name, String value) {
    assertThatThrownBy(() -> new Settings(Map.of(name, value)))
        .isInstanceOf(Settings.WrongException.class)
        .hasMessageStartingWith(name + " is \"" + value + "\", but has to be ");
  }

  @ParameterizedTest
  @CsvSource({
    "LIMIT_STEPS, many",
    "LIMIT_STEPS, 0",
    "LIMIT_STEPS, -1",
    "LIMIT_STEPS, 1.5",
    "LIMIT_STEPS, 3000000000",
    "LIMIT_SECONDS, NaN",
    "LIMIT_STPES, 10",
  })
  void limitsThatAreNoneAreRefusedWithASentence(String name, String value) {
    var settings = new Settings(Map.of(name, value));
    assertThatThrownBy(
            () -> {
              settings.limits("", Limits.STANDARD);
              settings.refuseUnknownLimits();
            })
        .isInstanceOf(Settings.WrongException.class)
        .hasMessageStartingWith(name + " is \"" + value + "\", but has to be ");
  }

  @Test
  void theTableNamesEveryLimit() throws IOException {
    String table = Files.readString(Path.of("docs", "operating.md"));
    assertThatThrownBy(() -> Capacity.of(new Settings(Map.of("LIMIT_X", "1"))))
        .satisfies(
            e -> {
              String names = e.getMessage().replaceAll(".* one of |\\.$", "");
              assertThat(names.split(", "))
                  .hasSizeGreaterThan(40)
                  .allSatisfy(name -> assertThat(table).contains("`" + name + "`"));
            });
  }

  @Test
  void noSentenceNamesALimitThatNobodyCanSet() throws IOException {
    var named = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Pattern.compile("\"(LIMIT_[A-Z_]+[A-Z])\"")
            .matcher(Files.readString(file))
            .results()
            .forEach(match -> named.add(match.group(1)));
      }
    }
    assertThat(named)
        .contains("LIMIT_STEPS", "LIMIT_TRAINING_STEPS", "LIMIT_LINK_BYTES")
        .allSatisfy(
            name -> {
              var settings = new Settings(Map.of(name, "7"));
              assertThatCode(() -> Capacity.of(settings)).doesNotThrowAnyException();
            });
  }

  @Test
  void aFileIsNoFolder(@TempDir Path folder) throws IOException {
    String file = Files.createFile(folder.resolve("file")).toString();
    assertThatThrownBy(() -> properties("EXPERIMENTS", file))
        .hasMessageEndingWith("has to be a folder.");
  }
}
