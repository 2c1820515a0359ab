package descent.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a load holds: whoever is in sees pictures that are not old, nothing fails, and no memory
 * is lost; who comes beyond what there is waits and sees a place, while those who are in keep their
 * rate; and afterwards all is as before.
 */
final class Verdict {
  private static final long OLDEST_MILLISECONDS = 150;

  /** What others may take of the rate of those who are in. */
  private static final double KEPT = 0.8;

  /** From a heap that grows by less than this nothing follows, in MB and as a factor. */
  private static final double FLAT = 1.25;

  private static final double SOME = 48;

  private final List<String> answers = new ArrayList<>();
  private boolean holds = true;

  private void judge(boolean good, String what, Object... figures) {
    holds &= good;
    answers.add((good ? "holds:    " : "DOES NOT: ") + String.format(Locale.ROOT, what, figures));
  }

  Verdict load(Phase base) {
    prompt(base);
    whole(base);
    double most = base.heap() * FLAT + SOME;
    judge(
        base.heapAtEnd() <= most,
        "heap flat: %.0f MB at the beginning, %.0f MB at the end",
        base.heap(),
        base.heapAtEnd());
    return this;
  }

  private void prompt(Phase phase) {
    long redraws = phase.drags().quantile(0.95);
    long frames = phase.lag().quantile(0.95);
    judge(
        phase.drags().count() > 0 && phase.frames().count() > 0,
        "%s: everybody gets pictures",
        phase.name());
    judge(
        redraws < OLDEST_MILLISECONDS && frames < OLDEST_MILLISECONDS,
        "%s: 95th percentile of lag under %d ms: redraws %d ms, frames of networks %d ms",
        phase.name(),
        OLDEST_MILLISECONDS,
        redraws,
        frames);
  }

  private void whole(Phase phase) {
    judge(phase.failures().isEmpty(), "%s: no error: %s", phase.name(), phase.failures());
  }

  Verdict twice(Phase base, Phase during, Waiting waiting) {
    whole(during);
    keeps(base, during);
    judge(waiting.waited() > 0, "twice: whoever finds no room waits: %d did", waiting.waited());
    judge(waiting.isOrderly(), "twice: whoever waits sees a place that only gets better");
    return this;
  }

  private void keeps(Phase base, Phase later) {
    double redraws = later.redraws() / base.redraws();
    double frames = later.framesEach() / base.framesEach();
    judge(
        redraws >= KEPT && frames >= KEPT,
        "%s: those who are in keep their rate: %.0f %% of redraws, %.0f %% of frames",
        later.name(),
        100 * redraws,
        100 * frames);
  }

  Verdict again(Phase base, Phase after) {
    prompt(after);
    whole(after);
    keeps(base, after);
    return this;
  }

  Verdict heap(double before, double end) {
    judge(
        end <= before * FLAT + SOME,
        "memory is given back: %.0f MB before all came, %.0f MB after all have gone",
        before,
        end);
    return this;
  }

  Verdict browser(int errors) {
    judge(errors == 0, "no error in the browser: %d", errors);
    return this;
  }

  boolean print() {
    answers.forEach(System.out::println);
    return holds;
  }
}
