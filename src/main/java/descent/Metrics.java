package descent;

import descent.live.Throughput;
import descent.live.job.Jobs;
import descent.live.race.Races;
import descent.live.training.Trainings;
import descent.share.LinkStore;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The metrics of the computing and of the store; those of visitors are counted where they enter.
 */
@Configuration
public class Metrics {
  /** Health between UP and DOWN: pages work, and no other server would serve them better. */
  private static final Status DEGRADED = new Status("DEGRADED");

  private static final int MANY_WAITING = 256;

  @Bean
  MeterBinder computing(
      Races races, Trainings trainings, Jobs jobs, LinkStore links, Capacity capacity) {
    return registry -> {
      count(registry, "function", races.throughput());
      count(registry, "network", trainings.throughput());
      queue(registry, "answers", races, Races::waiting);
      queue(registry, "trainings", trainings, Trainings::waiting);
      queue(registry, "jobs", jobs, Jobs::waiting);
      gauge(registry, "descent.trainings", trainings, Trainings::count);
      TimeGauge.builder("descent.trainings.delay", trainings::delay, TimeUnit.NANOSECONDS)
          .register(registry);
      gauge(registry, "descent.trainings.memory", trainings, Trainings::held);
      gauge(registry, "descent.answers.memory", races, Races::bytes);
      gauge(registry, "descent.jobs", jobs, Jobs::running);
      gauge(registry, "descent.links", links, store -> fill(store, false));
      gauge(registry, "descent.links.full", links, store -> full(store, capacity));
    };
  }

  private static void count(MeterRegistry registry, String kind, Throughput done) {
    counter(registry, "descent.runs", kind, done, Throughput::runs);
    counter(registry, "descent.steps", kind, done, Throughput::steps);
    counter(registry, "descent.samples", kind, done, Throughput::samples);
  }

  private static void counter(
      MeterRegistry registry,
      String name,
      String kind,
      Throughput done,
      ToDoubleFunction<Throughput> value) {
    FunctionCounter.builder(name, done, value).tag("kind", kind).register(registry);
  }

  private static <T> void queue(
      MeterRegistry registry, String kind, T what, ToDoubleFunction<T> size) {
    Gauge.builder("descent.queue", what, size).tag("kind", kind).register(registry);
  }

  private static <T> void gauge(
      MeterRegistry registry, String name, T what, ToDoubleFunction<T> value) {
    Gauge.builder(name, what, value).register(registry);
  }

  /** Texts, or their bytes; NaN where the store is away. */
  private static double fill(LinkStore links, boolean bytes) {
    try {
      LinkStore.Fill fill = links.fill();
      return bytes ? fill.bytes() : fill.texts();
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** The fraction of the room for links that is taken. */
  private static double full(LinkStore links, Capacity capacity) {
    return Math.max(
        fill(links, false) / capacity.links().experiments(),
        fill(links, true) / capacity.links().bytes());
  }

  /**
   * The health of short links; pages work without them, so a failure takes no traffic away from
   * this server.
   */
  @Bean
  HealthIndicator linksHealthIndicator(LinkStore links) {
    return () -> {
      try {
        LinkStore.Fill fill = links.fill();
        return Health.up().withDetail("experiments", fill.texts()).build();
      } catch (IOException e) {
        return Health.status(DEGRADED).withDetail("reason", String.valueOf(e.getMessage())).build();
      }
    };
  }

  /** How much waits to be computed. */
  @Bean
  HealthIndicator loadHealthIndicator(Races races, Trainings trainings) {
    return () ->
        (races.waiting() < MANY_WAITING ? Health.up() : Health.status(DEGRADED))
            .withDetail("answers", races.waiting())
            .withDetail("trainings", trainings.waiting())
            .build();
  }
}
