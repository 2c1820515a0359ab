package descent.gradientcheck;

import descent.message.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A check as fields with names, lists and numbers, for JSON of any kind; what is not finite is
 * null.
 */
public final class Report {
  private final Function<Message, Object> say;

  /**
   * @param say what stands for a sentence: its text, or the sentence to be told later
   */
  public Report(Function<Message, Object> say) {
    this.say = say;
  }

  /** The whole check: the verdict, what was checked, and a list with an entry a parameter. */
  public Map<String, @Nullable Object> of(
      GradientCheck check, CheckSettings settings, Checkpoint place) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("verdict", check.verdict().type());
    fields.put("message", say.apply(check.message()));
    Comparison about = check.about();
    fields.put("about", about == null ? null : say.apply(about.name()));
    Comparison worst = check.worst();
    fields.put("worstRelativeError", number(check.worstRelativeError()));
    fields.put("worstParameter", worst == null ? null : say.apply(worst.name()));
    fields.put("normError", number(check.normError()));
    fields.put("step", settings.step());
    fields.put("difference", settings.centred() ? "centred" : "oneSided");
    fields.put("precision", settings.single() ? "float" : "double");
    fields.put("loss", number(check.loss()));
    if (place.rows() > 0) {
      fields.put("rows", place.rows());
      fields.put(
          "dropout",
          place.hasDropout() ? settings.dropping().name().toLowerCase(Locale.ROOT) : null);
      fields.put("penaltyShare", number(check.penaltyFraction()));
      fields.put("normErrorOfData", number(check.normErrorOfData()));
    }
    fields.put("parameterCount", check.parameters());
    fields.put("checked", check.comparisons().size());
    fields.put("kinks", kinks(check));
    fields.put("parameters", check.comparisons().stream().map(this::parameter).toList());
    return fields;
  }

  private List<Map<String, Object>> kinks(GradientCheck check) {
    var kinks = new ArrayList<Map<String, Object>>();
    check
        .kinks()
        .forEach(
            (kink, count) -> {
              // A fixed order, unlike that of Map.of.
              var fields = new LinkedHashMap<String, Object>();
              fields.put("name", say.apply(kink));
              fields.put("parameters", count);
              kinks.add(fields);
            });
    return kinks;
  }

  private Map<String, @Nullable Object> parameter(Comparison comparison) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("index", comparison.parameter());
    fields.put("name", say.apply(comparison.name()));
    fields.put("analytic", number(comparison.analytic()));
    fields.put("numeric", number(comparison.numeric()));
    fields.put("relativeError", number(comparison.relativeError()));
    fields.put("counts", comparison.counts());
    boolean none = comparison.note() == Comparison.Note.NONE;
    fields.put("note", none ? null : comparison.note().type());
    fields.put("reason", none ? null : say.apply(comparison.reason()));
    fields.put("kink", comparison.kink() == null ? null : say.apply(comparison.kink()));
    Comparison.Agreement agreement = comparison.agreement();
    fields.put("agreesAt", agreement == null ? null : agreement.step());
    return fields;
  }

  static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
