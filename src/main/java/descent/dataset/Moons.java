package descent.dataset;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import java.util.List;

/**
 * Two half circles of radius 1 that reach into each other, placed as by scikit-learn's make_moons.
 *
 * @param samples how many rows
 * @param noise the standard deviation of the noise on each coordinate
 * @param classes how many classes
 * @param seed which draw is taken
 */
public record Moons(int samples, double noise, int classes, int seed) implements Dataset {
  public static final Entry<Dataset> ENTRY =
      new Entry<>(
          "moons",
          "Moons",
          "Two half circles that reach into each other.",
          List.of(Generator.SAMPLES, Generator.NOISE, Generator.TWO_CLASSES, Generator.SEED),
          null,
          Names.NONE,
          false,
          values ->
              new Moons(
                  values.whole("samples"),
                  values.real("noise"),
                  values.whole("classes"),
                  values.whole("seed")));

  @Override
  public Entry<Dataset> entry() {
    return ENTRY;
  }

  @Override
  public Samples rows() {
    return Generator.plane(
        samples,
        noise,
        classes,
        seed,
        (label, row, chance, point) -> {
          double angle = Math.PI * chance.uniform(0);
          double along = StrictMath.cos(angle);
          double up = StrictMath.sin(angle);
          point[0] = label == 0 ? along : 1 - along;
          point[1] = label == 0 ? up : 0.5 - up;
        });
  }
}
