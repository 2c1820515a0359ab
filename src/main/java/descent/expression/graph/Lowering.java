package descent.expression.graph;

import descent.expression.syntax.ExpressionException;
import descent.expression.syntax.ExpressionFault;
import descent.expression.syntax.FreeNames;
import descent.expression.syntax.Function;
import descent.expression.syntax.Hints;
import descent.expression.syntax.Tree;
import descent.expression.syntax.Tree.Place;
import descent.expression.syntax.Variables;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a tree into nodes of a graph and resolves its names. */
public final class Lowering {
  private final Graph graph = new Graph();
  private final Variables variables;
  private final Map<String, Node> known = new HashMap<>();
  private final Map<String, Node> indices = new HashMap<>();
  private final LoopCheck check;
  private LoopCheck.@Nullable Range range;
  private boolean inIndex;
  private boolean componentwise;

  public Lowering(Variables variables, List<String> parameters) {
    this.variables = variables;
    this.check = new LoopCheck(variables.array(), variables.dimension());
    for (int i = 0; i < parameters.size(); i++) {
      known.put(parameters.get(i), graph.parameter(i));
    }
    for (int i = 0; i < variables.names().size(); i++) {
      known.put(variables.names().get(i), graph.variable(i));
    }
    if (variables.array() != null) {
      known.put("n", graph.constant(variables.dimension()));
    }
  }

  /** For a rule, which works on each component alone and so has no sums. */
  public static Lowering componentwise(Variables variables) {
    Lowering lowering = new Lowering(variables, List.of());
    lowering.componentwise = true;
    return lowering;
  }

  /** From here on the name means this. */
  public void assign(String name, Node node) {
    known.put(name, node);
  }

  public Graph graph() {
    return graph;
  }

  /** What has to hold before the node can be computed; complete after {@link #lower}. */
  public LoopCheck check() {
    return check;
  }

  public Node lower(Tree tree) {
    return switch (tree) {
      case Tree.Literal n -> graph.constant(n.value());
      case Tree.Name n -> name(n);
      case Tree.Element e -> element(e);
      case Tree.Sum s -> sum(s.terms());
      case Tree.Product p -> product(p.factors());
      case Tree.Negation n -> graph.negate(lower(n.operand()));
      case Tree.Power p -> power(p.base(), p.exponent());
      case Tree.Call c -> call(c);
      case Tree.Reduction r -> throw new IllegalStateException(r.toString());
      case Tree.Choice c ->
          graph.select(
              c.comparison(),
              lower(c.left()),
              lower(c.right()),
              lower(c.then()),
              lower(c.otherwise()));
      case Tree.Series s -> series(s);
    };
  }

  private Node sum(List<Tree.Term> terms) {
    Node sum = lower(terms.getFirst().tree());
    for (Tree.Term term : terms.subList(1, terms.size())) {
      Node next = lower(term.tree());
      sum = term.subtracted() ? graph.subtract(sum, next) : graph.add(sum, next);
    }
    return sum;
  }

  private Node product(List<Tree.Factor> factors) {
    Node product = lower(factors.getFirst().tree());
    for (Tree.Factor factor : factors.subList(1, factors.size())) {
      Node next = lower(factor.tree());
      product = factor.divides() ? graph.divide(product, next) : graph.multiply(product, next);
    }
    return product;
  }

  private Node power(Tree base, Tree exponent) {
    // e^a is exp(a), not a power of the nearest double.
    if (base instanceof Tree.Name name && name.name().equals("e")) {
      return graph.apply(Operation.EXP, lower(exponent));
    }
    return graph.pow(lower(base), lower(exponent));
  }

  private Node call(Tree.Call call) {
    List<Tree> arguments = call.arguments();
    if (call.function() == Function.POW) {
      return power(arguments.get(0), arguments.get(1));
    }
    Operation operation = Operation.valueOf(call.function().name());
    Node first = lower(arguments.getFirst());
    if (arguments.size() == 1) {
      return graph.apply(operation, first);
    }
    for (Tree argument : arguments.subList(1, arguments.size())) {
      first = graph.apply(operation, first, lower(argument));
    }
    return first;
  }

  private Node name(Tree.Name name) {
    String word = name.name();
    Node index = indices.get(word);
    if (index != null) {
      return index;
    }
    Node node = known.get(word);
    if (node == null) {
      return switch (word) {
        case "pi" -> graph.constant(Math.PI);
        case "e" -> graph.constant(Math.E);
        default -> throw unknown(name);
      };
    }
    if (inIndex && node.active) {
      throw ExpressionFault.VARIABLE_IN_INDEX.at(name.place());
    }
    return node;
  }

  private ExpressionException unknown(Tree.Name name) {
    String word = name.name();
    if (word.equals(variables.array())) {
      return ExpressionFault.ARRAY_WITHOUT_INDEX.at(name.place(), word);
    }
    Set<String> names = new LinkedHashSet<>(variables.names());
    names.addAll(indices.keySet());
    names.addAll(known.keySet().stream().sorted().toList());
    Place place = name.place();
    if (Hints.isNotFinite(word)) {
      return ExpressionFault.NOT_FINITE.at(place, word);
    }
    String suggestion = Hints.name(word, names);
    suggestion = suggestion == null ? Hints.oftenConstant(word) : suggestion;
    if (suggestion != null) {
      return ExpressionFault.MISREAD_NAME.withSuggestion(
          suggestion, place.position(), place.length(), word, suggestion);
    }
    if (variables.array() != null) {
      names.add(variables.array() + "[1]");
    }
    return ExpressionFault.UNKNOWN_NAME.at(place, word, String.join(", ", names));
  }

  private Node element(Tree.Element element) {
    if (!element.array().equals(variables.array())) {
      throw ExpressionFault.NOT_AN_ARRAY.at(element.place(), element.array());
    }
    if (inIndex) {
      throw ExpressionFault.VARIABLE_IN_INDEX.at(element.place());
    }
    Node index = integer(element.index());
    if (index.isConstant()) {
      check.element(index.number, element.place());
      return graph.variable((int) index.number - 1);
    }
    check.add(index, element.place());
    return graph.element(index);
  }

  /** An index or a bound, which cannot depend on variables. */
  private Node integer(Tree tree) {
    inIndex = true;
    Node node = lower(tree);
    inIndex = false;
    return node;
  }

  private Node series(Tree.Series series) {
    if (componentwise) {
      throw ExpressionFault.SERIES_IN_RULE.at(series.place(), series.product() ? "prod" : "sum");
    }
    if (inIndex) {
      throw ExpressionFault.SERIES_IN_INDEX.at(series.place());
    }
    Node from = integer(series.from());
    Node to = integer(series.to());
    Loop loop = graph.loop(scope(series), from, to);
    LoopCheck.Range outer = range;
    range = check.enter(outer, loop, series);
    @Nullable Node hidden = indices.put(series.index(), loop.index());
    Node body = lower(series.body());
    if (hidden == null) {
      indices.remove(series.index());
    } else {
      indices.put(series.index(), hidden);
    }
    range = outer;
    return series.product() ? graph.product(loop, body) : graph.sum(loop, body);
  }

  /**
   * The innermost loop that the series depends on; it need not be repeated in those that it does
   * not.
   */
  private @Nullable Loop scope(Tree.Series series) {
    return deepest(FreeNames.of(series).names());
  }

  private @Nullable Loop deepest(Collection<String> names) {
    Loop deepest = null;
    for (String name : names) {
      Node index = indices.get(name);
      if (index != null) {
        deepest = Loop.deeper(deepest, index.scope);
      }
    }
    return deepest;
  }
}
