package descent.live.race;

import com.sun.management.ThreadMXBean;
import descent.catalogue.Entry;
import descent.experiment.FunctionProblem;
import descent.message.InvalidInputException;
import descent.objective.Gallery;
import descent.objective.TestFunction;
import descent.objective.TypedFunction;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import descent.optimizer.rule.Optimizers;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;

/**
 * Measures what one step costs against the number of variables, for rules from first to second
 * order, up to a bound of both. Time and memory are those of this machine at this moment.
 */
public final class StepCosts {
  /** The rules that are compared, by their types. */
  static final List<String> TYPES = Optimizers.byOrder().stream().map(Entry::type).toList();

  private static final int[] DIMENSIONS = {
    2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000
  };

  /** How long a step may take, and the measuring of all steps at one size. */
  private static final long LONGEST_STEP = TimeUnit.MILLISECONDS.toNanos(400);

  private static final long MEASURING = TimeUnit.MILLISECONDS.toNanos(40);

  /** The most variables of a visitor's own function, as everywhere else. */
  private static final int MOST_OF_OWN = 1000;

  private static final int MOST = 100_000;
  private static final long MOST_BYTES = 100_000_000;
  private static final int STEPS = 10;
  private static final int MOST_ROUNDS = 200;

  /** The function that is measured where the visitor's own has a fixed number of variables. */
  private static final TestFunction STANDARD = Gallery.find("rosenbrock10").orElseThrow();

  private final Races races;

  public StepCosts(Races races) {
    this.races = races;
  }

  /**
   * One measurement.
   *
   * @param type of the rule
   * @param title its name for people
   * @param dimension N
   * @param nanoseconds of a step with its gradient, the lower quartile of some
   * @param bytes that the rule's memory and its first step took
   */
  public record Cost(String type, String title, int dimension, double nanoseconds, long bytes) {}

  /** The function that is measured: the visitor's own if it has a dimension, else Rosenbrock's. */
  public static FunctionProblem measured(FunctionProblem problem) {
    return problem.variables().isEmpty() ? problem : FunctionProblem.of(STANDARD);
  }

  /** The measurements one by one, rule by rule, from small to large. */
  public Iterator<Cost> answer(FunctionProblem problem) {
    return new Work(measured(problem));
  }

  private final class Work implements Iterator<Cost> {
    private final FunctionProblem problem;
    private final List<Integer> sizes = new ArrayList<>();
    private int type;
    private int size;

    private Work(FunctionProblem problem) {
      this.problem = problem;
      int most = problem.expression().equals(STANDARD.expression()) ? MOST : MOST_OF_OWN;
      for (int n : DIMENSIONS) {
        if (n <= most && exists(n)) {
          sizes.add(n);
        }
      }
      if (sizes.isEmpty()) {
        races.function(problem);
        sizes.add(problem.dimension());
      }
    }

    /** A function that names x[10] needs ten variables. */
    private boolean exists(int n) {
      try {
        races.function(of(n));
        return true;
      } catch (InvalidInputException e) {
        return false;
      }
    }

    @Override
    public boolean hasNext() {
      return type < TYPES.size();
    }

    @Override
    public Cost next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Optimizer optimizer = Optimizers.byType(TYPES.get(type)).orElseThrow().standard();
      int n = sizes.get(size);
      TypedFunction function = races.function(of(n));
      Cost cost = measure(optimizer, function, n);
      size++;
      if (size == sizes.size() || hurts(optimizer, cost, function.cost(), sizes.get(size))) {
        type++;
        size = 0;
      }
      return cost;
    }

    /** Whether the next size would take too long or too much memory, judged by this one. */
    private static boolean hurts(Optimizer optimizer, Cost cost, double gradient, int next) {
      double more = (double) next / cost.dimension();
      double work =
          optimizer.work(next, gradient * more) / optimizer.work(cost.dimension(), gradient);
      return cost.nanoseconds() * work > LONGEST_STEP
          || cost.bytes() * (optimizer.needsMatrix() ? more * more : more) > MOST_BYTES;
    }

    private FunctionProblem of(int n) {
      Double[] start = new Double[n];
      for (int i = 0; i < n; i++) {
        start[i] = problem.start().get(i % problem.dimension());
      }
      return new FunctionProblem(
          problem.source(), List.of(), problem.parameters(), Arrays.asList(start), List.of(), 0);
    }

    private Cost measure(Optimizer optimizer, TypedFunction function, int n) {
      var run = new Run(optimizer, function, of(n).startPoint());
      run.begin();
      run.step();
      long overhead = -allocated() + allocated();
      long before = allocated();
      run.begin();
      run.step();
      long bytes = allocated() - before - overhead;
      long[] times = new long[STEPS * MOST_ROUNDS];
      int count = 0;
      long end = System.nanoTime() + MEASURING;
      do {
        run.begin();
        for (int i = 0; i < STEPS && count < times.length; i++) {
          long start = System.nanoTime();
          run.step();
          times[count++] = System.nanoTime() - start;
          if (System.nanoTime() > end && count > 2) {
            break;
          }
        }
      } while (System.nanoTime() < end && count < times.length);
      // The first half is warm-up.
      long[] late = Arrays.copyOfRange(times, count / 2, count);
      Arrays.sort(late);
      long time = Math.max(1, late[late.length / 4]);
      return new Cost(optimizer.entry().type(), optimizer.entry().title(), n, time, bytes);
    }

    private static long allocated() {
      return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
          ? bean.getCurrentThreadAllocatedBytes()
          : 0;
    }
  }

  /** A rule at work; each beginning is a new one. */
  private static final class Run {
    private final Optimizer optimizer;
    private final TypedFunction function;
    private final double[] start;
    private final double[] w;
    private final double[] g;
    private Memory memory;

    private Run(Optimizer optimizer, TypedFunction function, double[] start) {
      this.optimizer = optimizer;
      this.function = function;
      this.start = start;
      w = start.clone();
      g = new double[start.length];
      memory = optimizer.start(0);
    }

    private void begin() {
      memory = optimizer.start(start.length);
      System.arraycopy(start, 0, w, 0, w.length);
      function.gradient(w, g);
    }

    private void step() {
      // With so small a rate the point stays where the function is finite.
      memory.step(function, w, g, optimizer.defaultLearningRate() * 1e-3);
      function.gradient(w, g);
    }
  }
}
