package descent.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class QuantizedMapTest {
  private static final DoubleBinaryOperator BOWL = (x, y) -> 0.5 * x * x + 50 * y * y;
  private static final DoubleBinaryOperator PLATEAU = (x, y) -> 1 - Math.exp(-40 * (x * x + y * y));
  private static final DoubleBinaryOperator GAPS = (x, y) -> Math.log(x) + y * y;
  private static final DoubleBinaryOperator BEYOND = (x, y) -> 1e308 * (x + y);

  private static double[] grid(DoubleBinaryOperator f, int columns, int rows) {
    double[] values = new double[columns * rows];
    for (int i = 0; i < values.length; i++) {
      double x = -2 + 4.0 * (i % columns) / (columns - 1);
      double y = rows == 1 ? 0 : -2 + 4.0 * (i / columns) / (rows - 1);
      values[i] = f.applyAsDouble(x, y);
    }
    return values;
  }

  private static Map<String, Object> header(DoubleBinaryOperator f, int columns, int rows) {
    return QuantizedMap.add(new Packed(), grid(f, columns, rows), columns, rows);
  }

  @Test
  void levelsAreLogarithmicUnlessNeighboursFallTogether() {
    assertThat(header(BOWL, 64, 48)).containsEntry("scale", "log").containsEntry("stretches", 0);
    assertThat(header(PLATEAU, 64, 48)).containsEntry("scale", "rank");
    assertThat(header((x, y) -> 3, 20, 10)).containsEntry("scale", "log");
    assertThat(header((x, y) -> Double.NaN, 20, 10)).containsEntry("stretches", 2);
    assertThat((int) header(GAPS, 20, 10).get("stretches")).isGreaterThan(10);
  }

  @Test
  void curvesAndWhatCannotBeSubtractedAreExact() {
    assertThat(header(BOWL, 64, 1)).containsEntry("scale", "exact");
    assertThat(header(BEYOND, 9, 9)).containsEntry("scale", "exact");
  }

  /** A fine map of a smooth function takes less than a byte and a half for a number. */
  @Test
  void aSmoothMapLeavesLittle() {
    var packed = new Packed();
    Map<String, Object> header = QuantizedMap.add(packed, grid(BOWL, 320, 240), 320, 240);
    byte[] answer = packed.with(header);
    long remains = 0;
    for (byte b : answer) {
      remains += b == 0 ? 0 : 1;
    }
    assertThat(remains).isLessThan(320 * 240 * 3 / 2);
  }

  @Test
  void theBrowsersTestsReadTheSame() {
    var samples = new ArrayList<Map<String, Object>>();
    add(samples, BOWL, 23, 17);
    add(samples, PLATEAU, 33, 20);
    add(samples, GAPS, 12, 9);
    add(samples, (x, y) -> 3, 7, 5);
    add(samples, (x, y) -> Double.NaN, 4, 3);
    add(samples, (x, y) -> 1 / Math.abs(x * y), 16, 16);
    add(samples, BOWL, 11, 1);
    add(samples, BOWL, 2, 9);
    Samples.hold("maps", samples);
  }

  private static void add(
      List<Map<String, Object>> samples, DoubleBinaryOperator f, int columns, int rows) {
    double[] values = grid(f, columns, rows);
    var packed = new Packed();
    byte[] answer = packed.with(QuantizedMap.add(packed, values, columns, rows));
    var sample = new LinkedHashMap<String, Object>();
    sample.put("packed", Base64.getEncoder().encodeToString(answer));
    var lines = new ArrayList<List<Object>>();
    for (int row = 0; row < rows; row++) {
      lines.add(Samples.values(Arrays.copyOfRange(values, row * columns, (row + 1) * columns)));
    }
    sample.put("values", lines);
    samples.add(sample);
  }
}
