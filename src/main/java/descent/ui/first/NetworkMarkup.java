package descent.ui.first;

import static descent.picture.SvgPicture.escaped;

import descent.live.picture.Untrained;
import descent.live.training.DataPicture;
import descent.live.training.Outset;
import descent.live.training.Outset.Standing;
import descent.live.training.Picture;
import descent.picture.DecisionMap;
import descent.picture.FitPicture;
import descent.picture.Mask;
import descent.picture.Numbers;
import descent.picture.Scatter;
import descent.picture.Swatch;
import descent.ui.text.Phrases;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Networks before they have learnt anything, in the places that the lab gives them. */
final class NetworkMarkup {
  private static final int DIGITS = 3;

  /** A matrix fills a square; its names take some of it. */
  private static final double SIDE = 350;

  private static final double EDGE = 30;

  /** The distance of the titles from the cells, and the size of their letters. */
  private static final double TITLE = 22;

  private static final double LETTER = 11;

  private final Untrained untrained;
  private final Outset outset;
  private final DataPicture data;
  private final Phrases phrases;

  private NetworkMarkup(Untrained untrained, Phrases phrases) {
    this.untrained = untrained;
    outset = untrained.outset();
    data = outset.data();
    this.phrases = phrases;
  }

  /** Empty where the data has no picture that is known before the lab is there. */
  static Optional<String> of(Untrained untrained, Phrases phrases) {
    return new NetworkMarkup(untrained, phrases).picture();
  }

  private Optional<String> picture() {
    int features = data.points().length;
    if (data.classes().isEmpty()) {
      return features == 1 ? Optional.of(curves()) : Optional.empty();
    }
    if (features != 2) {
      return Optional.of(place("first-rows", mistakes()));
    }
    String points = untrained.points();
    return points == null ? Optional.empty() : Optional.of(place("first-tiles", maps(points)));
  }

  private String place(String kind, String inner) {
    return "<div class=\"first-map first-networks\" style=\"--tiles:%d;--classes:%d\"><div class=\"%s\">%s</div></div>"
        .formatted(outset.networks().size(), data.classes().size(), kind, inner);
  }

  private String maps(String points) {
    return IntStream.range(0, untrained.maps().size())
        .mapToObj(
            network ->
                "<div class=\"first-tile\">%s<div class=\"first-plane\">%s%s</div></div>"
                    .formatted(
                        head(outset.networks().get(network)),
                        map(untrained.maps().get(network)),
                        points))
        .collect(Collectors.joining());
  }

  private static String map(DecisionMap map) {
    int columns = map.columns();
    String layers =
        IntStream.range(0, map.masks().size())
            .mapToObj(
                c ->
                    "<i class=\"first-class\" style=\"background:var(--class-%d);--mask:url(%s);inset:%s%%\"></i>"
                        .formatted(
                            c % Scatter.LOOKS + 1,
                            map.masks().get(c),
                            Numbers.text(-50.0 / (columns - 1), 4).replace('\u2212', '-')))
            .collect(Collectors.joining());
    return layers + map.svg();
  }

  private String head(Standing network) {
    boolean classes = !data.classes().isEmpty();
    var validation = network.measured().validation();
    var training = network.measured().training();
    return """
    <div class="first-head">%s<b>%s</b><strong>%s</strong><span>%s</span><em>%s</em></div>\
    """
        .formatted(
            Swatch.svg(network.run()),
            escaped(name(network)),
            validation == null ? "–" : score(classes ? validation.accuracy() : validation.loss()),
            escaped(
                phrases.of(
                    "lab.networks.training",
                    score(classes ? training.accuracy() : training.loss()))),
            escaped(phrases.of("lab.networks.validation")));
  }

  private String name(Standing network) {
    return network.member().isEmpty()
        ? network.name()
        : network.name() + ", " + phrases.of("lab.member." + network.member());
  }

  private String score(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return data.classes().isEmpty()
        ? Numbers.text(value, DIGITS)
        : Numbers.text(100 * value, DIGITS) + "%";
  }

  private String curves() {
    var fit = new FitPicture(data.points()[0], data.targets(), data.training());
    for (Standing network : outset.networks()) {
      Picture.Decision decision = network.picture().decision();
      if (decision != null) {
        fit.curve(
            network.run(), decision.frame().left(), decision.frame().right(), decision.values()[0]);
      }
    }
    return place("first-fit", "<div class=\"first-curves\">" + fit.svg() + "</div>");
  }

  private String mistakes() {
    boolean digits = side() > 3;
    return (digits
            ? "<p class=\"first-details\">▸ %s</p>"
                .formatted(escaped(phrases.of("lab.handwriting.title")))
            : "")
        + outset.networks().stream()
            .map(
                network ->
                    "<div class=\"first-mistakes\">%s%s%s</div>"
                        .formatted(
                            head(network),
                            matrix(network.picture().confusion()),
                            digits ? worst(network.picture().worst()) : ""))
            .collect(Collectors.joining("", "<div class=\"first-matrices\">", "</div>"));
  }

