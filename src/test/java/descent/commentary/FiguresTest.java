package descent.commentary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences write numbers as the pages do: the same lines stand in number.test.ts. */
class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0005871, 5.871e-4",
    "0.001, 0.001",
    "0.00099999999, 1e-3",
    "1.0625, 1.063",
    "-1.0625, -1.063",
    "123456, 123500",
    "4996000, 4.996e6",
    "1e6, 1e6",
    "999999.9, 1000000",
    "2.776e-17, 2.776e-17",
    "-2e300, -2e300"
  })
  void aNumberIsWrittenAsOnThePage(double number, String text) {
    assertThat(Figures.shown(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "5e-5, 5.0000001e-5, 5e-5",
    "5.0000001e-5, 5e-5, 5.0000001e-5",
    "0.02, 0.0200001, 0.02",
    "0.0200001, 0.02, 0.0200001",
    "12345678, 12345679, 1.2345678e7"
  })
  void twoNumbersAreToldApart(double number, double other, String text) {
    assertThat(Figures.apart(number, other)).isEqualTo(text);
  }
}
