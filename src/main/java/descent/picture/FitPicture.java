package descent.picture;

import java.util.Locale;

/**
 * Data of one feature and one value as SVG for a page, and the curve of each network through it, in
 * the ranges that the lab shows: filled points are learnt from, hollow ones are checked with.
 */
public final class FitPicture {
  private static final double MARGIN_ACROSS = 0.12;
  private static final double MARGIN_UP = 0.25;

  /** Paler than the curves, which are what the picture is about. */
  private static final String PALE = "color-mix(in srgb,var(--dim) 70%,var(--panel))";

  private final double left;
  private final double right;
  private final double bottom;
  private final double top;
  private final StringBuilder svg = new StringBuilder();

  /**
   * @param training 1 for a row to learn from
   */
  public FitPicture(double[] xs, double[] ys, double[] training) {
    double[] across = range(xs, MARGIN_ACROSS);
    double[] up = range(ys, MARGIN_UP);
    left = across[0];
    right = across[1];
    bottom = up[0];
    top = up[1];
    double radius = Scatter.radius(xs.length, 2);
    dots(xs, ys, training, 1, PALE, 2 * radius);
    dots(xs, ys, training, 0, PALE, 2 * radius + 1.2);
    dots(xs, ys, training, 0, "var(--panel)", 2 * radius - 1.2);
  }

  private static double[] range(double[] values, double margin) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double room = high > low ? margin * (high - low) : 0.5;
    return new double[] {low - room, high + room};
  }

  private void dots(
      double[] xs, double[] ys, double[] training, double kind, String colour, double width) {
    var places = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      if (training[i] == kind) {
        places
            .append('M')
            .append(Math.round(Pen.UNITS * across(xs[i])))
            .append(' ')
            .append(Math.round(Pen.UNITS * down(ys[i])))
            .append("h0");
      }
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<path style=\"stroke:%s;stroke-width:%.1f\" d=\"%s\"/>",
            colour,
            width,
            places));
  }

  private double across(double x) {
    return (x - left) / (right - left);
  }

  private double down(double y) {
    return 1 - (y - bottom) / (top - bottom);
  }

  /**
   * Adds a curve.
   *
   * @param look the contender's number
   * @param values at even places from {@code low} to {@code high}
   */
  public void curve(int look, double low, double high, double[] values) {
    double[] xs = new double[values.length];
    double[] ys = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      xs[i] = across(low + (high - low) * i / (values.length - 1));
      ys[i] = down(values[i]);
    }
    var pen = new Pen();
    pen.line(xs, ys, 0, values.length - 1, false);
    svg.append("<g class=\"first-path\" style=\"stroke:var(--run-")
        .append(look % Looks.COUNT + 1)
        .append(")\" stroke-dasharray=\"")
        .append(Looks.dash(look))
        .append("\"><path d=\"")
        .append(pen)
        .append("\"/></g>");
  }

  public String svg() {
    return "<svg class=\"first-picture first-scatter\" aria-hidden=\"true\" viewBox=\"0 0 %1$d %1$d\" preserveAspectRatio=\"none\">"
            .formatted(Pen.UNITS)
        + svg
        + "</svg>";
  }
}