  /** Of a row that is a square of pixels; 0 for others. */
  private int side() {
    int side = (int) Math.round(Math.sqrt(data.points().length));
    return side * side == data.points().length ? side : 0;
  }

  /** Which class is taken for which, as the lab paints it. */
  private String matrix(int @Nullable [] counts) {
    if (counts == null) {
      return "";
    }
    int classes = data.classes().size();
    double cell = (SIDE - EDGE) / classes;
    var svg =
        new StringBuilder(
            "<svg class=\"first-matrix\" viewBox=\"0 0 350 350\" preserveAspectRatio=\"xMinYMin\""
                + " aria-hidden=\"true\">");
    for (int row = 0; row < classes; row++) {
      int all = Arrays.stream(counts, row * classes, (row + 1) * classes).sum();
      for (int column = 0; column < classes; column++) {
        int count = counts[row * classes + column];
        double part = all == 0 ? 0 : (double) count / all;
        boolean right = row == column;
        double strength = Math.max(0.07, right ? 0.5 * part : Math.min(0.85, 2.5 * part));
        svg.append(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%3$.1f\" height=\"%3$.1f\" style=\"fill:%4$s\"/>"
                .formatted(
                    EDGE + column * cell + 0.5,
                    EDGE + row * cell + 0.5,
                    cell - 1,
                    count == 0
                        ? "var(--panel)"
                        : "color-mix(in srgb,var(--%s) %d%%,var(--panel))"
                            .formatted(right ? "accent" : "danger", Math.round(100 * strength))));
        if (count > 0 && cell >= 15) {
          text(svg, EDGE + (column + 0.5) * cell, EDGE + (row + 0.5) * cell, "ink", count + "");
        }
      }
    }
    double middle = EDGE + (SIDE - EDGE) / 2;
    for (int c = 0; c < classes; c++) {
      String name = data.classes().get(c);
      String brief = name.length() > 4 ? name.substring(0, 3) + "…" : name;
      text(svg, EDGE + (c + 0.5) * cell, EDGE - 8, "dim", brief);
      text(svg, EDGE - 9, EDGE + (c + 0.5) * cell, "dim", brief);
    }
    text(svg, middle, EDGE - TITLE, "dim", phrases.of("lab.networks.said"));
    sideTitle(svg, middle, phrases.of("lab.networks.truth"));
    return svg.append("</svg>").toString();
  }

  /** Turned, but Chinese characters stand upright one below the other. */
  private static void sideTitle(StringBuilder svg, double middle, String title) {
    if (title.matches("\\p{IsHan}+")) {
      for (int i = 0; i < title.length(); i++) {
        double y = middle + (i - (title.length() - 1) / 2.0) * 1.15 * LETTER;
        text(svg, EDGE - TITLE, y, "dim", title.substring(i, i + 1));
      }
    } else {
      svg.append(
          "<g transform=\"translate(%.0f %.0f) rotate(-90)\">".formatted(EDGE - TITLE, middle));
      text(svg, 0, 0, "dim", title);
      svg.append("</g>");
    }
  }

  private static void text(StringBuilder svg, double x, double y, String colour, String text) {
    svg.append(
        "<text x=\"%.1f\" y=\"%.1f\" style=\"fill:var(--%s)\">%s</text>"
            .formatted(x, y, colour, escaped(text)));
  }

  private String worst(@Nullable List<Picture.Worst> rows) {
    if (rows == null || rows.isEmpty()) {
      return "";
    }
    return "<h2>%s</h2><ul>%s</ul>"
        .formatted(
            escaped(phrases.of("lab.networks.worst")),
            rows.stream()
                .map(
                    row ->
                        "<li><span><i class=\"first-digit\" style=\"--mask:url(%s)\"></i></span>%s</li>"
                            .formatted(
                                Mask.of(parts(row.inputs()), side()),
                                escaped(
                                    phrases.of(
                                        "lab.networks.trueSaid",
                                        data.classes().get(row.target()),
                                        data.classes().get(row.predicted()),
                                        Numbers.text(100 * row.probability(), DIGITS)))))
                .collect(Collectors.joining()));
  }

  /** From the palest to the strongest value. */
  private static double[] parts(double[] pixels) {
    double low = Math.min(0, Arrays.stream(pixels).min().orElse(0));
    double high = Math.max(1e-9, Arrays.stream(pixels).max().orElse(0));
    return Arrays.stream(pixels).map(pixel -> (pixel - low) / (high - low)).toArray();
  }
}
