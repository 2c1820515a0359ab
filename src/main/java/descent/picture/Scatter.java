package descent.picture;

import java.util.Locale;
import java.util.Optional;

/**
 * The rows that networks learn from in their plane, as the lab shows them before it trains. Places
 * are fractions of the frame.
 *
 * @param classes of each row, from 0
 * @param training whether the row is learnt from; otherwise it is checked with
 */
@SuppressWarnings("ArrayRecordComponent") // Columns.
public record Scatter(double[] across, double[] down, int[] classes, boolean[] training) {
  private static final double MARGIN = 0.12;
  private static final int MOST = 1500;

  /** Classes look different up to here. */
  public static final int LOOKS = 10;

  /** Pixels that all points together may cover, as the side of a square. */
  private static final double ROOM = 380;

  /**
   * Empty where there are too many.
   *
   * @param targets the class of each row
   * @param training 1 for a row to learn from
   */
  public static Optional<Scatter> of(
      double[] xs, double[] ys, double[] targets, double[] training) {
    if (xs.length > MOST) {
      return Optional.empty();
    }
    int[] classes = new int[xs.length];
    boolean[] learnt = new boolean[xs.length];
    for (int i = 0; i < xs.length; i++) {
      classes[i] = (int) targets[i];
      learnt[i] = training[i] == 1;
    }
    return Optional.of(new Scatter(shares(xs, false), shares(ys, true), classes, learnt));
  }

  private static double[] shares(double[] values, boolean down) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double room = high > low ? MARGIN * (high - low) : 1;
    double[] fractions = new double[values.length];
    for (int i = 0; i < fractions.length; i++) {
      double fraction = (values[i] - low + room) / (high - low + 2 * room);
      fractions[i] = down ? 1 - fraction : fraction;
    }
    return fractions;
  }

  /**
   * The radius that suits so many points, in pixels.
   *
   * @param wide how wide the picture is, in heights
   */
  static double radius(int count, double wide) {
    return Math.clamp(0.16 * ROOM * Math.sqrt(wide / Math.max(1, count)), 1.6, 4.2);
  }

  /** As SVG for a page, dots of constant size wherever it is put. */
  public String svg() {
    double radius = radius(across.length, 1);
    var svg =
        new StringBuilder("<svg class=\"first-picture first-scatter\" aria-hidden=\"true\"")
            .append(" viewBox=\"0 0 %1$d %1$d\"".formatted(Pen.UNITS))
            .append(" preserveAspectRatio=\"none\">");
    dots(svg, "var(--dim)", 2 * radius + 2, false, -1);
    dots(svg, "var(--panel)", 2 * radius + 0.8, false, -1);
    for (int look = 0; look < LOOKS; look++) {
      dots(svg, "var(--class-" + (look + 1) + ")", 1.24 * radius, false, look);
    }
    dots(svg, "var(--panel)", 2 * radius + 1.4, true, -1);
    for (int look = 0; look < LOOKS; look++) {
      dots(svg, "var(--class-" + (look + 1) + ")", 2 * radius, true, look);
    }
    return svg.append("</svg>").toString();
  }

  /** Lines of no length with round ends. */
  private void dots(StringBuilder svg, String colour, double width, boolean learnt, int look) {
    var places = new StringBuilder();
    for (int i = 0; i < across.length; i++) {
      if (training[i] == learnt && (look < 0 || classes[i] % LOOKS == look)) {
        places
            .append('M')
            .append(Math.round(across[i] * Pen.UNITS))
            .append(' ')
            .append(Math.round(down[i] * Pen.UNITS))
            .append("h0");
      }
    }
    if (!places.isEmpty()) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<path style=\"stroke:%s;stroke-width:%.1f\" d=\"%s\"/>",
              colour,
              width,
              places));
    }
  }
}
