package descent.gradientcheck;

import descent.experiment.FunctionProblem;
import descent.expression.Expression;
import descent.expression.Interpreter;
import descent.expression.Rounding;
import descent.message.Message;
import descent.objective.TypedFunction;
import java.util.Arrays;
import java.util.List;

/** A typed function at a point. */
final class FunctionSubject implements Subject {
  private static final int LONGEST_NAME = 60;

  /** How much slower a tree is walked than compiled code runs, roughly. */
  private static final double INTERPRETED = 10;

  private final List<String> names;
  private final TypedFunction function;
  private final Interpreter exact;
  private final Interpreter single;
  private final Rounding exactRounding;
  private final Rounding singleRounding;
  private final double[] point;

  FunctionSubject(FunctionProblem problem, TypedFunction function, double[] point) {
    this.function = function;
    this.point = point.clone();
    Expression expression = problem.source().parsed();
    names = problem.coordinates();
    exact = new Interpreter(expression, problem.declared(), problem.parameters(), false);
    single = new Interpreter(expression, problem.declared(), problem.parameters(), true);
    exactRounding = new Rounding(expression, problem.declared(), problem.parameters(), false);
    singleRounding = new Rounding(expression, problem.declared(), problem.parameters(), true);
  }

  @Override
  public double[] point() {
    return point.clone();
  }

  @Override
  public Message name(int parameter) {
    return Message.of("check.variable", "{0}", names.get(parameter));
  }

  @Override
  public List<Group> groups() {
    return List.of(new Group(Message.of("check.variables", "the variables"), 0, point.length, 1));
  }

  @Override
  public double gradient(double[] w, double[] gradient) {
    return function.gradient(w, gradient);
  }

  @Override
  public void rightGradient(double[] w, double[] gradient) {
    function.gradient(w, gradient);
  }

  @Override
  public void penaltyGradient(double[] w, double[] gradient) {
    Arrays.fill(gradient, 0);
  }

  @Override
  public double value(double[] w) {
    return function.value(w);
  }

  @Override
  public double singleValue(double[] w) {
    return single.value(w, null);
  }

  @Override
  public double rounding(double[] w, boolean inSingle) {
    return (inSingle ? singleRounding : exactRounding).at(w);
  }

  @Override
  public boolean hasKinks() {
    return true;
  }

  @Override
  public void sides(double[] w, Sides sides) {
    exact.value(
        w,
        new Interpreter.Kinks() {
          @Override
          public void distance(int place, double distance) {
            sides.distance(place, distance);
          }

          @Override
          public void piece(int place, double piece) {
            sides.piece(place, piece);
          }

          @Override
          public void norm(int place, double[] vector) {
            sides.norm(place, vector);
          }
        });
  }

  @Override
  public Message kink(int place) {
    String text = exact.kink(place);
    return Message.of(
        "check.term",
        "{0}",
        text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text);
  }

  @Override
  public boolean speaksSingly() {
    return true;
  }

  @Override
  public boolean isRandom() {
    return false;
  }

  @Override
  public double cost() {
    return INTERPRETED * function.cost();
  }
}
