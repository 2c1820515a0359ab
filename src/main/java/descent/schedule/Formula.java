package descent.schedule;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Parameter.Text;
import descent.expression.Expression;
import descent.expression.Recent;
import descent.expression.program.DifferentiableFunction;
import descent.expression.program.Program;
import descent.expression.syntax.Variables;
import java.util.List;
import java.util.Map;

/**
 * Whatever a visitor types. The rate is taken as it comes: below 0 the run climbs, and a rate that
 * is no number ends it as diverged.
 *
 * @param learningRate what the expression may call {@code lr}
 * @param expression the rate as an expression of {@code t} and {@code lr}
 */
public record Formula(double learningRate, String expression) implements Schedule {
  private static final Recent<Program> READ = new Recent<>(Formula::program);

  public static final Entry<Schedule> ENTRY =
      new Entry<>(
          "formula",
          "Formula",
          "Gives the rate as your own expression of the step t, counted from 0.",
          List.of(
              Constant.LEARNING_RATE,
              new Text(
                  "expression",
                  "expression",
                  "lr*0.99^t",
                  1000,
                  "The rate as an expression of t, and of lr for the learning rate.")),
          null,
          new Names(
              "torch.optim.lr_scheduler.LambdaLR", "keras.callbacks.LearningRateScheduler", null),
          false,
          values -> new Formula(values.real("learningRate"), values.text("expression")));

  /**
   * Reads the expression.
   *
   * @throws descent.message.InvalidInputException if it is none of t and lr
   */
  public Formula {
    compile(learningRate, expression);
  }

  @Override
  public Entry<Schedule> entry() {
    return ENTRY;
  }

  @Override
  public String formula() {
    return expression;
  }

  @Override
  public Rates start() {
    DifferentiableFunction rate = compile(learningRate, expression);
    return Rates.of(t -> rate.value(new double[] {t}));
  }

  private static DifferentiableFunction compile(double learningRate, String expression) {
    return READ.of(expression).bind(Map.of("lr", learningRate));
  }

  private static Program program(String expression) {
    return Expression.parse(expression).compile(Variables.named(List.of("t")), List.of("lr"));
  }
}
