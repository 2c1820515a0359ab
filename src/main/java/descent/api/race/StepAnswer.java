package descent.api.race;

import descent.expression.Expression;
import descent.inspection.Inspection;
import descent.inspection.Quantity;
import descent.inspection.Search;
import descent.inspection.Surroundings;
import descent.inspection.Vector;
import descent.inspection.Working;
import descent.objective.Norm;
import descent.optimizer.Optimizer;
import descent.run.Update;
import descent.wire.NotFinite;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step as JSON, with the numbers of the wanted variables and the norms of the rest. A list beside
 * them says which numbers are not finite.
 */
final class StepAnswer {
  /** A visitor's rule may have many more names than a table can show. */
  private static final int MOST_QUANTITIES = 30;

  private final List<Integer> axes;
  private final Inspection inspection;

  private StepAnswer(List<Integer> axes, Inspection inspection) {
    this.axes = axes;
    this.inspection = inspection;
  }

  static Map<String, @Nullable Object> of(StepRequest request, Inspection inspection) {
    return NotFinite.listed(new StepAnswer(request.axes(), inspection).tree(request));
  }

  private Map<String, Object> tree(StepRequest request) {
    Update update = inspection.update();
    List<String> names = request.experiment().function().coordinates();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("run", request.run());
    tree.put("step", update.step());
    tree.put("made", inspection.made());
    tree.put("dimension", update.point().length);
    tree.put("axes", axes);
    tree.put("names", axes.stream().map(names::get).toList());
    tree.put("rate", inspection.rate());
    tree.put("loss", update.loss());
    tree.put("nextLoss", inspection.nextLoss());
    tree.put("noisy", !Arrays.equals(update.gradient(), update.seen()));
    tree.put("point", shown(update.point()));
    tree.put("gradient", shown(update.gradient()));
    tree.put("gradientNorm", Norm.of(update.gradient()));
    tree.put("next", shown(update.next()));
    tree.put("rule", rule(inspection.contender().optimizer()));
    tree.put("working", working(inspection.working()));
    List<Quantity> quantities = inspection.quantities();
    tree.put("quantities", quantities.stream().limit(MOST_QUANTITIES).map(this::quantity).toList());
    tree.put("more", Math.max(0, quantities.size() - MOST_QUANTITIES));
    tree.put("arrows", inspection.arrows().stream().map(this::arrow).toList());
    tree.put("search", search(inspection.search()));
    tree.put("surroundings", surroundings(inspection.surroundings()));
    tree.put("gap", inspection.gap());
    return tree;
  }

  /** A rule of matrices; any other stands with its numbers. */
  private static String rule(Optimizer optimizer) {
    return optimizer.formula().isEmpty() ? optimizer.latex() : "";
  }

  private double[] shown(double[] numbers) {
    return axes.stream().mapToDouble(axis -> numbers[axis]).toArray();
  }

  private @Nullable Map<String, Object> working(@Nullable Working working) {
    if (working == null) {
      return null;
    }
    double[][] numbers = working.numbers();
    boolean together = numbers.length == 1 && inspection.update().point().length > 1;
    return Map.of(
        "latex",
        working.latex(),
        "text",
        working.text(),
        "closed",
        working.closed(),
        "together",
        together,
        "numbers",
        together ? numbers : axes.stream().map(axis -> numbers[axis]).toList());
  }

  private Map<String, Object> quantity(Quantity quantity) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("name", quantity.name());
    tree.put("latex", Expression.parse(quantity.name()).toLatex());
    tree.put("before", value(quantity.before()));
    tree.put("after", value(quantity.after()));
    return tree;
  }

  /** The wanted numbers with the norm of all; one number where all variables share it. */
  private @Nullable Map<String, Object> value(double @Nullable [] numbers) {
    if (numbers == null) {
      return null;
    }
    return numbers.length < inspection.update().point().length
        ? Map.of("shared", numbers[0])
        : Map.of("shown", shown(numbers), "norm", Norm.of(numbers));
  }

  private Map<String, Object> arrow(Vector arrow) {
    return Map.of(
        "kind", camelCase(arrow.kind()), "from", shown(arrow.from()), "to", shown(arrow.to()));
  }

  private static @Nullable Map<String, Object> search(@Nullable Search search) {
    if (search == null) {
      return null;
    }
    var tree = new LinkedHashMap<String, Object>();
    tree.put("length", search.length());
    tree.put("value", search.value());
    tree.put("slope", search.slope());
    tree.put("nextValue", search.nextValue());
    tree.put("nextSlope", search.nextSlope());
    tree.put("highest", search.highest());
    tree.put("steepest", search.steepest());
    tree.put("fell", search.fell());
    tree.put("flattened", search.flattened());
    return tree;
  }

  private @Nullable Map<String, Object> surroundings(@Nullable Surroundings surroundings) {
    if (surroundings == null) {
      return null;
    }
    var curvature = surroundings.curvature();
    return Map.of(
        "eigenvalues",
        curvature.eigenvalues(),
        "conditionNumber",
        curvature.conditionNumber(),
        "hessian",
        axes.stream().map(row -> shown(curvature.hessian()[row])).toList(),
        "message",
        surroundings.message());
  }

  /** WITHOUT_MOMENTUM becomes {@code withoutMomentum}. */
  private static String camelCase(Enum<?> constant) {
    String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
    var name = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return name.toString();
  }
}
