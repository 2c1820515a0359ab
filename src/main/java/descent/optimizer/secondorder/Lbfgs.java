package descent.optimizer.secondorder;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Framework;
import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Whole;
import descent.objective.Objective;
import descent.optimizer.Counterpart;
import descent.optimizer.LineSearch;
import descent.optimizer.MatrixStep;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import descent.optimizer.Stride;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * BFGS with limited memory (Nocedal, 1980; Liu and Nocedal, 1989), as Nocedal and Wright, Numerical
 * Optimization, give it in algorithms 7.4 and 7.5: the approximate inverse Hessian is not stored
 * but applied, from the last few steps s and changes y of the gradient.
 *
 * <p>Where the line search fails it does as {@link Bfgs} does: forgets, tries the steepest descent
 * once, and else stays.
 *
 * @param memory how many steps it remembers
 * @param lineSearch {@code strongWolfe}, or {@code none}: the step is the learning rate
 */
public record Lbfgs(int memory, String lineSearch) implements SecondOrder {
  static final Parameter MEMORY =
      new Whole(
          "memory",
          "m",
          10,
          1,
          100,
          "How many of the last steps it remembers: more come closer to BFGS, for more time and"
              + " memory.");

  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "lbfgs",
          "L-BFGS",
          "BFGS that remembers only the last few steps; strong on full batches, weak under noise.",
          List.of(MEMORY, Bfgs.LINE_SEARCH),
          new Reference(
              "Dong C. Liu, Jorge Nocedal",
              "On the limited memory BFGS method for large scale optimization",
              1989,
              "https://doi.org/10.1007/BF01589116"),
          new Names("torch.optim.LBFGS", null, "optax.lbfgs"),
          true,
          values -> new Lbfgs(values.whole("memory"), values.text("lineSearch")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String latex() {
    String length = Bfgs.search(lineSearch) == null ? "\\mathrm{lr}\\," : "\\alpha";
    return "\\begin{aligned}w &\\leftarrow w - "
        + length
        + " H g, \\quad H \\approx \\left(\\nabla^{2} f\\right)^{-1} \\text{ from } "
        + "(s_{k-1}, y_{k-1}), \\dots, (s_{k-"
        + memory
        + "}, y_{k-"
        + memory
        + "})\\end{aligned}";
  }

  @Override
  public double work(int n, double gradient) {
    return 2 * gradient + (8.0 * memory + 20) * n;
  }

  @Override
  public boolean searchesLine() {
    return Bfgs.search(lineSearch) != null;
  }

  @Override
  public MatrixStep matrixStep() {
    return new MatrixStep.Direction("p");
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH ->
          Counterpart.rule(
              "PyTorch's LBFGS searches along a line in its own way, and so comes by other steps.");
      case KERAS -> Counterpart.rule("Keras has no L-BFGS.");
      case OPTAX ->
          Counterpart.rule(
              "Optax's lbfgs searches along a line in its own way, and so comes by other steps.");
    };
  }

  @Override
  public Memory start(int dimension) {
    return start(dimension, memory, Bfgs.search(lineSearch));
  }

  /** With a line search of one's own, or none. */
  static Memory start(int dimension, int memory, @Nullable LineSearch search) {
    return new Pairs(dimension, memory, search == null ? null : new Stride(search, dimension));
  }

  private static final class Pairs implements SecondOrder.Searching {
    private final int n;
    private final int most;

    /** The pairs, n numbers each, the newest over the oldest. */
    private final double[] steps;

    private final double[] changes;

    /** 1/(y's) of each pair. */
    private final double[] rho;

    private final double[] alpha;
    private int count;

    /** Where the next pair goes. */
    private int next;

    /** s'y/y'y of the newest pair. */
    private double gamma = 1;

    /** The last step; all 0 before the first, and where it failed. */
    private final double[] s;

    /** The gradient at its beginning. */
    private final double[] before;

    private final double[] y;
    private final double[] p;
    private final @Nullable Stride stride;

