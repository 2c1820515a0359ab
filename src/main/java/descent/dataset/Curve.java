package descent.dataset;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.random.Key;
import java.util.List;

/**
 * Values {@code sin(4x)} of a curve at uniform places from -1 to 1, with noise on the value alone.
 *
 * @param samples how many rows
 * @param noise the standard deviation of the noise
 * @param seed which draw is taken
 */
public record Curve(int samples, double noise, int seed) implements Dataset {
  public static final Entry<Dataset> ENTRY =
      new Entry<>(
          "regression",
          "Curve",
          "One number that follows another along a sine wave.",
          List.of(Generator.SAMPLES, Generator.NOISE, Generator.SEED),
          null,
          Names.NONE,
          false,
          values -> new Curve(values.whole("samples"), values.real("noise"), values.whole("seed")));

  @Override
  public Entry<Dataset> entry() {
    return ENTRY;
  }

  @Override
  public boolean isRegression() {
    return true;
  }

  @Override
  public Samples rows() {
    double[][] inputs = new double[samples][1];
    double[] targets = new double[samples];
    Key key = Key.of(seed);
    for (int row = 0; row < samples; row++) {
      Key chance = key.with(row);
      double x = 2 * chance.uniform(0) - 1;
      inputs[row][0] = x;
      targets[row] = StrictMath.sin(4 * x) + noise * chance.with(0).normal(0);
    }
    return new Samples(List.of("x"), inputs, targets, List.of());
  }

  @Override
  public Samples outline() {
    return new Samples(List.of("x"), Generator.blank(samples, 1), new double[samples], List.of());
  }
}
