package descent.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network predicts everywhere in the plane, as the lab paints it: the colours of the classes
 * blended by their probabilities, fuller where one is certain, and a line where the choice changes.
 *
 * @param columns of the masks
 * @param masks a layer for each class, to be laid over each other in this order
 * @param border the line, as the text of an SVG path
 */
public record DecisionMap(int columns, List<String> masks, String border) {
  /** How much of a class's colour the ground takes: where nothing is decided, and at most. */
  private static final double FAINTEST = 0.08;

  private static final double FULLEST = 0.46;

  /**
   * @param probabilities of each class at the corners of a grid, row by row from the lowest
   */
  public static DecisionMap of(double[][] probabilities, int columns) {
    double[][] layers = layers(probabilities, columns);
    var masks = new ArrayList<String>();
    for (double[] layer : layers) {
      masks.add(Mask.of(layer, columns));
    }
    return new DecisionMap(columns, List.copyOf(masks), border(probabilities, columns));
  }

  /**
   * For each class how opaque its layer is, from the top row down. A layer is seen only through
   * those laid over it, so it is more opaque by as much as they hide.
   */
  private static double[][] layers(double[][] probabilities, int columns) {
    int classes = probabilities.length;
    int cells = probabilities[0].length;
    double[][] layers = new double[classes][cells];
    for (int cell = 0; cell < cells; cell++) {
      int below = (cells / columns - 1 - cell / columns) * columns + cell % columns;
      double highest = 0;
      for (double[] one : probabilities) {
        highest = Math.max(highest, one[below]);
      }
      double sure = Math.clamp((highest - 1.0 / classes) / (1 - 1.0 / classes), 0.0, 1.0);
      double full = FAINTEST + (FULLEST - FAINTEST) * sure;
      double above = 0;
      for (int c = classes - 1; c >= 0; c--) {
        double part = full * probabilities[c][below];
        layers[c][cell] = part / (1 - above);
        above += part;
      }
    }
    return layers;
  }

  /** The line as SVG for a page. */
  public String svg() {
    return "<svg class=\"first-picture first-border\" aria-hidden=\"true\" viewBox=\"0 0 %1$d %1$d\" preserveAspectRatio=\"none\"><path d=\"%2$s\"/></svg>"
        .formatted(Pen.UNITS, border);
  }

  private static String border(double[][] probabilities, int columns) {
    int classes = probabilities.length;
    var pen = new Pen();
    // Two classes share one border.
    for (int c = 0; c < (classes == 2 ? 1 : classes); c++) {
      double[] lead = lead(probabilities, c);
      int rows = lead.length / columns;
      for (double[] ring : new Contours(lead, columns, rows).at(0)) {
        line(pen, ring, columns, rows);
      }
    }
    return pen.toString();
  }

  /** By how much a class is more probable than the next. */
  private static double[] lead(double[][] probabilities, int c) {
    double[] lead = new double[probabilities[c].length];
    for (int cell = 0; cell < lead.length; cell++) {
      double next = Double.NEGATIVE_INFINITY;
      for (int other = 0; other < probabilities.length; other++) {
        if (other != c) {
          next = Math.max(next, probabilities[other][cell]);
        }
      }
      double difference = probabilities[c][cell] - next;
      lead[cell] = Double.isFinite(difference) ? difference : -1;
    }
    return lead;
  }

  /** A ring without what runs along the edge of the grid. */
  private static void line(Pen pen, double[] ring, int columns, int rows) {
    int count = ring.length / 2;
    double[] xs = new double[count + 1];
    double[] ys = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      double x = ring[2 * (i % count)];
      double y = ring[2 * (i % count) + 1];
      boolean inside = x >= 0 && y >= 0 && x <= columns - 1 && y <= rows - 1;
      xs[i] = inside ? x / (columns - 1) : Double.NaN;
      ys[i] = 1 - y / (rows - 1);
    }
    pen.line(xs, ys, 0, count, false);
  }
}
