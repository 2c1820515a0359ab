package descent.classroom.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.experiment.FunctionProblem.Interval;
import descent.experiment.Question.Numbers;
import descent.experiment.Question.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scales that fit whatever a class says. */
class NumberBinsTest {
  private static final Numbers ANY = new Numbers(null, null);

  private static NumberBins of(Numbers question, double... numbers) {
    return NumberBins.of(question, DoubleStream.of(numbers).sorted().toArray());
  }

  private static int[] counts(NumberBins bins, double... numbers) {
    int[] counts = new int[bins.count()];
    for (double number : numbers) {
      counts[bins.of(Vote.of(number))]++;
    }
    return counts;
  }

  @Test
  void wholeNumbersHaveABinEach() {
    double[] said = {3, 4, 4, 5, 9, 4};
    NumberBins bins = of(ANY, said);
    assertThat(bins.isLog()).isFalse();
    assertThat(bins.from()).isEqualTo(2.5);
    assertThat(bins.to()).isEqualTo(9.5);
    assertThat(counts(bins, said)).containsExactly(1, 3, 1, 0, 0, 0, 1);
  }

  @Test
  void positiveNumbersOverDecadesAreToldApartByTheirPowersOfTen() {
    double[] said = {0.001, 0.01, 0.01, 0.1, 1, 0.03};
    NumberBins bins = of(ANY, said);
    assertThat(bins.isLog()).isTrue();
    assertThat(bins.from()).isLessThan(0.001).isGreaterThan(0.0005);
    assertThat(bins.to()).isGreaterThan(1).isLessThan(2);
    assertThat(bins.count()).isBetween(10, NumberBins.MOST);
    assertThat(counts(bins, said)[bins.of(Vote.of(0.01))]).isEqualTo(2);
  }

  @Test
  void fewNumbersFarFromTheRestDoNotWidenIt() {
    double[] said = new double[40];
    Arrays.setAll(said, i -> 1 + i * 0.01);
    said[0] = -1e9;
    said[1] = 1e50;
    NumberBins bins = of(ANY, said);
    assertThat(bins.from()).isBetween(0.5, 1.1);
    assertThat(bins.to()).isBetween(1.3, 2.0);
    assertThat(bins.least()).isEqualTo(-1e9);
    assertThat(bins.most()).isEqualTo(1e50);
    assertThat(Arrays.stream(counts(bins, said)).sum()).isEqualTo(40);

    double[] rates = new double[40];
    Arrays.setAll(rates, i -> Math.pow(10, -4 + i / 10.0));
    rates[7] = -3;
    assertThat(of(ANY, rates).isLog()).isTrue();
    assertThat(of(ANY, rates).least()).isEqualTo(-3);
    assertThat(of(ANY, rates).of(Vote.of(-3))).isZero();
  }

  @Test
  void ifAlmostAllSayTheSameTheOthersAreSeen() {
    NumberBins bins = of(ANY, 5, 5, 5, 5, 5, 5, 3, 6, 5, 5);
    assertThat(bins.least()).isNull();
    assertThat(bins.of(Vote.of(3))).isLessThan(bins.of(Vote.of(5)));
    assertThat(bins.of(Vote.of(6))).isGreaterThan(bins.of(Vote.of(5)));
  }

  @Test
  void whatIsRightHasItsPlace() {
    var asking = new Numbers(null, new Target(List.of(20.0), null));
    assertThat(of(asking, 3.0, 4.5).to()).isGreaterThan(20);
    assertThat(of(asking, 0.01, 0.02).isLog()).isTrue();
    assertThat(of(new Numbers(null, new Target(List.of(0.0), null)), 0.01, 5).isLog()).isFalse();
  }

  @Test
  void aRangeThatIsAskedIsShownWhole() {
    NumberBins part = of(new Numbers(new Interval(0, 1), null), 0.5);
    assertThat(part.from()).isEqualTo(-0.025, within(1e-12));
    assertThat(part.to()).isEqualTo(1.025, within(1e-12));
    assertThat(part.count()).isEqualTo(21);
    NumberBins rates = of(new Numbers(new Interval(1e-4, 10), null), 0.5);
    assertThat(rates.isLog()).isTrue();
    assertThat(rates.of(Vote.of(1e-4))).isZero();
    assertThat(rates.of(Vote.of(10))).isEqualTo(rates.count() - 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1, 7, 0.1, 1e-300, -1e100, 1e100, 4.9e-324, 123456789})
  void whatAllSayLiesInTheMiddle(double number) {
    NumberBins bins = of(ANY, number, number);
    int[] counts = counts(bins, number, number);
    assertThat(bins.count()).isBetween(5, NumberBins.MOST);
    assertThat(bins.from()).isLessThanOrEqualTo(number);
    assertThat(bins.to()).isGreaterThanOrEqualTo(number);
    assertThat(counts[bins.of(Vote.of(number))]).isEqualTo(2);
  }

  @Test
  void whateverIsSaidThereAreFewBinsAndEachNumberHasOne() {
    var random = new Random(1);
    for (int i = 0; i < 3000; i++) {
      double[] said = new double[1 + random.nextInt(12)];
      double size = Math.pow(10, random.nextInt(203) - 101);
      boolean isWhole = random.nextBoolean();
      Arrays.setAll(
          said,
          j -> {
            double number =
                Math.clamp(
                    random.nextGaussian() * (random.nextInt(9) == 0 ? 1e9 : 1) * size,
                    -1e100,
                    1e100);
            return isWhole ? Math.rint(number) : number;
          });
      NumberBins bins = of(ANY, said);
      assertThat(bins.count()).as(Arrays.toString(said)).isBetween(1, NumberBins.MOST);
      assertThat(bins.from()).as(Arrays.toString(said)).isLessThan(bins.to());
      assertThat(Arrays.stream(counts(bins, said)).sum()).isEqualTo(said.length);
      for (double number : said) {
        boolean isBeyond = number < bins.from() || number > bins.to();
        assertThat(isBeyond && bins.least() == null && bins.most() == null)
            .as("%s in %s", number, Arrays.toString(said))
            .isFalse();
      }
    }
  }
}
