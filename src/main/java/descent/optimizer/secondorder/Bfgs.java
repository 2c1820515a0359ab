package descent.optimizer.secondorder;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import descent.catalogue.Framework;
import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Choice;
import descent.objective.Objective;
import descent.optimizer.Counterpart;
import descent.optimizer.LineSearch;
import descent.optimizer.MatrixStep;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import descent.optimizer.Stride;
import descent.optimizer.StrongWolfe;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * BFGS (Broyden, Fletcher, Goldfarb and Shanno, 1970, independently), as Nocedal and Wright,
 * Numerical Optimization, give it in algorithm 6.1: Newton's step with an approximate inverse
 * Hessian H, which each step corrects by the change of the gradient along it.
 *
 * <p>If no length along the direction meets the strong Wolfe conditions, H is forgotten and the
 * steepest descent is searched once; if that fails too, as at a minimum to the last digits or at a
 * kink, the run stays where it is.
 *
 * @param lineSearch {@code strongWolfe}, or {@code none}: the step is the learning rate
 */
public record Bfgs(String lineSearch) implements SecondOrder {
  /** The name of the {@link StrongWolfe line search}. */
  public static final String STRONG_WOLFE = "strongWolfe";

  static final Parameter LINE_SEARCH =
      new Choice(
          "lineSearch",
          "lineSearch",
          List.of(STRONG_WOLFE, "none"),
          "How long a step is: as long as the strong Wolfe conditions ask for, or the learning rate"
              + " times the direction.");

