package descent.inspection;

import descent.catalogue.Entry;
import descent.catalogue.Parameter;
import descent.expression.Expression;
import descent.expression.Rule;
import descent.expression.WorkedRule;
import descent.optimizer.Arrow;
import descent.optimizer.Optimizer;
import descent.run.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The formula of an optimizer, laid out to be worked in numbers for any values of its
 * hyperparameters. The same formula gives the same recipe: see {@link #key}. Immutable and free to
 * be shared by threads.
 */
public final class Recipe {
  /** The most numbers that a page can typeset and a reader take in. */
  private static final int MOST_NUMBERS = 400;

  private final Rule rule;
  private final Set<String> state;

  /** Names whose number all components share. */
  private final Set<String> shared;

  private final WorkedRule worked;

  private Recipe(Rule rule, Set<String> state, Set<String> shared, WorkedRule worked) {
    this.rule = rule;
    this.state = state;
    this.shared = shared;
    this.worked = worked;
  }

  /** The recipe of an optimizer; null for a rule of matrices or with numbers of all components. */
  public static @Nullable Recipe of(Optimizer optimizer) {
    if (optimizer.formula().isEmpty()) {
      return null;
    }
    Rule rule = Rule.parse(optimizer.formula());
    if (rule.hasReductions()) {
      return null;
    }
    Map<String, double[]> memory = optimizer.start(2).state();
    var names = new LinkedHashSet<>(List.of("w", "g", "lr", "t"));
    for (Parameter parameter : optimizer.entry().parameters()) {
      if (parameter instanceof Parameter.Real) {
        names.add(parameter.symbol());
      }
    }
    names.addAll(memory.keySet());
    var places = new ArrayList<Expression>();
    for (Arrow arrow : optimizer.arrows()) {
      places.add(Expression.parse(arrow.from()));
      places.add(Expression.parse(arrow.to()));
    }
    return new Recipe(
        rule,
        memory.keySet(),
        shared(rule, names, memory),
        new WorkedRule(rule, List.copyOf(names), places));
  }

  private static Set<String> shared(Rule rule, Set<String> names, Map<String, double[]> memory) {
    Set<String> shared = new HashSet<>(names);
    shared.removeAll(Set.of("w", "g"));
    shared.removeIf(name -> memory.containsKey(name) && memory.get(name).length > 1);
    for (Rule.Line line : rule.lines()) {
      if (shared.containsAll(line.expression().freeNames())) {
        shared.add(line.name());
      } else {
        shared.remove(line.name());
      }
    }
    return shared;
  }

  /** Optimizers of the same key have the same recipe. */
  public static Object key(Optimizer optimizer) {
    return List.of(optimizer.entry().type(), optimizer.formula(), optimizer.arrows());
  }

  /** For each component the ends of the arrows, and then the lines. */
  double[][] work(Optimizer optimizer, Update update) {
    int n = update.point().length;
    double[][] results = new double[n][];
    for (int i = 0; i < n; i++) {
      results[i] = worked.results(values(optimizer, update, i));
    }
    return results;
  }

  private Map<String, Double> values(Optimizer optimizer, Update update, int i) {
    Map<String, Double> values = new HashMap<>();
    values.put("w", update.point()[i]);
    values.put("g", update.seen()[i]);
    values.put("lr", update.rate());
    values.put("t", update.step() + 1.0);
    Entry.Values settings = Entry.Values.of((Record) optimizer);
    for (Parameter parameter : optimizer.entry().parameters()) {
      if (parameter instanceof Parameter.Real) {
        values.put(parameter.symbol(), settings.real(parameter.name()));
      }
    }
    update
        .before()
        .state()
        .forEach((name, numbers) -> values.put(name, numbers[numbers.length == 1 ? 0 : i]));
    return values;
  }

  /** Null where a visitor's rule is too long to be read in numbers. */
  @Nullable Working working(Optimizer optimizer, Update update, double[][] results) {
    if (worked.closed().size() > MOST_NUMBERS) {
      return null;
    }
    double[][] numbers = new double[results.length][];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = worked.numbers(values(optimizer, update, i), results[i]);
    }
    return new Working(worked.latex(), worked.text(), worked.closed(), numbers);
  }

  /** The parameters, the gradient, the state, and what the lines abbreviate. */
  List<Quantity> quantities(Update update, double[][] results) {
    Map<String, Quantity> all = new LinkedHashMap<>();
    Quantity.ofAll(update).forEach(quantity -> all.put(quantity.name(), quantity));
    Map<String, double[]> before = update.before().state();
    Map<String, double[]> after = update.after().state();
    int first = results[0].length - rule.lines().size();
    for (int line = 0; line < rule.lines().size(); line++) {
      String name = rule.lines().get(line).name();
      if (state.contains(name)) {
        all.put(name, new Quantity(name, before.get(name), after.get(name)));
      } else if (!name.equals("w")) {
        int at = first + line;
        double[] numbers = new double[shared.contains(name) ? 1 : results.length];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = results[i][at];
        }
        all.put(name, new Quantity(name, null, numbers));
      }
    }
    return List.copyOf(all.values());
  }

  List<Vector> arrows(Optimizer optimizer, double[][] results) {
    var vectors = new ArrayList<Vector>();
    List<Arrow> arrows = optimizer.arrows();
    for (int k = 0; k < arrows.size(); k++) {
      double[] from = new double[results.length];
      double[] to = new double[results.length];
      for (int i = 0; i < results.length; i++) {
        from[i] = results[i][2 * k];
        to[i] = results[i][2 * k + 1];
      }
      vectors.add(new Vector(arrows.get(k).kind(), from, to));
    }
    return List.copyOf(vectors);
  }
}
