package descent.dataset;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import java.util.List;

/**
 * Points on rings of radius 1/classes to 1 around the origin, a class each.
 *
 * @param samples how many rows
 * @param noise the standard deviation of the noise on each coordinate
 * @param classes how many classes
 * @param seed which draw is taken
 */
public record Circles(int samples, double noise, int classes, int seed) implements Dataset {
  public static final Entry<Dataset> ENTRY =
      new Entry<>(
          "circles",
          "Circles",
          "Rings around one centre, a class each: no straight line divides them.",
          List.of(Generator.SAMPLES, Generator.NOISE, Generator.CLASSES, Generator.SEED),
          null,
          Names.NONE,
          false,
          values ->
              new Circles(
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
          double angle = 2 * Math.PI * chance.uniform(0);
          double radius = (label + 1.0) / classes;
          point[0] = radius * StrictMath.cos(angle);
          point[1] = radius * StrictMath.sin(angle);
        });
  }
}
