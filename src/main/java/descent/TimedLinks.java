package descent;

import descent.share.LinkStore;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A store of links that measures the time of each answer, failures included. */
record TimedLinks(LinkStore links) implements LinkStore {
  private interface StoreCall<R extends @Nullable Object> {
    R ask() throws IOException;
  }

  private static <R extends @Nullable Object> R timed(String what, StoreCall<R> question)
      throws IOException {
    long begin = System.nanoTime();
    String outcome = "failed";
    try {
      R answer = question.ask();
      outcome = "done";
      return answer;
    } finally {
      Timer.builder("descent.links.answer")
          .tag("what", what)
          .tag("outcome", outcome)
          .publishPercentileHistogram()
          .register(Metrics.globalRegistry)
          .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public Fill fill() throws IOException {
    return links.fill();
  }

  @Override
  public @Nullable String get(String id) throws IOException {
    return TimedLinks.<@Nullable String>timed("get", () -> links.get(id));
  }

  @Override
  public void put(String id, String text) throws IOException {
    timed(
        "put",
        () -> {
          links.put(id, text);
          return id;
        });
  }

  @Override
  public void use(String id) throws IOException {
    links.use(id);
  }

  @Override
  public void forget(Instant unusedSince, int most) throws IOException {
    links.forget(unusedSince, most);
  }

  @Override
  public List<String> ids() throws IOException {
    return links.ids();
  }

  @Override
  public String toString() {
    return links.toString();
  }
}
