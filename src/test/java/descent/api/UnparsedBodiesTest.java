package descent.api;

import static org.assertj.core.api.Assertions.assertThat;

import descent.live.Limits;
import descent.live.job.Explanations;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a program sends that does not say what it sends, as {@code curl --data-binary}. */
@Timeout(60)
class UnparsedBodiesTest {
  private static final String RACE =
      """
      {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
       "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.1}}]}
      """;

  @Configuration
  @Import({UnparsedBodies.class, DataController.class, ExplainController.class, Refusals.class})
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  static class Program {
    @Bean
    Explanations explanations() {
      return new Explanations(new Races(Limits.STANDARD, 2), TrainingLimits.standard());
    }
  }

  @Test
  void arriveWhole() throws Exception {
    try (var server =
            new SpringApplicationBuilder(Program.class)
                .properties("spring.main.banner-mode=off", "logging.level.root=warn")
                .run("--server.port=0");
        HttpClient http = HttpClient.newHttpClient()) {
      String port = server.getEnvironment().getRequiredProperty("local.server.port");
      assertThat(post(http, port, "/api/data?target=a", "a,b\n1,2\n2,3\n"))
          .contains("\"target\":\"a\"", "\"rows\":2");
      assertThat(post(http, port, "/api/explain?language=zh", RACE)).contains("极小值");
    }
  }

  private static String post(HttpClient http, String port, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
