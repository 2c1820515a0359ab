package descent.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A race, or what networks learn, as PNG, for what shows pictures of links and reads no SVG. It has
 * no letters: the words of a link stand beside it, and a server may have no fonts.
 */
public final class PngPicture {
  public static final int WIDTH = 1200;
  public static final int HEIGHT = 630;

  private static final Color LOW = Color.WHITE;
  private static final Color HIGH = new Color(0xaebbd2);
  private static final Color LEVEL = new Color(0x7f, 0x8d, 0xab, 150);
  private static final Color INK = new Color(0x1a1f27);
  private static final Color MISSING = new Color(0xf5f6f8);

  /** The classes' colours on a light page, as in its {@code networks.css}: a test compares them. */
  static final List<Integer> CLASSES =
      List.of(
          0x5a55b8, 0xc98200, 0x12806a, 0xc2456b, 0x3b8fd0, 0x7c8020, 0x8c5a33, 0xa364be, 0x6b7280,
          0x2f6b3a);

  private static final double POINT = 8;
  private static final double UNIT = 22;

  /** Further units of a layer are left out. */
  private static final int MOST_UNITS = 9;

  private final Graphics2D pen;

  private PngPicture(Graphics2D pen) {
    this.pen = pen;
  }

  /**
   * @param until the last step that may be seen
   */
  public static byte[] of(RacePicture race, int until) {
    return png(picture -> picture.paint(race, until));
  }

  /** Rows in their plane; those that are only checked with are rings. */
  public static byte[] of(Scatter rows) {
    return png(picture -> picture.paint(rows));
  }

  /**
   * A network as networks are drawn.
   *
   * @param units of each layer, from the inputs to the outputs
   */
  public static byte[] ofLayers(List<Integer> units) {
    return png(picture -> picture.paint(units));
  }

