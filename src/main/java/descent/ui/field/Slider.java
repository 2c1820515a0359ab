package descent.ui.field;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import descent.catalogue.Parameter;
import java.util.List;

/**
 * A slider with a number field; while it is dragged the pictures follow, at the end the stage hears
 * a commit.
 */
@Tag("descent-slider")
public final class Slider extends Component implements HasStyle {
  private static final long serialVersionUID = 1;
  private static final double ALMOST_ONE = 0.9999;
  private static final double MODERATE = 10;

  /**
   * @param label name or symbol
   * @param path the JSON pointer of what it changes
   * @param scale {@code linear}, {@code log} or {@code complement}, which is logarithmic in 1 -
   *     value
   */
  public Slider(String label, String path, String scale, double minimum, double maximum) {
    getElement().setProperty("label", label);
    getElement().setProperty("path", path);
    getElement().setProperty("scale", scale);
    getElement().setProperty("min", minimum);
    getElement().setProperty("max", maximum);
  }

  /**
   * The slider of a free name of the visitor's function: logarithmic, unless the value is not
   * positive.
   */
  public static Slider ofFreeName(String name, String path, double value) {
    Slider slider =
        value > 0
            ? new Slider(name, path, "log", Math.min(1e-2, value), Math.max(1e3, value))
            : new Slider(name, path, "linear", Math.min(-10, 2 * value), 10);
    slider.getElement().setProperty("symbol", true);
    slider.getElement().setProperty("free", true);
    slider.setValue(value);
    return slider;
  }

  /** Sets the text of the function whose free name it is; the browser keeps its range with that. */
  public void setFunction(String expression) {
    getElement().setProperty("of", expression);
  }

  /** The slider of a hyperparameter. */
  static Slider of(Parameter.Real parameter, String label, String path, double value) {
    Slider slider;
    if (parameter.logarithmic()) {
      double least = parameter.track().from();
      slider =
          new Slider(
              label, path, "log", value > 0 ? Math.min(least, value) : least, Math.max(10, value));
    } else if (parameter.maximum() == 1 && !parameter.maximumAllowed()) {
      slider = new Slider(label, path, "complement", 0, Math.max(ALMOST_ONE, value));
    } else {
      double maximum = reach(parameter, value);
      slider = new Slider(label, path, "linear", Math.max(parameter.minimum(), -10), maximum);
    }
    slider.setValue(value);
    slider.setPresets(parameter.track().presets());
    slider.setBounds(parameter.minimum(), parameter.maximum());
    return slider;
  }

  /** How far a linear track goes: to the largest value, unless that is beyond all use. */
  private static double reach(Parameter.Real parameter, double value) {
    if (parameter.maximum() <= MODERATE) {
      return parameter.maximum();
    }
    return Math.max(parameter.track().to(), 2 * value);
  }

  public void setValue(double value) {
    getElement().setProperty("value", value);
  }

  /** Between two values of a linear track; 0 for any. */
  public void setStep(double step) {
    getElement().setProperty("step", step);
  }

  /** Sets the range of what can be typed, if it differs from that of the track. */
  public void setBounds(double least, double most) {
    getElement().setProperty("least", least);
    if (Double.isFinite(most)) {
      getElement().setProperty("most", most);
    }
  }

  /** Puts the name over the track, for where both have no room beside each other. */
  public void stack() {
    getElement().setAttribute("stacked", true);
  }

  public void setDescription(String description) {
    getElement().setProperty("description", description);
  }

  public void setPresets(List<Double> presets) {
    getElement().setProperty("presets", presets.toString());
  }
}
