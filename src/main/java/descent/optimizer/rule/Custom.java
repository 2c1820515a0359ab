package descent.optimizer.rule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Framework;
import descent.catalogue.Parameter;
import descent.catalogue.Parameter.Text;
import descent.expression.Recent;
import descent.expression.Rule;
import descent.expression.StagedRule;
import descent.expression.program.CompiledRule;
import descent.expression.syntax.ExpressionException;
import descent.objective.Objective;
import descent.optimizer.Counterpart;
import descent.optimizer.Lanes;
import descent.optimizer.Memory;
import descent.optimizer.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's own rule: assignments for one component, made one after the other and for every
 * component alike. Every assigned name but {@code w} is state: it starts at 0 and keeps its value
 * until the next step.
 *
 * @param rule the lines, over {@code w}, {@code g}, {@code lr}, {@code t} (from 1) and what they
 *     assign; one of them assigns {@code w}
 */
public record Custom(String rule) implements Optimizer {
  /** A cost for each component, about that of the most laborious rule that has a name. */
  private static final double MOST_TOGETHER = 100;

  private static final List<String> GIVEN = List.of("g", "lr", "t");
  private static final Recent<Compiled> READ = new Recent<>(Custom::compile);

  public static final Entry<Optimizer> ENTRY =
      new Entry<>(
          "custom",
          "Own rule",
          "Moves as you say: lines of assignments over w, g, lr and t, one of which gives w.",
          List.of(
              new Text(
                  "rule",
                  "rule",
                  "v = 0.9*v - lr*g\nw = w + v",
                  10_000,
                  "Assignments, one a line, with = or += -= *= /=: w are the parameters, g their"
                      + " gradient, lr the learning rate, t the step from 1; other assigned names"
                      + " start at 0 and are kept. norm(a), dot(a, b) and mean(a) are of all"
                      + " parameters; a remark begins with #.",
                  Text.Language.RULE)),
          null,
          Names.NONE,
          false,
          values -> new Custom(values.text("rule")));

  /**
   * Reads the rule.
   *
   * @throws descent.expression.syntax.ExpressionException if it is none
   */
  public Custom {
    read(rule);
  }

  /**
   * Another optimizer's formula with its hyperparameters as numbers, to begin one's own rule with;
   * empty where the formula is none that a rule can be, as one of matrices.
   */
  public static Optional<Custom> like(Optimizer optimizer) {
    Entry.Values values = Entry.Values.of((Record) optimizer);
    String rule = optimizer.formula();
    for (Parameter parameter : optimizer.entry().parameters()) {
      if (parameter instanceof Parameter.Real) {
        rule =
            rule.replaceAll(
                "\\b" + parameter.symbol() + "\\b", shortest(values.real(parameter.name())));
      }
    }
    try {
      return Optional.of(new Custom(rule));
    } catch (ExpressionException e) {
      return Optional.empty();
    }
  }

  /** The digits that give the number again, as people write them: 0.9, 1e-8, 2. */
  private static String shortest(double value) {
    return Double.toString(value).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
  }

  /** One pass over the components, or several where numbers of all of them are needed. */
  private sealed interface Compiled {
    record Plain(List<String> names, CompiledRule rule) implements Compiled {}

    record Staged(List<String> names, StagedRule rule) implements Compiled {}

    /** {@code w} and then the state. */
    List<String> names();

    default double cost() {
      return switch (this) {
        case Plain plain -> plain.rule().cost();
        case Staged staged -> staged.rule().cost();
      };
    }
  }

  private static Compiled read(String text) {
    return READ.of(text);
  }

  private static Compiled compile(String text) {
    Rule rule = Rule.parse(text);
    List<String> names = rule.assigned("w");
    return rule.hasReductions()
        ? new Compiled.Staged(names, StagedRule.of(rule, "w", GIVEN))
        : new Compiled.Plain(names, rule.compile("w", GIVEN));
  }

  @Override
  public Entry<Optimizer> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return rule;
  }

  @Override
  public double work(int n, double gradient) {
    return gradient + n * read(rule).cost();
  }

  @Override
  public Counterpart in(Framework framework, boolean constantRate) {
    return Counterpart.rule("");
  }

  /** None where it takes long: such runs go one at a time, and can be left at any step. */
  @Override
  public @Nullable Lanes lanes(List<Optimizer> each, int dimension) {
    return read(rule).cost() > MOST_TOGETHER ? null : Optimizer.super.lanes(each, dimension);
  }

  @Override
  public Memory start(int dimension) {
    Compiled compiled = read(rule);
    return new State(compiled, new double[compiled.names().size()][dimension], 0);
  }

  private static final class State implements Memory {
    private final Compiled compiled;

    /** By name, the components; nothing for {@code w}. */
    private final double[][] state;

    private final double[] values;
    private final double[] results;
    private int t;

    State(Compiled compiled, double[][] state, int t) {
      this.compiled = compiled;
      this.state = state;
      this.t = t;
      this.values = new double[state.length + GIVEN.size()];
      this.results = new double[state.length];
    }

    @Override
    public void step(Objective objective, double[] w, double[] g, double rate) {
      t++;
      switch (compiled) {
        case Compiled.Plain(_, CompiledRule plain) -> step(plain, w, g, rate);
        case Compiled.Staged(_, StagedRule staged) -> {
          double[][] current = state.clone();
          current[0] = w;
          staged.step(current, g, rate, t);
        }
      }
    }

    private void step(CompiledRule plain, double[] w, double[] g, double rate) {
      int count = results.length;
      values[count + 1] = rate;
      values[count + 2] = t;
      for (int i = 0; i < w.length; i++) {
        values[0] = w[i];
        for (int k = 1; k < count; k++) {
          values[k] = state[k][i];
        }
        values[count] = g[i];
        plain.apply(values, results);
        w[i] = results[0];
        for (int k = 1; k < count; k++) {
          state[k][i] = results[k];
        }
      }
    }

    @Override
    public Map<String, double[]> state() {
      Map<String, double[]> byName = new LinkedHashMap<>();
      for (int k = 1; k < state.length; k++) {
        byName.put(compiled.names().get(k), state[k]);
      }
      return byName;
    }

    @Override
    public Memory copy() {
      double[][] copy = new double[state.length][];
      for (int k = 0; k < copy.length; k++) {
        copy[k] = state[k].clone();
      }
      return new State(compiled, copy, t);
    }
  }
}
