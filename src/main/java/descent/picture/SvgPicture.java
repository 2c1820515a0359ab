package descent.picture;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A race as SVG for a page. It fills whatever place it is given, as the lab's map does: lines and
 * letters keep their size, and places are fractions of the frame. Colours are the page's own custom
 * properties, so that it is light or dark as the page is.
 */
public final class SvgPicture {
  /** Lengths of a picture in pixels. */
  private static final int SHORTEST = 240;

  private static final int LONGEST = 2400;
  private static final int PIXELS_A_TICK_ACROSS = 110;
  private static final int PIXELS_A_TICK_UP = 90;
  private static final int FEWEST = 4;

  private final RacePicture race;
  private final Words words;
  private final int now;
  private final int until;
  private final StringBuilder svg = new StringBuilder();

  private SvgPicture(RacePicture race, Words words, int now, int until) {
    this.race = race;
    this.words = words;
    this.now = now;
    this.until = until;
  }

  /**
   * What the picture says in the page's language.
   *
   * @param title what it shows, for those who do not see it
   * @param loss beside the scale of losses
   * @param minimum beside the first known minimum
   * @param start beside the start
   */
  public record Words(String title, String loss, String minimum, String start) {}

  /**
   * @param now the step at which the runs stand; what comes after it is faint
   * @param until the last step that may be seen
   */
  public static String of(RacePicture race, Words words, int now, int until) {
    return new SvgPicture(race, words, now, until).drawn();
  }

  private String drawn() {
    svg.append("<svg class=\"first-picture\" role=\"img\" aria-labelledby=\"first-title\">")
        .append("<title id=\"first-title\">")
        .append(escaped(words.title()))
        .append("</title><svg viewBox=\"0 0 ")
        .append(Pen.UNITS + " " + Pen.UNITS)
        .append("\" preserveAspectRatio=\"none\" width=\"100%\" height=\"100%\">");
    Landscape landscape = race.landscape();
    if (landscape != null) {
      bands(landscape);
    } else {
      graph(race.graph());
    }
    race.paths().forEach(this::lines);
    svg.append("</svg>");
    if (landscape != null) {
      legend(landscape.levels());
    }
    axes(landscape == null);
    race.paths().forEach(this::present);
    minima();
    start();
    return svg.append("</svg>").toString();
  }

  private void bands(Landscape landscape) {
    int count = landscape.regions().size();
    svg.append("<path d=\"M0 0h%1$dv%1$dH0z\" fill=\"var(--lo)\"/>".formatted(Pen.UNITS));
    svg.append("<g class=\"first-bands\">");
    for (int i = 0; i < count; i++) {
      svg.append("<path style=\"fill:")
          .append(colour(i + 1, count))
          .append("\" d=\"")
          .append(rings(landscape.regions().get(i)))
          .append("\"/>");
    }
    svg.append("</g>");
    if (!landscape.missing().isEmpty()) {
      svg.append("<path class=\"first-missing\" d=\"")
          .append(rings(landscape.missing()))
          .append("\"/>");
    }
  }

  private static String colour(int band, int bands) {
    return String.format(
        Locale.ROOT, "color-mix(in srgb,var(--hi) %.1f%%,var(--lo))", 100.0 * band / bands);
  }

  private static String rings(List<double[]> rings) {
    var pen = new Pen();
    rings.forEach(pen::ring);
    return pen.toString();
  }

  private void graph(double @Nullable [] heights) {
    if (heights == null) {
      return;
    }
    double[] across = new double[heights.length];
    for (int i = 0; i < across.length; i++) {
      across[i] = i / (across.length - 1.0);
    }
    var pen = new Pen();
    pen.line(across, heights, 0, heights.length - 1, false);
    svg.append("<path class=\"first-graph\" d=\"").append(pen).append("\"/>");
  }

  private void lines(Path path) {
    int last = path.placeAt(until);
    int here = Math.min(path.placeAt(now), last);
    svg.append("<g class=\"first-path\" style=\"stroke:var(--run-")
        .append(path.look() % Looks.COUNT + 1)
        .append(")\" stroke-dasharray=\"")
        .append(Looks.dash(path.look()))
        .append("\">");
    line(path, here, last, false, "first-after");
    line(path, 0, here, false, "");
    line(path, 0, here, true, "first-passing");
    svg.append("</g>");
  }

  private void line(Path path, int from, int to, boolean passing, String style) {
    var pen = new Pen();
    pen.line(path.across(), path.down(), Math.max(0, from), to, passing);
    if (!pen.isEmpty()) {
      svg.append("<path class=\"").append(style).append("\" d=\"").append(pen).append("\"/>");
    }
  }

  /** The run's marker where it stands; a cross where it ended badly. */
  private void present(Path path) {
    int place = Math.min(path.placeAt(now), path.placeAt(until));
    if (place < 0 || !path.isInside(place)) {
      return;
    }
    boolean ended = path.diverged() && place == path.places() - 1;
    svg.append(at(path.across()[place], path.down()[place]))
        .append("<path class=\"")
        .append(ended ? "first-cross" : "first-marker")
        .append("\" style=\"--run:var(--run-")
        .append(path.look() % Looks.COUNT + 1)
        .append(")\" d=\"")
        .append(ended ? "M-5-5 5 5M-5 5 5-5" : Looks.marker(path.look()))
        .append("\"/></svg>");
  }

