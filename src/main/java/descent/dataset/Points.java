package descent.dataset;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Parameter;
import descent.random.Key;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points in the plane, of classes that take turns, so that all are as many and early rows have all
 * of them.
 */
interface Points extends Dataset {
  int samples();

  /** The standard deviation of the noise on each coordinate. */
  double noise();

  int classes();

  /** Which draw is taken. */
  int seed();

  /**
   * Writes one point, without its noise.
   *
   * @param label its class
   * @param row the number of the row, from 0
   * @param chance the key of the row; its uniform numbers may be used
   * @param point where to write, length 2
   */
  void place(int label, int row, Key chance, double[] point);

  @Override
  default Samples rows() {
    double[][] inputs = new double[samples()][2];
    double[] targets = new double[samples()];
    Key key = Key.of(seed());
    for (int row = 0; row < inputs.length; row++) {
      int label = row % classes();
      Key chance = key.with(row);
      place(label, row, chance, inputs[row]);
      Generator.disturb(inputs[row], noise(), chance);
      targets[row] = label;
    }
    return new Samples(Samples.PLANE, inputs, targets, names());
  }

  @Override
  default Samples outline() {
    double[] targets = new double[samples()];
    Arrays.setAll(targets, row -> row % classes());
    return new Samples(Samples.PLANE, Generator.blank(samples(), 2), targets, names());
  }

  private List<String> names() {
    return IntStream.range(0, classes()).mapToObj(Integer::toString).toList();
  }

  /** Makes the data from their settings. */
  interface Maker {
    Dataset of(int samples, double noise, int classes, int seed);
  }

  /**
   * The catalogue entry of such data.
   *
   * @param classes how many there may be
   */
  static Entry<Dataset> entry(
      String type, String title, String meaning, Parameter classes, Maker maker) {
    return new Entry<>(
        type,
        title,
        meaning,
        List.of(Generator.SAMPLES, Generator.NOISE, classes, Generator.SEED),
        null,
        Names.NONE,
        false,
        values ->
            maker.of(
                values.whole("samples"),
                values.real("noise"),
                values.whole("classes"),
                values.whole("seed")));
  }
}
