package descent.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DecisionMapTest {
  private static final int COLUMNS = 5;
  private static final int ROWS = 3;

  /** Three classes: which is more probable changes from left to right, and upwards. */
  private static double[][] probabilities() {
    double[][] probabilities = new double[3][COLUMNS * ROWS];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        int cell = row * COLUMNS + column;
        double right = column / (COLUMNS - 1.0);
        double up = 0.2 * row;
        probabilities[0][cell] = (1 - right) * (1 - up);
        probabilities[1][cell] = right * (1 - up);
        probabilities[2][cell] = up;
      }
    }
    return probabilities;
  }

  private static double alpha(String mask, int column, int row) throws IOException {
    byte[] png = Base64.getDecoder().decode(mask.substring(mask.indexOf(',') + 1));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(COLUMNS);
    assertThat(image.getHeight()).isEqualTo(ROWS);
    return (image.getRGB(column, row) >>> 24) / 255.0;
  }

  @Test
  void layersOverEachOtherLeaveOfEachColourWhatItsProbabilitySays() throws IOException {
    double[][] probabilities = probabilities();
    DecisionMap map = DecisionMap.of(probabilities, COLUMNS);

    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        int cell = (ROWS - 1 - row) * COLUMNS + column;
        double highest = 0;
        double[] left = new double[3];
        for (int c = 0; c < 3; c++) {
          highest = Math.max(highest, probabilities[c][cell]);
          double alpha = alpha(map.masks().get(c), column, row);
          for (int below = 0; below < c; below++) {
            left[below] *= 1 - alpha;
          }
          left[c] = alpha;
        }
        // As frontend/networks/predictions/decision.ts has it.
        double full = 0.08 + 0.38 * Math.max(0, (highest - 1.0 / 3) / (2.0 / 3));
        for (int c = 0; c < 3; c++) {
          assertThat(left[c]).isCloseTo(full * probabilities[c][cell], within(0.005));
        }
      }
    }
  }

  @Test
  void aLineRunsWhereTheChoiceChangesAndNotAlongTheEdge() {
    double[] right = {0, 0.25, 0.5, 0.75, 1, 0, 0.25, 0.5, 0.75, 1, 0, 0.25, 0.5, 0.75, 1};
    double[] left = new double[right.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = 1 - right[i];
    }

    String border = DecisionMap.of(new double[][] {left, right}, COLUMNS).border();

    // From the lower edge to the upper one, in the middle.
    assertThat(border).matches("M1500 (0|3000)(l0[- ]\\d+)+");
  }

  @Test
  void whatIsNoNumberHasNoColour() throws IOException {
    double[] nothing = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    DecisionMap map = DecisionMap.of(new double[][] {nothing, nothing}, 2);

    byte[] png = Base64.getDecoder().decode(map.masks().getFirst().split(",")[1]);
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getRGB(0, 0) >>> 24).isZero();
    assertThat(map.border()).isEmpty();
  }
}
