package descent.objective;

import descent.expression.Expression;
import descent.objective.TestFunction.Claim;
import descent.objective.TestFunction.Need;
import descent.objective.TestFunction.Rates;
import descent.objective.TestFunction.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The test functions that the playground offers by name, each with its start, its domain and its
 * known minima.
 */
public final class Gallery {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final List<TestFunction> FUNCTIONS =
      List.of(
          new TestFunction(
              "ravine",
              "Ravine",
              "a*x^2 + b*y^2",
              List.of("x", "y"),
              Map.of("a", 0.5, "b", 50.0),
              List.of(-4.0, 1.0),
              List.of(List.of(-5.0, 5.0), List.of(-2.0, 2.0)),
              List.of(List.of(0.0, 0.0)),
              0.0,
              new Rates(0.018, 0.01, 0.1, 0.1),
              200,
              "CS231n, Training neural networks, part II",
              Words.of("A long valley: gentle along, steep across.", "Race SGD against momentum.")),
          new TestFunction(
              "rosenbrock",
              "Rosenbrock's valley",
              "(1 - x)^2 + 100(y - x^2)^2",
              List.of("x", "y"),
              Map.of(),
              List.of(-1.2, 1.0),
              List.of(List.of(-2.0, 2.0), List.of(-1.0, 3.0)),
              List.of(List.of(1.0, 1.0)),
              0.0,
              new Rates(0.0015, 0.0003, 0.3, 0.02),
              1000,
              "H. H. Rosenbrock, 1960",
              Words.of(
                  "The valley floor is curved and almost flat: finding it is easy, following it is"
                      + " slow.",
                  "Drag the start into the other arm.")),
          new TestFunction(
              "beale",
              "Beale",
              "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
              List.of("x", "y"),
              Map.of(),
              List.of(1.2, 0.6),
              List.of(List.of(-0.5, 4.0), List.of(-1.0, 1.5)),
              List.of(List.of(3.0, 0.5)),
              0.0,
              new Rates(0.01, 0.004, 0.3, 0.05),
              400,
              "E. M. L. Beale, 1958",
              Words.of(
                  "Steep walls at the corners, a flat plain around the minimum.",
                  "Start at (1, 1): the gradient along x is exactly 0 there.")),
          new TestFunction(
              "himmelblau",
              "Himmelblau",
              "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
              List.of("x", "y"),
              Map.of(),
              List.of(-0.3, -0.9),
              List.of(List.of(-5.0, 5.0), List.of(-5.0, 5.0)),
              List.of(
                  List.of(3.0, 2.0),
                  List.of(-2.805118086952745, 3.131312518250573),
                  List.of(-3.779310253377747, -3.28318599128617),
                  List.of(3.584428340330492, -1.848126526964404)),
              0.0,
              new Rates(0.01, 0.003, 0.8, 0.15),
              150,
              "D. M. Himmelblau, 1972",
              Words.of(
                  "Four minima, all equally deep: where a run ends depends on its start and on its"
                      + " speed.",
                  "Drag the start across the ridges.")),
          new TestFunction(
              "booth",
              "Booth",
              "(x + 2y - 7)^2 + (2x + y - 5)^2",
              List.of("x", "y"),
              Map.of(),
              List.of(-7.0, -4.0),
              List.of(List.of(-10.0, 10.0), List.of(-10.0, 10.0)),
              List.of(List.of(1.0, 3.0)),
              0.0,
              new Rates(0.09, 0.03, 1.0, 0.4),
              120,
              "M. Jamil and X.-S. Yang, 2013",
              new Words(
                  "A bowl stretched along a diagonal: every method arrives.",
                  Claim.ALL_ARRIVE,
                  "See which one needs the fewest steps.",
                  Need.SEVERAL)),
          new TestFunction(
              "matyas",
              "Matyas",
              "0.26(x^2 + y^2) - 0.48x*y",
              List.of("x", "y"),
              Map.of(),
              List.of(-8.0, 3.0),
              List.of(List.of(-10.0, 10.0), List.of(-10.0, 10.0)),
              List.of(List.of(0.0, 0.0)),
              0.0,
              new Rates(1.5, 0.4, 1.0, 0.4),
              200,
              "M. Jamil and X.-S. Yang, 2013",
              Words.of(
                  "Almost flat along the diagonal.",
                  "Compare AdaGrad with RMSProp, which forgets old gradients.")),
          new TestFunction(
              "camel3",
              "Three-hump camel",
              "2x^2 - 1.05x^4 + x^6/6 + x*y + y^2",
              List.of("x", "y"),
              Map.of(),
              List.of(-1.9, 2.3),
              List.of(List.of(-2.5, 2.5), List.of(-2.5, 2.5)),
              List.of(List.of(0.0, 0.0)),
              0.0,
              new Rates(0.05, 0.02, 0.3, 0.08),
              200,
              "F. H. Branin, 1972",
              new Words(
                  "Three valleys, the middle one the deepest.",
                  Claim.NOTHING,
                  "Raise the momentum until the ball rolls through.",
                  Need.MOMENTUM_TRAPPED)),
          new TestFunction(
              "camel6",
              "Six-hump camel",
              "(4 - 2.1x^2 + x^4/3)x^2 + x*y + (-4 + 4y^2)y^2",
              List.of("x", "y"),
              Map.of(),
              List.of(-1.6, 0.9),
              List.of(List.of(-2.0, 2.0), List.of(-1.2, 1.2)),
              List.of(
                  List.of(0.0898420131003181, -0.71265640302074),
                  List.of(-0.0898420131003181, 0.71265640302074)),
              -1.031628453489877,
              new Rates(0.02, 0.01, 0.2, 0.05),
              200,
              "L. C. W. Dixon and G. P. Szegő, 1978",
              Words.of(
                  "Six minima, two of them the deepest.",
                  "Drag the start and see which one each method falls into.")),
          new TestFunction(
              "styblinskiTang",
              "Styblinski and Tang",
              "(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2",
              List.of("x", "y"),
              Map.of(),
              List.of(0.6, 3.2),
              List.of(List.of(-5.0, 5.0), List.of(-5.0, 5.0)),
              List.of(List.of(-2.903534027771177, -2.903534027771177)),
              -78.33233140754282,
              new Rates(0.01, 0.006, 0.5, 0.12),
              150,
              "M. A. Styblinski and T.-S. Tang, 1990",
              Words.of(
                  "Four wells of three depths.",
                  "A good start decides more than a good method: drag it.")),
          new TestFunction(
              "ackley",
              "Ackley",
              "-20exp(-0.2sqrt((x^2 + y^2)/2)) - exp((cos(2pi*x) + cos(2pi*y))/2) + 20 + e",
              List.of("x", "y"),
              Map.of(),
              List.of(2.6, -1.8),
              List.of(List.of(-4.0, 4.0), List.of(-4.0, 4.0)),
              List.of(List.of(0.0, 0.0)),
              0.0,
              new Rates(0.02, 0.012, 0.4, 0.1),
              250,
              "D. H. Ackley, 1987",
              new Words(
                  "A funnel full of dimples: small steps end in the first one.",
                  Claim.NOTHING,
                  "Raise a rate, or add noise under Noise and seeds.",
                  Need.A_RATE)),
          new TestFunction(
              "rastrigin",
              "Rastrigin",
              "20 + x^2 + y^2 - 10(cos(2pi*x) + cos(2pi*y))",
              List.of("x", "y"),
              Map.of(),
              List.of(2.3, -1.7),
              List.of(List.of(-4.0, 4.0), List.of(-4.0, 4.0)),
              List.of(List.of(0.0, 0.0)),
              0.0,
              new Rates(0.002, 0.0015, 0.3, 0.1),
              250,
              "L. A. Rastrigin, 1974",
              new Words(
                  "A bowl full of local minima.",
                  Claim.NOTHING,
                  "Raise a rate, or add noise under Noise and seeds.",
                  Need.A_RATE)),
          new TestFunction(
              "griewank",
              "Griewank",
              "1 + (x^2 + y^2)/4000 - cos(x)*cos(y/sqrt(2))",
              List.of("x", "y"),
              Map.of(),
              List.of(5.0, -6.5),
              List.of(List.of(-10.0, 10.0), List.of(-10.0, 10.0)),
              List.of(List.of(0.0, 0.0)),
              0.0,
              new Rates(0.5, 0.2, 0.6, 0.15),
              250,
              "A. O. Griewank, 1981",
              Words.of("From afar a bowl, from near an egg carton.", "Zoom out, then in.")),
          new TestFunction(
              "goldsteinPrice",
              "Goldstein and Price",
              "(1 + (x + y + 1)^2*(19 - 14x + 3x^2 - 14y + 6x*y + 3y^2))*(30 + (2x - 3y)^2*(18 -"
                  + " 32x + 12x^2 + 48y - 36x*y + 27y^2))",
              List.of("x", "y"),
              Map.of(),
              List.of(-1.4, 0.6),
              List.of(List.of(-2.0, 2.0), List.of(-2.0, 2.0)),
              List.of(List.of(0.0, -1.0)),
              3.0,
              new Rates(1e-06, 3e-07, 0.2, 0.04),
              400,
              "A. A. Goldstein and J. F. Price, 1971",
              new Words(
                  "The loss spans more than five powers of ten, so no single rate suits SGD.",
                  Claim.PLAIN_DESCENT,
                  "See how dividing by the gradient's size copes.",
                  Need.NOTHING)),
          new TestFunction(
              "mccormick",
              "McCormick",
              "sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1",
              List.of("x", "y"),
              Map.of(),
              List.of(3.0, 3.5),
              List.of(List.of(-1.5, 4.0), List.of(-3.0, 4.0)),
              List.of(List.of(-0.5471975511965976, -1.5471975511965976)),
              -1.913222954981037,
              new Rates(0.2, 0.06, 0.4, 0.12),
              150,
              "G. P. McCormick, 1976",
              Words.of(
                  "A slope with a hollow in it.",
                  "Start beyond the ridge and see which method comes back.")),
          new TestFunction(
              "saddle",
              "Saddle",
              "x^2 - y^2 + y^4/4",
              List.of("x", "y"),
              Map.of(),
              List.of(-1.8, 0.001),
              List.of(List.of(-2.2, 2.2), List.of(-2.2, 2.2)),
              List.of(List.of(0.0, 1.4142135623730951), List.of(0.0, -1.4142135623730951)),
              -1.0,
              new Rates(0.05, 0.02, 0.2, 0.05),
              150,
              "CS231n, Training neural networks, part II",
              new Words(
                  "The start is almost on the ridge of a saddle: SGD and momentum crawl along it,"
                      + " AdaGrad and Adam leave it at once.",
                  Claim.GRADIENTS_CRAWL,
                  "Put the start exactly on y = 0, then add noise under Noise and seeds.",
                  Need.NOTHING)),
          new TestFunction(
              "shallow",
              "A shallow minimum on the way",
              "0.02x^2 + 0.5y^2 - 0.15exp(-4(x + 3)^2 - y^2)",
              List.of("x", "y"),
              Map.of(),
              List.of(-5.0, 1.5),
              List.of(List.of(-6.0, 2.0), List.of(-2.5, 2.5)),
              List.of(List.of(0.0, 0.0)),
              0.0,
              new Rates(0.5, 0.1, 0.3, 0.1),
              200,
              "After CS231n, Training neural networks, part II",
              new Words(
                  "A shallow minimum lies on the way: SGD stays in it, momentum rolls through.",
                  Claim.MOMENTUM_PASSES,
                  "Lower the momentum until it stays too.",
                  Need.MOMENTUM_FREE)),
          new TestFunction(
              "doubleWell",
              "Two wells on a line",
              "x^4/4 - x^2 + 0.3x",
              List.of("x"),
              Map.of(),
              List.of(2.2),
              List.of(List.of(-2.4, 2.4)),
              List.of(List.of(-1.4839678931977263)),
              -1.4349731299903377,
              new Rates(0.1, 0.03, 0.2, 0.08),
              120,
              "Folklore",
              new Words(
                  "One variable, two wells: the left one is deeper.",
                  Claim.NOTHING,
                  "Raise the momentum until the ball rolls into the left one.",
                  Need.MOMENTUM_TRAPPED)),
          new TestFunction(
              "monkey",
              "Monkey saddle",
              "x^3 - 3x*y^2 + (x^2 + y^2)^2/4",
              List.of("x", "y"),
              Map.of(),
              List.of(0.02, 1.2),
              List.of(List.of(-3.6, 3.6), List.of(-3.6, 3.6)),
              List.of(
                  List.of(-3.0, 0.0),
                  List.of(1.5, 2.598076211353316),
                  List.of(1.5, -2.598076211353316)),
              -6.75,
              new Rates(0.02, 0.01, 0.3, 0.08),
              200,
              "D. Hilbert and S. Cohn-Vossen, 1932",
              Words.of(
                  "Three valleys meet at a flat saddle, where even the curvature vanishes.",
                  "Drag the start close to the centre.")),
          new TestFunction(
              "rosenbrock10",
              "Rosenbrock's valley in 10 dimensions",
              "sum(i, 1, n-1, 100(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)",
              List.of(),
              Map.of(),
              alternating(-1.2, 1.0, 10),
              List.of(List.of(-2.0, 2.0), List.of(-1.0, 3.0)),
              List.of(alternating(1.0, 1.0, 10)),
              0.0,
              new Rates(0.001, 0.0002, 0.3, 0.02),
              1000,
              "J. J. Moré, B. S. Garbow and K. E. Hillstrom, 1981",
              Words.of(
                  "Ten variables; the map is a slice through two of them.",
                  "Choose other variables in the map's two menus.")));