  /**
   * A pair whose s and y are closer than this to a right angle contains no information on the
   * curvature.
   */
  private static final double FLAT = 1e-12;

  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "bfgs",
          "BFGS",
          "Newton's step with an inverse Hessian that is learnt from the gradients, of N^2"
              + " numbers.",
          List.of(LINE_SEARCH),
          new Reference(
              "Roger Fletcher",
              "A new approach to variable metric algorithms",
              1970,
              "https://doi.org/10.1093/comjnl/13.3.317"),
          Names.NONE,
          true,
          values -> new Bfgs(values.text("lineSearch")));

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String latex() {
    return "\\begin{aligned}s &\\leftarrow w - w_{0}, \\quad y \\leftarrow g - g_{0}, \\quad"
        + " \\rho \\leftarrow \\frac{1}{y^{\\top} s} \\\\"
        + " H &\\leftarrow (I - \\rho s y^{\\top})\\, H\\, (I - \\rho y s^{\\top})"
        + " + \\rho s s^{\\top} \\\\"
        + " w &\\leftarrow w - "
        + (lineSearch.equals(STRONG_WOLFE) ? "\\alpha" : "\\mathrm{lr}\\,")
        + " H g\\end{aligned}";
  }

  @Override
  public double work(int n, double gradient) {
    return 2 * gradient + 6.0 * n * n;
  }

  @Override
  public boolean needsMatrix() {
    return true;
  }

  @Override
  public boolean searchesLine() {
    return search(lineSearch) != null;
  }

  @Override
  public MatrixStep matrixStep() {
    return new MatrixStep.Product("H");
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return switch (framework) {
      case PYTORCH -> Counterpart.rule("PyTorch has L-BFGS but not BFGS.");
      case KERAS -> Counterpart.rule("Keras has no BFGS.");
      case OPTAX -> Counterpart.rule("Optax has L-BFGS but not BFGS.");
    };
  }

  @Override
  public Memory start(int dimension) {
    return start(dimension, search(lineSearch));
  }

  /** With a line search of one's own, or none. */
  static Memory start(int dimension, @Nullable LineSearch search) {
    return new Secant(dimension, search == null ? null : new Stride(search, dimension));
  }

  /** The line search of this name; null for none. */
  static @Nullable LineSearch search(String name) {
    return name.equals(STRONG_WOLFE) ? new StrongWolfe() : null;
  }

  /** y's if the pair tells of positive curvature, else 0. */
  static double curvature(double[] s, double[] y) {
    double sy = 0;
    double ss = 0;
    double yy = 0;
    for (int i = 0; i < s.length; i++) {
      sy += s[i] * y[i];
      ss += s[i] * s[i];
      yy += y[i] * y[i];
    }
    return sy > FLAT * Math.sqrt(ss) * Math.sqrt(yy) && sy < Double.POSITIVE_INFINITY ? sy : 0;
  }

  private static final class Secant implements SecondOrder.Searching {
    private final double[] h;

    /** The last step; all 0 before the first, and where it failed. */
    private final double[] s;

    /** The gradient at its beginning. */
    private final double[] before;

    private final double[] y;
    private final double[] p;
    private final @Nullable Stride stride;
    private boolean learnt;

    Secant(int n, @Nullable Stride stride) {
      h = new double[n * n];
      s = new double[n];
      before = new double[n];
      y = new double[n];
      p = new double[n];
      this.stride = stride;
      forget(1);
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      if (stride != null && stride.isStuck(w, g)) {
        return;
      }
      learn(g);
      System.arraycopy(g, 0, before, 0, g.length);
      System.arraycopy(w, 0, s, 0, w.length);
      times(g, p);
      for (int i = 0; i < p.length; i++) {
        p[i] = -p[i];
      }
      if (stride == null) {
        for (int i = 0; i < w.length; i++) {
          w[i] += rate * p[i];
        }
      } else {
        walk(stride, objective, w, g);
      }
      for (int i = 0; i < w.length; i++) {
        s[i] = w[i] - s[i];
      }
    }

    private void walk(Stride stride, Objective objective, double[] w, double[] g) {
      if (stride.go(objective, w, g, p, learnt ? 1 : Stride.shy(g), !learnt)) {
        return;
      }
      if (learnt) {
        forget(1);
        learnt = false;
        for (int i = 0; i < p.length; i++) {
          p[i] = -g[i];
        }
        if (stride.go(objective, w, g, p, Stride.shy(g), true)) {
          return;
        }
      }
      stride.stay(w, g);
    }

    /** Rank-two update (6.17), before the first of them with the scale of the curvature (6.20). */
    private void learn(double[] g) {
      for (int i = 0; i < y.length; i++) {
        y[i] = g[i] - before[i];
      }
      double sy = curvature(s, y);
      if (sy == 0) {
        return;
      }
      if (!learnt) {
        double yy = 0;
        for (double component : y) {
          yy += component * component;
        }
        forget(sy / yy);
        learnt = true;
      }
      double[] hy = p;
      times(y, hy);
      double yhy = 0;
      for (int i = 0; i < y.length; i++) {
        yhy += y[i] * hy[i];
      }
      double rho = 1 / sy;
      double both = rho * (1 + rho * yhy);
      int n = s.length;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          h[i * n + j] += both * (s[i] * s[j]) - rho * (s[i] * hy[j] + hy[i] * s[j]);
        }
      }
    }

    private void times(double[] x, double[] product) {
      int n = x.length;
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += h[i * n + j] * x[j];
        }
        product[i] = sum;
      }
    }

    /** Sets H to a multiple of the identity. */
    private void forget(double scale) {
      Arrays.fill(h, 0);
      for (int i = 0; i < s.length; i++) {
        h[i * s.length + i] = scale;
      }
    }

    @Override
    public @Nullable Stride stride() {
      return stride;
    }

    /** H is the one that the last step used, p the direction it went. */
    @Override
    public Map<String, double[]> state() {
      return new TreeMap<>(
          Map.of("H", h, "s", s, "g0", before, "p", p, "learnt", new double[] {learnt ? 1 : 0}));
    }

    @Override
    public Memory copy() {
      Secant copy = new Secant(s.length, stride == null ? null : stride.copy());
      System.arraycopy(h, 0, copy.h, 0, h.length);
      System.arraycopy(s, 0, copy.s, 0, s.length);
      System.arraycopy(before, 0, copy.before, 0, before.length);
      System.arraycopy(p, 0, copy.p, 0, p.length);
      copy.learnt = learnt;
      return copy;
    }
  }
}
