package descent.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedTest {
  private static final List<double[]> COLUMNS =
      List.of(
          new double[0],
          of(30, i -> i),
          of(30, i -> 0.1),
          of(30, i -> 5 * Math.pow(0.9, i)),
          of(30, i -> -4 * Math.cos(i) * Math.pow(0.8, i)),
          of(30, i -> 1000 + 1e-9 * i),
          new double[] {Integer.MAX_VALUE, Integer.MIN_VALUE, 0, 3, -7},
          new double[] {1L << 40, 2, 0.5},
          new double[] {0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 1e-310},
          new double[] {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, -1e300
          });

  private static double[] of(int rows, IntToDoubleFunction value) {
    return IntStream.range(0, rows).mapToDouble(value).toArray();
  }

  @Test
  void exactColumnsArriveToTheBit() {
    var unpacked = new Unpacked(packed(false));
    for (double[] column : COLUMNS) {
      assertThat(bits(unpacked.column(column.length))).isEqualTo(bits(column));
    }
    assertThat(unpacked.isDone()).isTrue();
  }

  @Test
  void drawnColumnsArriveRounded() {
    var unpacked = new Unpacked(packed(true));
    for (double[] column : COLUMNS) {
      double[] found = unpacked.column(column.length);
      for (int i = 0; i < found.length; i++) {
        if (!Double.isFinite(column[i])) {
          assertThat(Double.compare(found[i], column[i])).isZero();
        } else if (Math.abs(column[i]) > Double.MIN_NORMAL) {
          assertThat(Math.abs(found[i] - column[i]))
              .isLessThanOrEqualTo(Math.abs(column[i]) * 0x1p-17);
        }
      }
    }
    assertThat(unpacked.isDone()).isTrue();
  }

  @Test
  void columnsThatVaryLittleAndWholeNumbersStayExact() {
    for (double[] column : List.of(COLUMNS.get(1), COLUMNS.get(2), COLUMNS.get(5))) {
      byte[] answer = new Packed().drawn(column).with(Map.of());
      assertThat(new Unpacked(answer).column(column.length)).containsExactly(column);
    }
  }

  /** Counts, rates that stay, and steps of equal length. */
  @Test
  void whatCanBePredictedTakesNoBytes() {
    byte[] answer =
        new Packed()
            .exact(of(1000, i -> i))
            .exact(of(1000, i -> 2.0 * i))
            .exact(of(1000, i -> i * i))
            .with(Map.of());
    assertThat(answer).hasSizeLessThan(60);
  }

  /** A steep border between two classes, as a map of probabilities has it in each row. */
  @Test
  void noPredictionTakesMoreBytesThanTheDifferencesOfNeighbours() {
    int[] map =
        IntStream.range(0, 1000)
            .map(i -> (int) Math.round(32767 / (1 + Math.exp(20 * (i % 50 - 25)))))
            .toArray();
    assertThat(new Packed().whole(map).with(Map.of())).hasSizeLessThan(2 * map.length + 30);
  }

  @Test
  void theBrowsersTestsReadTheSame() {
    var samples = new ArrayList<Map<String, Object>>();
    for (boolean drawn : new boolean[] {false, true}) {
      var sample = new LinkedHashMap<String, Object>();
      sample.put("drawn", drawn);
      sample.put("packed", Base64.getEncoder().encodeToString(packed(drawn)));
      sample.put("values", COLUMNS.stream().map(Samples::values).toList());
      samples.add(sample);
    }
    Samples.hold("columns", samples);
  }

  private static byte[] packed(boolean drawn) {
    var packed = new Packed();
    COLUMNS.forEach(drawn ? packed::drawn : packed::exact);
    return packed.with(
        new TreeMap<>(
            Map.of("name", "动量", "rows", COLUMNS.stream().map(column -> column.length).toList())));
  }

  private static long[] bits(double[] column) {
    return Arrays.stream(column).mapToLong(Double::doubleToLongBits).toArray();
  }
}
