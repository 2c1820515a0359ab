package descent.load.watched;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The panels of a dashboard for Grafana, each where its file puts it, with what Prometheus says of
 * their questions: an SVG picture, as no Grafana need be there to see it.
 */
public final class DashboardPicture {
  private static final List<String> COLOURS =
      List.of("#3274d9", "#e0752d", "#37872d", "#c4162a", "#8f3bb8", "#b8860b");

  /** Pixels of a cell of the grid, of which a dashboard has 24 side by side. */
  private static final int ACROSS = 50;

  private static final int DOWN = 30;
  private static final int MARGIN = 8;

  /** The margins of a panel: for numbers on the left, the title above, times and names below. */
  private static final int LEFT = 62;

  private static final int ABOVE = 32;
  private static final int BELOW = 60;
  private static final int RIGHT = 14;

  /** Of names under a panel: a letter, and what stands before it. */
  private static final double LETTER = 6.2;

  private static final int MARK = 30;

  /** Seconds between two times under a panel. */
  private static final List<Integer> STEPS = List.of(10, 30, 60, 120, 300, 600);

  private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");

  private final Instant from;
  private final Instant to;
  private final StringBuilder panels = new StringBuilder();
  private int bottom;

  private record Line(String name, JsonNode values) {}

  public DashboardPicture(Instant from, Instant to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Draws one more panel.
   *
   * @param panel of the dashboard's file
   * @param answers of Prometheus to its questions over the time, one for each
   */
  public void add(JsonNode panel, List<JsonNode> answers) {
    JsonNode place = panel.get("gridPos");
    int x = place.get("x").intValue() * ACROSS + MARGIN / 2;
    int y = place.get("y").intValue() * DOWN + MARGIN / 2;
    int width = place.get("w").intValue() * ACROSS - MARGIN;
    int height = place.get("h").intValue() * DOWN - MARGIN;
    bottom = Math.max(bottom, y + height + MARGIN / 2);
    panels.append(
        """
        <g transform="translate(%d %d)">
        <rect width="%d" height="%d" rx="3" fill="#fff" stroke="#d8d9da"/>
        <text x="12" y="21" font-weight="600">%s</text>
        """
            .formatted(x, y, width, height, escaped(panel.get("title").stringValue())));
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      String legend = panel.at("/targets/" + i + "/legendFormat").stringValue("");
      for (JsonNode series : answers.get(i).at("/data/result")) {
        lines.add(new Line(name(legend, series.get("metric")), series.get("values")));
      }
    }
    String unit = panel.at("/fieldConfig/defaults/unit").stringValue("short");
    draw(lines, unit, width - LEFT - RIGHT, height - ABOVE - BELOW);
    panels.append("</g>\n");
  }

  private static String name(String legend, JsonNode labels) {
    return LABEL
        .matcher(legend)
        .replaceAll(label -> Matcher.quoteReplacement(labels.path(label.group(1)).stringValue("")));
  }

  private void draw(List<Line> lines, String unit, int width, int height) {
    double highest = 0;
    for (Line line : lines) {
      for (JsonNode value : line.values()) {
        double number = number(value);
        highest = Double.isFinite(number) ? Math.max(highest, number) : highest;
      }
    }
    double step = step(highest, unit);
    double top = step * Math.max(1, Math.ceil(highest / step - 1e-9));
    panels.append("<g transform=\"translate(%d %d)\">%n".formatted(LEFT, ABOVE));
    for (double value = 0; value <= top * (1 + 1e-9); value += step) {
      double at = height * (1 - value / top);
      panels.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M0 %.1fH%d\" stroke=\"#e6e7e8\"/><text x=\"-8\" y=\"%.1f\""
                  + " text-anchor=\"end\" fill=\"#555\">%s</text>%n",
              at,
              width,
              at + 4,
              shown(value, unit)));
    }
    times(width, height);
    double at = MARGIN - LEFT;
    int row = height + 36;
    for (int i = 0; i < lines.size(); i++) {
      String colour = COLOURS.get(i % COLOURS.size());
      String name = lines.get(i).name();
      double space = MARK + LETTER * name.length();
      if (at + space > width + RIGHT) {
        at = MARGIN - LEFT;
        row += 15;
      }
      panels
          .append(path(lines.get(i).values(), top, width, height, colour))
          .append(
              """
              <path d="M%.0f %dh12" stroke="%s" stroke-width="3"/><text x="%.0f" y="%d">%s</text>
              """
                  .formatted(at, row, colour, at + 17, row + 4, escaped(name)));
      at += space;
    }
    panels.append("</g>\n");
  }

  private void times(int width, int height) {
    long seconds = to.getEpochSecond() - from.getEpochSecond();
    int step =
        STEPS.stream().filter(each -> seconds / each <= 5).findFirst().orElse(STEPS.getLast());
    for (long passed = 0; passed <= seconds; passed += step) {
      panels.append(
          """
          <text x="%d" y="%d" text-anchor="middle" fill="#555">%d:%02d</text>
          """
              .formatted(width * passed / seconds, height + 17, passed / 60, passed % 60));
    }
  }

  private String path(JsonNode values, double top, int width, int height, String colour) {
    var path = new StringBuilder();
    boolean drawing = false;
    for (JsonNode value : values) {
      double number = number(value);
      if (Double.isFinite(number)) {
        double passed = value.get(0).doubleValue() - from.getEpochSecond();
        path.append(
            String.format(
                Locale.ROOT,
                "%s%.1f %.1f",
                drawing ? "L" : "M",
                width * passed / (to.getEpochSecond() - from.getEpochSecond()),
                height * (1 - number / top)));
      }
      drawing = Double.isFinite(number);
    }
    return "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" stroke-linecap=\"round\"/>%n"
        .formatted(path, colour);
  }

  private static double number(JsonNode value) {
    return Double.parseDouble(value.get(1).stringValue().replace("Inf", "Infinity"));
  }

  /** The distance between grid lines: a round number, about a third of the highest value. */
  private static double step(double highest, String unit) {
    if (highest <= 0) {
      return 1;
    }
    double base = unit.equals("bytes") ? Math.pow(1024, Math.floor(log(highest, 1024))) : 1;
    double rough = highest / base / 3;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (int round : new int[] {1, 2, 5}) {
      if (rough <= round * power) {
        return round * power * base;
      }
    }
    return 10 * power * base;
  }

  private static double log(double number, double base) {
    return Math.log(number) / Math.log(base);
  }

  private static String shown(double value, String unit) {
    return switch (unit) {
      case "bytes" -> {
        int power = value < 1 ? 0 : (int) Math.clamp((long) log(value * 1.0001, 1024), 0, 4);
        yield trimmed(value / Math.pow(1024, power))
            + List.of(" B", " KiB", " MiB", " GiB", " TiB").get(power);
      }
      case "s" -> value > 0 && value < 1 ? trimmed(1000 * value) + " ms" : trimmed(value) + " s";
      case "percentunit" -> trimmed(100 * value) + " %";
      default -> value >= 1000 ? trimmed(value / 1000) + " K" : trimmed(value);
    };
  }

  private static String trimmed(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The whole picture. */
  public String svg() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">
    <rect width="100%%" height="100%%" fill="#f4f5f5"/>
    %s</svg>
    """
        .formatted(24 * ACROSS, bottom, panels);
  }
}
