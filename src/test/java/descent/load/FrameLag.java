package descent.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lag of frames of networks, as a server tells it to Prometheus. */
final class FrameLag {
  private static final Pattern BUCKET =
      Pattern.compile(
          "descent_frame_lag_seconds_bucket\\{[^}]*le=\"([0-9.Ee+-]+)\"[^}]*} ([0-9.Ee+]+)");

  private final HttpClient http;
  private final URI figures;

  FrameLag(HttpClient http, int management) {
    this.http = http;
    figures = URI.create("http://localhost:" + management + "/actuator/prometheus");
  }

  /** How many frames had at most so many milliseconds. */
  record Counts(TreeMap<Double, Double> upTo) {
    Counts since(Counts before) {
      var more = new TreeMap<Double, Double>();
      upTo.forEach((bound, count) -> more.put(bound, count - before.upTo.getOrDefault(bound, 0.0)));
      return new Counts(more);
    }

    /** The bound in milliseconds that a fraction of all does not exceed. */
    long quantile(double fraction) {
      double all = upTo.isEmpty() ? 0 : upTo.lastEntry().getValue();
      return upTo.entrySet().stream()
          .filter(bucket -> bucket.getValue() >= fraction * all)
          .map(bucket -> Math.round(bucket.getKey()))
          .findFirst()
          .orElse(0L);
    }
  }

  Counts now() throws IOException, InterruptedException {
    String said =
        http.send(HttpRequest.newBuilder(figures).build(), BodyHandlers.ofString()).body();
    var upTo = new TreeMap<Double, Double>();
    for (Matcher bucket = BUCKET.matcher(said); bucket.find(); ) {
      upTo.put(1e3 * Double.parseDouble(bucket.group(1)), Double.parseDouble(bucket.group(2)));
    }
    return new Counts(upTo);
  }
}