  private Gallery() {}

  /** All of them, the lecture's first. */
  public static List<TestFunction> functions() {
    return FUNCTIONS;
  }

  /** The function that has this expression, spaces apart. */
  public static Optional<TestFunction> withExpression(String expression) {
    String typed = SPACES.matcher(expression).replaceAll("");
    return FUNCTIONS.stream()
        .filter(f -> SPACES.matcher(f.expression()).replaceAll("").equals(typed))
        .findFirst();
  }

  /**
   * The one with the same values as a function, however that is written and whatever its names are.
   */
  public static Optional<TestFunction> equalTo(Objective function) {
    return Samples.ALL.stream()
        .filter(sampled -> sampled.agrees(function))
        .map(Sampled::known)
        .findFirst();
  }

  /** Computed when somebody first asks which function another one is. */
  private static final class Samples {
    static final List<Sampled> ALL = FUNCTIONS.stream().map(Gallery::sampled).toList();
  }

  private static Sampled sampled(TestFunction known) {
    return Sampled.of(known, Expression.parse(known.expression()));
  }

  /** The one with this id. */
  public static Optional<TestFunction> find(String id) {
    return FUNCTIONS.stream().filter(f -> f.id().equals(id)).findFirst();
  }

  private static List<Double> alternating(double odd, double even, int n) {
    var list = new ArrayList<Double>();
    for (int i = 0; i < n; i++) {
      list.add(i % 2 == 0 ? odd : even);
    }
    return List.copyOf(list);
  }
}
