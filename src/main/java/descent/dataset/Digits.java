package descent.dataset;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Entry.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Handwritten digits, 1797 pictures of 8 x 8 pixels: the test part of Optical Recognition of
 * Handwritten Digits by E. Alpaydin and C. Kaynak (UCI Machine Learning Repository, 1998), as
 * scikit-learn ships it. The pixels, 0 to 16 in the file, are divided by 16.
 */
public record Digits() implements Dataset {
  private static final int BRIGHTEST = 16;

  public static final Entry<Dataset> ENTRY =
      new Entry<>(
          "digits",
          "Digits",
          "1797 handwritten digits, each a picture of 8 by 8 pixels.",
          List.of(),
          new Reference(
              "Ethem Alpaydin, Cenk Kaynak",
              "Optical Recognition of Handwritten Digits",
              1998,
              "https://doi.org/10.24432/C50P49"),
          Names.NONE,
          false,
          values -> new Digits());

  @Override
  public Entry<Dataset> entry() {
    return ENTRY;
  }

  @Override
  public Samples rows() {
    return Shipped.SAMPLES;
  }

  /** Read once, when the digits are first asked for. */
  private static final class Shipped {
    static final Samples SAMPLES = read();

    private static Samples read() {
      try (InputStream file = Digits.class.getResourceAsStream("digits.csv")) {
        if (file == null) {
          throw new IllegalStateException("digits.csv is missing");
        }
        String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        Samples raw = new Csv(text, "").rows();
        for (double[] pixels : raw.inputs()) {
          for (int i = 0; i < pixels.length; i++) {
            pixels[i] /= BRIGHTEST;
          }
        }
        return raw;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
