package descent.dataset;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import java.util.List;

/**
 * Normal clouds around the corners of a regular polygon on the unit circle, a class each; the noise
 * is the deviation of a cloud.
 *
 * @param samples how many rows
 * @param noise the standard deviation of the noise on each coordinate
 * @param classes how many classes
 * @param seed which draw is taken
 */
public record Gaussians(int samples, double noise, int classes, int seed) implements Dataset {
  public static final Entry<Dataset> ENTRY =
      new Entry<>(
          "gaussians",
          "Gaussians",
          "Round clouds of points, a class each.",
          List.of(Generator.SAMPLES, Generator.NOISE, Generator.CLASSES, Generator.SEED),
          null,
          Names.NONE,
          false,
          values ->
              new Gaussians(
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
          double angle = 2 * Math.PI * label / classes;
          point[0] = StrictMath.cos(angle);
          point[1] = StrictMath.sin(angle);
        });
  }
}
