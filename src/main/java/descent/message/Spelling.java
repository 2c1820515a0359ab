package descent.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Guesses which of some names was meant by one that is none of them. */
public final class Spelling {
  /** The names of an experiment's fields in frameworks and papers. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("lr", "learningRate"),
          Map.entry("eta", "learningRate"),
          Map.entry("alpha", "learningRate"),
          Map.entry("mu", "momentum"),
          Map.entry("rho", "decay"),
          Map.entry("gamma", "factor"),
          Map.entry("b1", "beta1"),
          Map.entry("b2", "beta2"),
          Map.entry("l2", "weightDecay"),
          Map.entry("function", "expression"),
          Map.entry("formula", "expression"),
          Map.entry("iterations", "steps"),
          Map.entry("x0", "start"),
          Map.entry("initial", "start"),
          Map.entry("optimizers", "runs"),
          Map.entry("contenders", "runs"),
          Map.entry("f", "expression"),
          Map.entry("fun", "expression"),
          Map.entry("func", "expression"),
          Map.entry("objective", "expression"),
          Map.entry("init", "start"),
          Map.entry("bounds", "domain"),
          Map.entry("range", "domain"),
          Map.entry("limits", "domain"),
          Map.entry("constants", "parameters"),
          Map.entry("randomstate", "seed"),
          Map.entry("rng", "seed"),
          Map.entry("tolerance", "stop"),
          Map.entry("tol", "stop"),
          Map.entry("label", "name"),
          Map.entry("title", "name"),
          Map.entry("method", "optimizer"),
          Map.entry("algorithm", "optimizer"),
          Map.entry("t0", "period"),
          Map.entry("cycle", "period"),
          Map.entry("tmult", "multiplier"),
          Map.entry("tmax", "over"),
          Map.entry("minibatch", "batchSize"),
          Map.entry("regularization", "weightDecay"),
          Map.entry("width", "units"),
          Map.entry("nodes", "units"),
          Map.entry("count", "samples"),
          Map.entry("valsplit", "validationFraction"),
          Map.entry("normalize", "standardize"),
          Map.entry("normalise", "standardize"),
          Map.entry("neurons", "units"),
          Map.entry("size", "units"),
          Map.entry("keep", "keepProbability"),
          Map.entry("dropout", "keepProbability"),
          Map.entry("dropoutrate", "keepProbability"),
          Map.entry("validationsplit", "validationFraction"),
          Map.entry("testsize", "validationFraction"),
          Map.entry("hidden", "layers"),
          Map.entry("scheduler", "schedule"),
          Map.entry("data", "dataset"),
          Map.entry("gd", "sgd"),
          Map.entry("nag", "nesterov"),
          Map.entry("logistic", "sigmoid"),
          Map.entry("identity", "linear"),
          Map.entry("mse", "meanSquaredError"),
          Map.entry("glorot", "xavier"),
          Map.entry("kaiming", "he"));

  private static final int LONGEST = 60;

  private Spelling() {}

  /** The likeliest of the candidates; null if none is near. */
  public static @Nullable String nearest(String word, Collection<String> candidates) {
    if (word.length() > LONGEST) {
      return null;
    }
    String plain = plain(word);
    String known = ELSEWHERE.get(plain);
    List<String> begun = new ArrayList<>();
    List<String> inside = new ArrayList<>();
    List<String> abridged = new ArrayList<>();
    String best = null;
    int least = plain.length() < 4 ? 2 : plain.length() < 8 ? 3 : 4;
    for (String candidate : candidates) {
      String other = plain(candidate);
      if (candidate.equals(known) || other.equals(plain)) {
        return candidate;
      }
      int slips = distance(plain, other);
      // Of names that are as near, the one that only lacks its end, or has one too many.
      boolean ends = other.startsWith(plain) || plain.startsWith(other);
      if (slips < least || (ends && best != null && slips == least)) {
        best = candidate;
        least = slips;
      }
      if (plain.length() > 2 && other.startsWith(plain)) {
        begun.add(candidate);
      } else if (plain.length() > 2
          && other.length() > 2
          && (other.contains(plain) || plain.contains(other))) {
        inside.add(candidate);
      } else if (plain.length() > 3 && abridges(plain, other)) {
        abridged.add(candidate);
      }
    }
    if (best != null) {
      return best;
    }
    List<String> likely = !begun.isEmpty() ? begun : !inside.isEmpty() ? inside : abridged;
    return likely.size() == 1 ? likely.getFirst() : null;
  }

  /** Whether a word is another with letters left out: {@code gradNorm}. */
  private static boolean abridges(String word, String whole) {
    int at = 0;
    for (int i = 0; i < whole.length() && at < word.length(); i++) {
      at += whole.charAt(i) == word.charAt(at) ? 1 : 0;
    }
    return at == word.length() && whole.charAt(0) == word.charAt(0);
  }

  /** Where a field belongs that was given to another part of a run; null if nowhere is known. */
  public static @Nullable String placeInRun(String word) {
    return nearest(word, List.of("learningRate")) == null ? null : "schedule.learningRate";
  }

  /** Without case and without what joins words: {@code Learning_rate} is {@code learningRate}. */
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[_\\- ]", "");
  }

  /** Insertions, deletions, replacements and swaps of neighbours. */
  public static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
