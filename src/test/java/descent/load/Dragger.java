package descent.load;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;

/**
 * A visitor who drags the start of a race in circles. As in the page, one question is under way at
 * most, and of what is wanted meanwhile the last is asked next; the lag is from the hand's move to
 * the answer that shows it.
 */
final class Dragger {
  private static final String RACE =
      """
      {"version": 1, "problem": {"type": "function", "expression": "a*x^2 + b*y^2", "variables": ["x", "y"],
        "parameters": {"a": 0.5, "b": 50}, "start": [%.6f, %.6f], "domain": [[-5, 5], [-2, 2]], "gradientNoise": 0},
       "steps": 200, "seed": 1, "stop": {"gradientNorm": 0, "loss": null}, "runs": [
        {"name": "SGD", "optimizer": {"type": "sgd"}, "schedule": {"type": "constant", "learningRate": 0.018}},
        {"name": "Momentum", "optimizer": {"type": "momentum"}, "schedule": {"type": "constant", "learningRate": 0.01}},
        {"name": "RMSprop", "optimizer": {"type": "rmsprop"}, "schedule": {"type": "constant", "learningRate": 0.05}},
        {"name": "Adam", "optimizer": {"type": "adam"}, "schedule": {"type": "constant", "learningRate": 0.1}}]}
      """;

  private final HttpClient http;
  private final PageSession page;
  private final Tally tally;
  private double angle;
  private boolean busy;
  private long waiting;

  Dragger(HttpClient http, PageSession page, Tally tally, int number) {
    this.http = http;
    this.page = page;
    this.tally = tally;
    angle = number;
  }

  PageSession page() {
    return page;
  }

  /** The hand moves. */
  synchronized void move() {
    angle += 0.05;
    waiting = System.nanoTime();
    if (!busy) {
      ask();
    }
  }

  private synchronized void ask() {
    if (waiting == 0) {
      busy = false;
      return;
    }
    long moved = waiting;
    waiting = 0;
    busy = true;
    String race =
        String.format(Locale.ROOT, RACE, -4 + 0.5 * Math.cos(angle), 1 + 0.5 * Math.sin(angle));
    HttpRequest question =
        page.question("/api/race?drawn=true")
            .header("Content-Type", "application/json")
            .header("Accept-Encoding", "gzip, deflate, br")
            .POST(HttpRequest.BodyPublishers.ofString(race))
            .build();
    var unused =
        http.sendAsync(question, BodyHandlers.ofByteArray())
            .whenComplete((answer, failure) -> answered(answer, failure, moved));
  }

  private void answered(HttpResponse<byte[]> answer, Throwable failure, long moved) {
    if (failure != null) {
      tally.fail("race " + failure.getClass().getSimpleName());
    } else if (answer.statusCode() != 200) {
      tally.fail("race " + answer.statusCode());
    } else {
      tally.lag(System.nanoTime() - moved);
    }
    ask();
  }
}