  private static byte[] png(Consumer<PngPicture> painter) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      pen.setColor(LOW);
      pen.fillRect(0, 0, WIDTH, HEIGHT);
      painter.accept(new PngPicture(pen));
    } finally {
      pen.dispose();
    }
    var bytes = new ByteArrayOutputStream();
    // Not by way of a file, which a server may be forbidden to write.
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written", e);
    }
    return bytes.toByteArray();
  }

  private void paint(Scatter rows) {
    for (boolean learnt : new boolean[] {false, true}) {
      for (int i = 0; i < rows.across().length; i++) {
        if (rows.training()[i] == learnt) {
          var place = new double[] {rows.across()[i], rows.down()[i]};
          dot(place, POINT + 2, Color.WHITE);
          dot(place, POINT, new Color(CLASSES.get(rows.classes()[i] % CLASSES.size())));
          if (!learnt) {
            dot(place, POINT / 2, Color.WHITE);
          }
        }
      }
    }
  }

  private void paint(List<Integer> units) {
    pen.setColor(LEVEL);
    pen.setStroke(new BasicStroke(2));
    for (int layer = 1; layer < units.size(); layer++) {
      for (double[] from : places(units, layer - 1)) {
        for (double[] to : places(units, layer)) {
          pen.draw(
              new Line2D.Double(from[0] * WIDTH, from[1] * HEIGHT, to[0] * WIDTH, to[1] * HEIGHT));
        }
      }
    }
    for (int layer = 0; layer < units.size(); layer++) {
      for (double[] unit : places(units, layer)) {
        dot(unit, UNIT, Color.WHITE);
        dot(unit, UNIT - 2, new Color(CLASSES.getFirst()));
      }
    }
  }

  /** Of a layer's units. */
  private static List<double[]> places(List<Integer> units, int layer) {
    int count = Math.min(MOST_UNITS, units.get(layer));
    return IntStream.range(0, count)
        .mapToObj(
            unit ->
                new double[] {
                  (layer + 0.5) / units.size(), 0.5 + (unit - (count - 1) / 2.0) / (MOST_UNITS + 1)
                })
        .toList();
  }

  private void paint(RacePicture race, int until) {
    Landscape landscape = race.landscape();
    if (landscape != null) {
      bands(landscape);
    }
    double[] graph = race.graph();
    if (graph != null) {
      pen.setColor(new Color(0x7f8dab));
      pen.setStroke(new BasicStroke(4));
      pen.draw(graph(graph));
    }
    race.paths().forEach(path -> line(path, path.placeAt(until)));
    for (double[] minimum : race.minima()) {
      dot(minimum, 9, INK);
    }
    race.paths().forEach(path -> end(path, path.placeAt(until)));
    dot(race.start(), 12, INK);
    dot(race.start(), 8, Color.WHITE);
  }

  private void bands(Landscape landscape) {
    int count = landscape.regions().size();
    for (int i = 0; i < count; i++) {
      Shape region = rings(landscape.regions().get(i));
      pen.setColor(between((i + 1.0) / count));
      pen.fill(region);
      pen.setColor(LEVEL);
      pen.setStroke(new BasicStroke(1));
      pen.draw(region);
    }
    pen.setColor(MISSING);
    pen.fill(rings(landscape.missing()));
  }

  private static Color between(double fraction) {
    return new Color(
        mixed(LOW.getRed(), HIGH.getRed(), fraction),
        mixed(LOW.getGreen(), HIGH.getGreen(), fraction),
        mixed(LOW.getBlue(), HIGH.getBlue(), fraction));
  }

  private static int mixed(int from, int to, double fraction) {
    return (int) Math.round(from + (to - from) * fraction);
  }

  private static Path2D rings(List<double[]> rings) {
    var shape = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (double[] ring : rings) {
      for (int i = 0; i < ring.length; i += 2) {
        if (i == 0) {
          shape.moveTo(ring[0] * WIDTH, ring[1] * HEIGHT);
        } else {
          shape.lineTo(ring[i] * WIDTH, ring[i + 1] * HEIGHT);
        }
      }
      shape.closePath();
    }
    return shape;
  }

  private static Path2D graph(double[] heights) {
    double[] across = new double[heights.length];
    for (int i = 0; i < across.length; i++) {
      across[i] = i / (across.length - 1.0);
    }
    return segments(across, heights, heights.length - 1);
  }

  private static Path2D segments(double[] across, double[] down, int last) {
    var shape = new Path2D.Double();
    for (int i = 0; i < last; i++) {
      double[] piece = Pen.clipped(across[i], down[i], across[i + 1], down[i + 1]);
      boolean leap = piece.length > 0 && piece[4] > 0 && piece[5] < 1;
      if (piece.length > 0 && !leap) {
        if (i == 0 || piece[4] > 0 || shape.getCurrentPoint() == null) {
          shape.moveTo(piece[0] * WIDTH, piece[1] * HEIGHT);
        }
        shape.lineTo(piece[2] * WIDTH, piece[3] * HEIGHT);
      }
    }
    return shape;
  }

  private void line(Path path, int last) {
    pen.setColor(new Color(Looks.colour(path.look())));
    pen.setStroke(
        new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dash(path), 0));
    pen.draw(segments(path.across(), path.down(), last));
  }

  private static float[] dash(Path path) {
    String dash = Looks.dash(path.look());
    if (dash.isEmpty()) {
      return new float[] {1e6f};
    }
    double[] parts = Stream.of(dash.split(" ")).mapToDouble(Double::parseDouble).toArray();
    float[] pixels = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      pixels[i] = (float) (2 * parts[i]);
    }
    return pixels;
  }

  private void end(Path path, int last) {
    if (last >= 0 && path.isInside(last)) {
      var place = new double[] {path.across()[last], path.down()[last]};
      dot(place, 11, Color.WHITE);
      dot(place, 8, new Color(Looks.colour(path.look())));
    }
  }

  private void dot(double[] place, double radius, Color colour) {
    pen.setColor(colour);
    pen.fill(
        new Ellipse2D.Double(
            place[0] * WIDTH - radius, place[1] * HEIGHT - radius, 2 * radius, 2 * radius));
  }
}