  private void minima() {
    boolean first = true;
    for (double[] place : race.minima()) {
      boolean inside = place[0] >= 0 && place[0] <= 1 && place[1] >= 0 && place[1] <= 1;
      if (inside) {
        svg.append(at(place[0], place[1]))
            .append("<path class=\"first-minimum\" d=\"")
            .append(STAR)
            .append("\"/>");
        if (first) {
          text("x=\"12\" y=\"-12\" class=\"first-label first-plain\"", words.minimum());
        }
        svg.append("</svg>");
      }
      first = false;
    }
  }

  private static final String STAR =
      "M0-8 1.97-2.72 7.61-2.47 3.2 1.04 4.7 6.47 0 3.36-4.7 6.47-3.2 1.04-7.61-2.47-1.97-2.72z";

  private void start() {
    double[] place = race.start();
    if (!(place[0] >= 0 && place[0] <= 1 && place[1] >= 0 && place[1] <= 1)) {
      return;
    }
    boolean right = place[0] > 0.7;
    svg.append(at(place[0], place[1])).append("<circle class=\"first-start\" r=\"7\"/>");
    text(
        "x=\"%d\" y=\"%d\" class=\"first-label first-hint\" text-anchor=\"%s\""
            .formatted(right ? -14 : 14, place[1] < 0.1 ? 20 : -11, right ? "end" : "start"),
        words.start());
    svg.append("</svg>");
  }

  /** What follows is placed around a point of the frame, in pixels. */
  private static String at(double across, double down) {
    return String.format(
        Locale.ROOT,
        "<svg x=\"%.2f%%\" y=\"%.2f%%\" overflow=\"visible\">",
        100 * across,
        100 * down);
  }

  private void text(String attributes, String words) {
    svg.append("<text ").append(attributes).append('>').append(escaped(words)).append("</text>");
  }

  private void legend(Levels levels) {
    int count = levels.above().size();
    if (count < 2) {
      return;
    }
    svg.append("<svg x=\"100%\" y=\"100%\" overflow=\"visible\">")
        .append("<g class=\"first-legend\" style=\"--fields:" + count + "\">");
    for (int i = 0; i < count; i++) {
      svg.append("<rect y=\"-40\" height=\"8\" style=\"--field:" + (count - i) + ";fill:")
          .append(colour(i + 1, count))
          .append("\"/>");
    }
    svg.append("<rect class=\"first-rim\" y=\"-40\" height=\"8\"/></g>");
    text("x=\"-16\" y=\"-45\" text-anchor=\"end\"", label(levels, count - 1));
    svg.append("<g class=\"first-loss\" style=\"--fields:" + count + "\">");
    text("y=\"-32\" text-anchor=\"end\"", words.loss() + " " + label(levels, 0));
    svg.append("</g></svg>");
  }

  /** The loss of a level, with the digits that set it apart from its neighbour. */
  private static String label(Levels levels, int index) {
    double above = levels.above().get(index);
    double loss = levels.base() + above;
    int digits = (int) Math.ceil(StrictMath.log10(Math.max(1, Math.abs(loss) / above))) + 2;
    return Numbers.text(loss, Math.clamp(digits, 3, 8));
  }

  private void axes(boolean graph) {
    Frame frame = race.frame();
    ticks(true, frame.left(), frame.right());
    ticks(false, frame.bottom(), frame.top());
    String up = graph ? words.loss() : race.axes().get(1);
    text("x=\"9\" y=\"17\" class=\"first-name\"", up);
    svg.append("<svg x=\"100%\" y=\"100%\" overflow=\"visible\">");
    text("x=\"-10\" y=\"-8\" class=\"first-name\" text-anchor=\"end\"", race.axes().getFirst());
    svg.append("</svg>");
  }

  /**
   * The ticks of one axis for every length that a picture may have. A rule of the container shows
   * those that fit.
   *
   * @param across whether it is the lower axis
   */
  private void ticks(boolean across, double low, double high) {
    int pixels = across ? PIXELS_A_TICK_ACROSS : PIXELS_A_TICK_UP;
    List<Double> before = List.of();
    int begin = 0;
    for (int length = SHORTEST; length <= LONGEST; length += 10) {
      List<Double> ticks = Numbers.evenly(low, high, Math.max(FEWEST, length / (double) pixels));
      if (length > SHORTEST && !ticks.equals(before)) {
        ticks(across, begin, length, before);
        begin = length;
      }
      before = ticks;
    }
    ticks(across, begin, Integer.MAX_VALUE, before);
  }

  private void ticks(boolean across, int begin, int end, List<Double> ticks) {
    String name = (across ? "first-across-" : "first-up-") + begin;
    svg.append("<style>@container first (")
        .append(across ? "width" : "height")
        .append(end == Integer.MAX_VALUE ? ">=" + begin : "<" + end)
        .append(end == Integer.MAX_VALUE || begin == 0 ? "px)" : "px) and (")
        .append(
            end == Integer.MAX_VALUE || begin == 0
                ? ""
                : (across ? "width>=" : "height>=") + begin + "px)")
        .append("{." + name + "{display:inline}}</style><g class=\"first-ticks " + name + "\">");
    double room = Math.max(begin, SHORTEST);
    for (double tick : ticks) {
      double fraction = across ? race.frame().across(tick) : race.frame().down(tick);
      String text = Numbers.text(tick, 6);
      if (across && fraction * room > 44 && fraction * room < room - 40) {
        svg.append(at(fraction, 1));
        text("y=\"-8\" text-anchor=\"middle\"", text);
        svg.append("</svg>");
      } else if (!across && fraction * room > 30 && fraction * room < room - 28) {
        text(String.format(Locale.ROOT, "x=\"8\" y=\"%.2f%%\" dy=\"4\"", 100 * fraction), text);
      }
    }
    svg.append("</g>");
  }

  /** Text that may stand in HTML, in an attribute too. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
