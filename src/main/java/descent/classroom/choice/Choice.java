package descent.classroom.choice;

import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.schedule.Plan;
import descent.schedule.Schedule;
import descent.schedule.Schedules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;

/**
 * One number, or one point, that a follower picks; it makes an experiment of its own, whose first
 * run is shown.
 *
 * @param field {@code learningRate}, {@code start}, {@code seed} or {@code keepProbability}
 * @param value as JSON
 */
public record Choice(String field, JsonNode value) {
  private static final List<String> FIELDS =
      List.of(Schedule.RATE, "start", "seed", "keepProbability");

  /** Twelve rates in each of five decades, from 1e-4 to 10. */
  private static final int RATES = 61;

  /** Twentieths, up to 1. */
  private static final int FRACTIONS = 20;

  /**
   * Reads the one field of an object.
   *
   * @throws descent.message.InvalidInputException if it has none of them, or more than one
   */
  public static Choice read(JsonNode object) {
    for (String field : FIELDS) {
      if (object.isObject() && object.size() == 1 && object.has(field)) {
        return new Choice(field, object.get(field));
      }
    }
    throw ObjectReader.wrong(
        "choose", "class.choose", "choose one of {0}", String.join(", ", FIELDS));
  }

  /**
   * Refuses to draw the true curve of a field that has none.
   *
   * @throws descent.message.InvalidInputException if it has none
   */
  public static void checkCurve(String field) {
    if (curve(field).isEmpty()) {
      throw ObjectReader.wrong(
          "state.truth",
          "class.noCurve",
          "there is a true curve of learningRate, rate and keepProbability alone");
    }
  }

  /** The numbers at which the true curve is computed, coarse ones first; none where it has none. */
  public static List<Choice> curve(String field) {
    return switch (field) {
      case Schedule.RATE, Guess.RATE ->
          coarseFirst(Schedule.RATE, RATES, i -> Math.pow(10, -4 + i / 12.0));
      case "keepProbability" -> coarseFirst(field, FRACTIONS, i -> (i + 1) / 20.0);
      default -> List.of();
    };
  }

  private static List<Choice> coarseFirst(String field, int count, IntToDoubleFunction number) {
    var all = new LinkedHashSet<Integer>();
    for (int stride = Integer.highestOneBit(count); stride > 0; stride /= 2) {
      for (int i = 0; i < count; i += stride) {
        all.add(i);
      }
    }
    return all.stream()
        .map(i -> new Choice(field, DoubleNode.valueOf(number.applyAsDouble(i))))
        .toList();
  }

  /**
   * The experiment with the choice in its first run, alone and without its question.
   *
   * @throws descent.message.InvalidInputException if the value does not fit
   */
  public Experiment in(Experiment asked) {
    Experiment alone = asked.withRuns(asked.runs().subList(0, 1)).withoutQuestion();
    if (field.equals(Schedule.RATE) && isOrdinaryRate()) {
      Experiment chosen = rated(alone);
      if (chosen != null) {
        return chosen;
      }
    }
    if (!field.equals("keepProbability")) {
      return ExperimentJson.with(alone, place(), value);
    }
    int layers = ExperimentJson.tree(ExperimentJson.write(alone)).at("/problem/layers").size();
    if (layers == 0) {
      throw ObjectReader.wrong(
          field, "class.noLayers", "there is no hidden layer whose outputs could be kept");
    }
    Experiment kept = alone;
    for (int layer = 0; layer < layers; layer++) {
      kept = ExperimentJson.with(kept, "/problem/layers/" + layer + "/keepProbability", value);
    }
    return kept;
  }

  private boolean isOrdinaryRate() {
    return value.isFloatingPointNumber()
        && value.doubleValue() >= 0
        && Double.isFinite(value.doubleValue());
  }

  /** Hundreds choose a rate at the same moment: most runs need not be read anew for it. */
  private @Nullable Experiment rated(Experiment alone) {
    Contender run = alone.runs().getFirst();
    if (run.ensemble() != null) {
      return null;
    }
    Plan plan = run.plan();
    Schedule rated = Schedules.withRate(plan.schedule(), value.doubleValue());
    return alone.withRuns(List.of(run.with(new Plan(rated, plan.warmup(), plan.perEpoch()))));
  }

  private String place() {
    return switch (field) {
      case Schedule.RATE -> "/runs/0/schedule/" + Schedule.RATE;
      case "start" -> "/problem/start";
      default -> "/seed";
    };
  }
}
