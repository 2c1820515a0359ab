package descent;

import static org.assertj.core.api.Assertions.assertThat;

import descent.live.Limits;
import descent.live.Visitor;
import descent.live.job.Jobs;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.live.training.Trainings;
import descent.share.LinkFolder;
import descent.share.LinkStore;
import descent.ui.link.FirstScreen;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;

class MetricsTest {
  private static final Path DEPLOY = Path.of("deploy");
  private final Metrics figures = new Metrics();

  @Test
  void whatIsComputedAndKeptIsCounted(@TempDir Path folder) throws IOException {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var links = new LinkFolder(folder);
    links.put("0123456789ab", "text");
    try (var races = new Races(Limits.STANDARD, 1);
        var trainings = new Trainings(TrainingLimits.standard(), 1);
        var jobs = new Jobs(Jobs.Bounds.STANDARD, 1)) {
      races.race(Visitor.alone("somebody"), FirstScreen.experiment(), false);
      figures
          .computing(races, trainings, jobs, links, Capacity.of(new Settings(Map.of())))
          .bindTo(registry);
      int runs = FirstScreen.experiment().runs().size();

      assertThat(registry.scrape())
          .contains("descent_runs_total{kind=\"function\"} " + (double) runs)
          .contains("descent_links 1.0")
          .containsPattern("descent_steps_total\\{kind=\"function\"\\} [1-9]")
          .contains("descent_queue{kind=\"answers\"} 0.0");
    }
  }

  @Test
  void aStoreThatIsAwayIsSaidAndNobodyIsSentElsewhere() {
    var away =
        (LinkStore)
            Proxy.newProxyInstance(
                MetricsTest.class.getClassLoader(),
                new Class<?>[] {LinkStore.class},
                (proxy, method, arguments) -> {
                  throw new IOException("no route");
                });
    Health health = figures.linksHealthIndicator(away).health();

    assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
    assertThat(health.getDetails()).containsEntry("reason", "no route");
  }

  /** Every figure of the dashboard and the rules is one that the program gives. */
  @Test
  void theDashboardAndTheRulesAskForFiguresThatThereAre() throws IOException {
    Set<String> given = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Pattern.compile("\"(descent\\.[a-z.]+)\"")
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> given.add(found.group(1).replace('.', '_')));
      }
    }
    for (String file : new String[] {"dashboard.json", "alerts.yaml"}) {
      assertThat(
              Pattern.compile("descent_[a-z_]+")
                  .matcher(Files.readString(DEPLOY.resolve(file)))
                  .results()
                  .map(
                      found ->
                          found
                              .group()
                              .replaceAll("(_seconds)?_(total|bytes|bucket|count|sum)$", "")))
          .isNotEmpty()
          .isSubsetOf(given);
    }
  }
}
