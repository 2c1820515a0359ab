package descent.expression;

import descent.expression.program.CompiledRule;
import descent.expression.syntax.ExpressionException;
import descent.expression.syntax.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule some of whose lines need a number of all components, such as {@code norm(g)}: before each
 * such line one pass over the components computes its numbers, and the lines between are one pass.
 * Immutable and free to be shared by threads.
 */
public final class StagedRule {
  private static final String PREFIX = "over";

  private sealed interface Stage {
    /** The number becomes the value of that name. */
    record Reduce(Tree.Reduction.Kind kind, CompiledRule arguments, int count, int name)
        implements Stage {}

    /** The lines, and which of the assigned names they change. */
    record Assign(CompiledRule lines, List<Integer> changed) implements Stage {}
  }

  private final List<String> assigned;
  private final int given;
  private final int names;
  private final List<Stage> stages = new ArrayList<>();

  /** A reduction that waits for its stage, with its arguments free of others. */
  private record Waiting(Tree.Reduction.Kind kind, List<Tree> arguments) {}

  private StagedRule(Rule rule, String result, List<String> given) {
    this.assigned = rule.assigned(result);
    this.given = given.size();
    List<List<Waiting>> before = new ArrayList<>();
    List<Rule.Line> lines = new ArrayList<>();
    int count = 0;
    for (Rule.Line line : rule.lines()) {
      List<Waiting> waiting = new ArrayList<>();
      Tree tree = named(line.expression().tree(), waiting, count);
      count += waiting.size();
      before.add(waiting);
      lines.add(new Rule.Line(line.name(), line.place(), Expression.of(tree)));
    }
    List<String> all = new ArrayList<>(assigned);
    all.addAll(given);
    List<String> known = new ArrayList<>(given);
    for (int i = 0; i < count; i++) {
      all.add(nameOf(i));
      known.add(nameOf(i));
    }
    names = all.size();
    int number = assigned.size() + given.size();
    List<Rule.Line> segment = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!before.get(i).isEmpty() && !segment.isEmpty()) {
        stages.add(assign(segment, known));
        segment.clear();
      }
      for (Waiting waiting : before.get(i)) {
        List<Expression> arguments = waiting.arguments().stream().map(Expression::of).toList();
        stages.add(
            new Stage.Reduce(
                waiting.kind(),
                RuleCompiler.ofLines(List.of(), all, arguments),
                arguments.size(),
                number++));
      }
      segment.add(lines.get(i));
    }
    stages.add(assign(segment, known));
  }

  private Stage assign(List<Rule.Line> lines, List<String> known) {
    List<Integer> changed =
        lines.stream().map(line -> assigned.indexOf(line.name())).distinct().toList();
    return new Stage.Assign(RuleCompiler.of(lines, assigned, known), changed);
  }

  /**
   * Compiles a rule.
   *
   * @param result the name that some line must assign
   * @param given the names that can be read alone; the first has a value for each component
   * @throws ExpressionException as {@link Rule#compile} does
   */
  public static StagedRule of(Rule rule, String result, List<String> given) {
    rule.checkNames(result, given);
    return new StagedRule(rule, result, given);
  }

  /** A name that no one can have typed, for {@code __} never begins one that is shown. */
  private static String nameOf(int number) {
    return "__" + PREFIX + number;
  }

  /** The tree with names for its reductions, the innermost first. */
  private static Tree named(Tree tree, List<Waiting> waiting, int before) {
    return switch (tree) {
      case Tree.Literal n -> n;
      case Tree.Name n -> n;
      case Tree.Element e -> e;
      case Tree.Series s -> s;
      case Tree.Sum s ->
          new Tree.Sum(
              s.terms().stream()
                  .map(t -> new Tree.Term(t.subtracted(), named(t.tree(), waiting, before)))
                  .toList());
      case Tree.Product p ->
          new Tree.Product(
              p.factors().stream()
                  .map(f -> new Tree.Factor(f.divides(), named(f.tree(), waiting, before)))
                  .toList());
      case Tree.Negation n -> new Tree.Negation(named(n.operand(), waiting, before));
      case Tree.Power p ->
          new Tree.Power(named(p.base(), waiting, before), named(p.exponent(), waiting, before));
      case Tree.Call c ->
          new Tree.Call(
              c.function(), c.arguments().stream().map(a -> named(a, waiting, before)).toList());
      case Tree.Choice c ->
          new Tree.Choice(
              named(c.left(), waiting, before),
              c.comparison(),
              named(c.right(), waiting, before),
              named(c.then(), waiting, before),
              named(c.otherwise(), waiting, before));
      case Tree.Reduction r -> {
        List<Tree> arguments = r.arguments().stream().map(a -> named(a, waiting, before)).toList();
        Waiting same = new Waiting(r.kind(), arguments);
        int known = waiting.indexOf(same);
        if (known < 0) {
          known = waiting.size();
          waiting.add(same);
        }
        yield new Tree.Name(nameOf(before + known), r.place());
      }
    };
  }

  /** About how many additions one component costs. */
  public double cost() {
    double cost = 0;
    for (Stage stage : stages) {
      cost +=
          switch (stage) {
            case Stage.Reduce reduce -> reduce.arguments().cost() + names;
            case Stage.Assign assign -> assign.lines().cost() + names;
          };
    }
    return cost;
  }

  /**
   * Makes one step.
   *
   * @param current by assigned name the components, which are changed
   * @param g the first given name, for each component
   * @param others the other given names
   */
  public void step(double[][] current, double[] g, double... others) {
    int first = assigned.size();
    double[] values = new double[names];
    double[] results = new double[Math.max(first, 2)];
    System.arraycopy(others, 0, values, first + 1, given - 1);
    for (Stage stage : stages) {
      switch (stage) {
        case Stage.Reduce reduce ->
            values[reduce.name()] = number(reduce, current, g, values, results);
        case Stage.Assign assign -> {
          for (int i = 0; i < g.length; i++) {
            read(current, g, i, values);
            assign.lines().apply(values, results);
            for (int k : assign.changed()) {
              current[k][i] = results[k];
            }
          }
        }
      }
    }
  }

  /** One after the other, so that the sum is the same on every machine. */
  private double number(
      Stage.Reduce reduce, double[][] current, double[] g, double[] values, double[] results) {
    double sum = 0;
    for (int i = 0; i < g.length; i++) {
      read(current, g, i, values);
      reduce.arguments().apply(values, results);
      sum +=
          switch (reduce.kind()) {
            case NORM -> results[0] * results[0];
            case DOT -> results[0] * results[1];
            case MEAN -> results[0];
          };
    }
    return switch (reduce.kind()) {
      case NORM -> Math.sqrt(sum);
      case DOT -> sum;
      case MEAN -> sum / g.length;
    };
  }

  private void read(double[][] current, double[] g, int i, double[] values) {
    for (int k = 0; k < current.length; k++) {
      values[k] = current[k][i];
    }
    values[assigned.size()] = g[i];
  }
}