    Pairs(int n, int most, @Nullable Stride stride) {
      this.n = n;
      this.most = most;
      this.stride = stride;
      steps = new double[most * n];
      changes = new double[most * n];
      rho = new double[most];
      alpha = new double[most];
      s = new double[n];
      before = new double[n];
      y = new double[n];
      p = new double[n];
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      if (stride != null && stride.isStuck(w, g)) {
        return;
      }
      learn(g);
      System.arraycopy(g, 0, before, 0, n);
      System.arraycopy(w, 0, s, 0, n);
      direct(g);
      if (stride == null) {
        for (int i = 0; i < n; i++) {
          w[i] += rate * p[i];
        }
      } else {
        walk(stride, objective, w, g);
      }
      for (int i = 0; i < n; i++) {
        s[i] = w[i] - s[i];
      }
    }

    private void walk(Stride stride, Objective objective, double[] w, double[] g) {
      if (stride.go(objective, w, g, p, count > 0 ? 1 : Stride.shy(g), count == 0)) {
        return;
      }
      if (count > 0) {
        count = 0;
        gamma = 1;
        direct(g);
        if (stride.go(objective, w, g, p, Stride.shy(g), true)) {
          return;
        }
      }
      stride.stay(w, g);
    }

    private void learn(double[] g) {
      double yy = 0;
      for (int i = 0; i < n; i++) {
        y[i] = g[i] - before[i];
        yy += y[i] * y[i];
      }
      double sy = Bfgs.curvature(s, y);
      if (sy == 0) {
        return;
      }
      System.arraycopy(s, 0, steps, next * n, n);
      System.arraycopy(y, 0, changes, next * n, n);
      rho[next] = 1 / sy;
      gamma = sy / yy;
      next = next + 1 == most ? 0 : next + 1;
      count = Math.min(count + 1, most);
    }

    /** Two-loop recursion (algorithm 7.4): p = -H*g. */
    private void direct(double[] g) {
      for (int i = 0; i < n; i++) {
        p[i] = -g[i];
      }
      int pair = next;
      for (int k = 0; k < count; k++) {
        pair = pair == 0 ? most - 1 : pair - 1;
        alpha[pair] = rho[pair] * dot(steps, pair, p);
        add(-alpha[pair], changes, pair);
      }
      for (int i = 0; i < n; i++) {
        p[i] *= gamma;
      }
      for (int k = 0; k < count; k++) {
        add(alpha[pair] - rho[pair] * dot(changes, pair, p), steps, pair);
        pair = pair + 1 == most ? 0 : pair + 1;
      }
    }

    private double dot(double[] vectors, int which, double[] x) {
      double sum = 0;
      int offset = which * n;
      for (int i = 0; i < n; i++) {
        sum += vectors[offset + i] * x[i];
      }
      return sum;
    }

    private void add(double factor, double[] vectors, int which) {
      int offset = which * n;
      for (int i = 0; i < n; i++) {
        p[i] += factor * vectors[offset + i];
      }
    }

    @Override
    public @Nullable Stride stride() {
      return stride;
    }

    @Override
    public Map<String, double[]> state() {
      return new TreeMap<>(
          Map.of(
              "S", steps,
              "Y", changes,
              "s", s,
              "g0", before,
              "p", p,
              "pairs", new double[] {count},
              "next", new double[] {next},
              "gamma", new double[] {gamma}));
    }

    @Override
    public Memory copy() {
      Pairs copy = new Pairs(n, most, stride == null ? null : stride.copy());
      System.arraycopy(steps, 0, copy.steps, 0, steps.length);
      System.arraycopy(changes, 0, copy.changes, 0, changes.length);
      System.arraycopy(rho, 0, copy.rho, 0, most);
      System.arraycopy(s, 0, copy.s, 0, n);
      System.arraycopy(before, 0, copy.before, 0, n);
      System.arraycopy(p, 0, copy.p, 0, n);
      copy.count = count;
      copy.next = next;
      copy.gamma = gamma;
      return copy;
    }
  }
}
