package descent.commentary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.objective.Gallery;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that went wrong once, and their siblings. */
class VerdictTest {
  static final String BEALE = "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2";
  static final String CAMEL = "2x^2 - 1.05x^4 + x^6/6 + x*y + y^2";
  static final String SADDLE = "x^2 - y^2 + y^4/4";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the first screen
          0.5x^2 + 50y^2 | x,y | -4, 1 | 200 | sgd 0.021 | diverges
          0.5x^2 + 50y^2 | x,y | -4, 1 | 200 | sgd 0.02 | oscillates
          0.5x^2 + 50y^2 | x,y | -4, 1 | 200 | sgd 0.0199 | oscillates
          0.5x^2 + 50y^2 | x,y | -4, 1 | 200 | sgd 0.018 | arrives
          0.5x^2 + 50y^2 | x,y | -4, 1 | 200 | sgd 0.01 | progressing
          0.5x^2 + 50y^2 | x,y | -4, 1 | 200 | sgd 0.5 | diverges
          0.5x^2 + 50y^2 | x,y | -4, 1 | 200 | momentum 0.01 | arrives
          0.5x^2 + 50y^2 | x,y | -4, 1 | 200 | momentum 3 | diverges
          0.5x^2 + 50y^2 | x,y | -4, 1 | 200 | adam 0.1 | arrives
          0.5x^2 + 50y^2 | x,y | -4, 1 | 200 | sgd 1e-7 | stalls
          0.5x^2 + 50y^2 | x,y | -4, 1 | 200 | sgd {"learningRate": 0.03, "warmup": 2000} | progressing
          -3x^2 + 50y^2 | x,y | -4, 1 | 200 | sgd 0.018 | endless
          # no bottom
          x*y | x,y | -4, 1 | 200 | sgd 0.01 | endless
          x*y | x,y | -4, 1 | 200 | lbfgs | endless
          -x^2 - y^2 | x,y | 1, 2 | 200 | adam 0.1 | endless
          -x^2 - y^2 | x,y | 1, 2 | 2000 | sgd 0.5 | endless
          tan(x) + tan(y) | x,y | 0, 0.3 | 200 | sgd 0.01 | endless
          tan(x) + tan(y) | x,y | 1, 1 | 200 | adam 0.1 | endless
          log(x) | x | 1 | 200 | adam 0.01 | endless
          x + y^2 | x,y | 1, 1 | 50 | sgd 0.1 | endless
          x + y^2 | x,y | 1, 1 | 50 | newton 1 | endless
          x^3 | x | -1 | 50 | sgd 0.1 | endless
          log(x^2 + y^2) | x,y | 1, 2 | 200 | sgd 0.05 | endless
          x^2*y + y^2 | x,y | 1, 1 | 200 | adam 0.1 | endless
          1/x + x | x | 3 | 200 | lbfgs | endless
          1/x + x | x | 3 | 200 | sgd 0.05 | arrives
          # no way down
          floor(10x)/10 | x | 0.53 | 50 | sgd 0.05 | stuck
          1/(x^2 + y^2) | x,y | 1, 1 | 200 | lbfgs | flat
          3 | x,y | 1, 2 | 50 | sgd 0.01 | flat
          floor(x) | x | 1.5 | 50 | adam 0.01 | flat
          -x^2 - y^2 | x,y | 0, 0 | 50 | sgd 0.01 | stuck
          x*y | x,y | 1, 1 | 200 | sgd 0.1 | stuck
          x^2 - y^2 + y^4/4 | x,y | -1.8, 0 | 150 | sgd 0.05 | stuck
          x^3 | x | 0 | 20 | sgd 0.1 | stuck
          8*abs(x^2 - y) + (1 - x)^2 | x,y | -1, 1.5 | 60 | lbfgs | stuck
          x^2 | x | 1 | 20 | sgd 0 | stuck
          x^2 - y^2 + y^4/4 | x,y | -1.8, 0.001 | 150 | sgd 0.05 | arrives
          # valleys of minima, whose smallest eigenvalue is rounding
          (x+y+z)^2 | x,y,z | 1, 2, 3 | 200 | sgd 0.1 | arrives
          (x+y-3)^2+(y+z-1)^2+(x-z-2)^2 | x,y,z | 0, 0, 0 | 200 | sgd 0.9 | diverges
          # local minima
          2x^2 - 1.05x^4 + x^6/6 + x*y + y^2 | x,y | 2.35, -1.09 | 200 | adam 0.1 | trapped
          2x^2 - 1.05x^4 + x^6/6 + x*y + y^2 | x,y | -4, 3 | 200 | adam 0.1 | trapped
          x^4/4 - x^2 + 0.3x | x | 2.2 | 100 | sgd 0.1 | trapped
          x^4/4 - x^2 + 0.2x | x | 2.2 | 100 | sgd 0.1 | arrives
          # losses over decades
          (1 - x)^2 + 100(y - x^2)^2 | x,y | -10, 10 | 200 | sgd 1e-6 | progressing
          (x + 2y - 7)^2 + (2x + y - 5)^2 | x,y | -7.42, 2.74 | 200 | adagrad 0.1 | progressing
          (1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2 | x,y | 1.2, 0.6 | 400 | sgd 0.01 | progressing
          (1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2 | x,y | 1.2, 0.6 | 400 | adam 0.05 | arrives
          x^4 | x | 2 | 200 | sgd 0.1 | arrives
          x^4 + y^4 | x,y | 30, 1 | 100 | sgd 0.01 | diverges
          (x^2 + y^2)/100 | x,y | 2, 1 | 60 | {"optimizer": {"type": "adam", "beta1": 0}, "schedule": {"learningRate": 1}} | oscillates
          # jumps
          mod(x, 2*pi) + y^2 | x,y | 3, -1 | 200 | sgd 0.02 | oscillates
          mod(x, 2*pi) + y^2 | x,y | 3, -1 | 200 | nesterov 0.1 | oscillates
          mod(x, 1) + y^2 | x,y | 0.5, 1 | 100 | sgd 0.3 | oscillates
          mod(x, 1) + y^2 | x,y | 0.5, 1 | 100 | adam 0.1 | oscillates
          x - 2*floor(x) + y^2 | x,y | 0.5, 1 | 200 | sgd 0.05 | diverges
          tan(x)^2 + y^2 | x,y | 1.4, 1 | 200 | momentum 0.01 | oscillates
          if(x > 1, x^2, 5) + y^2 | x,y | 3, 2 | 100 | momentum 0.1 | stuck
          if(x > 1, x^2, 5) + y^2 | x,y | 3, 2 | 100 | adam 0.3 | stuck
          # a variable of hardly any influence
          (x - 3)^2 + 1e-14*(y - 7)^2 | x,y | 1.5, 1.5 | 200 | sgd 0.1 | stalls
          (x - 3)^2 + 1e-14*(y - 7)^2 | x,y | 1.5, 1.5 | 200 | adam 0.1 | progressing
          (x - 3)^2 + 1e-9*(y - 7)^2 | x,y | 1.5, 1.5 | 200 | sgd 0.1 | stalls
          # what only looks like rest
          y^3 + x^2 | x,y | 1, 1 | 150 | newton 1 | stuck
          x^5 + y^2 | x,y | 0.5, 1 | 150 | lbfgs | stuck
          tanh(x) + y^2 | x,y | 1, 1 | 150 | newton 1 | stuck
          x^2/(1 + x^2) + y^2 | x,y | 5, 1 | 150 | newton 1 | stuck
          max(x, y) | x,y | 1, 2 | 150 | sgd 0.1 | endless
          x + sin(3x) + y^2 | x,y | 1, 1 | 150 | momentum 1 | endless
          x^100 + y^2 | x,y | 1.5, 1 | 150 | adam 0.1 | progressing
          abs(x) + abs(y) | x,y | 1, 2 | 150 | sgd 0.1 | oscillates
          abs(x) + abs(y) | x,y | 1, 2 | 151 | sgd 0.1 | oscillates
          abs(x) | x | 1 | 20 | sgd 0.1 | oscillates
          abs(x) | x | 1 | 21 | sgd 0.1 | oscillates
          abs(x) | x | 1 | 20 | sgd 0.5 | arrives
          floor(x)^2 + y^2 | x,y | 2.19, -5 | 60 | newton 1 | stuck
          sign(x) + y^2 | x,y | 3, 1 | 60 | newton 1 | stuck
          relu(x) + y^2 | x,y | -3, 1 | 60 | newton 1 | arrives
          # poles, kinks and the domain's end
          hypot(x, y) | x,y | 3, 4 | 60 | lbfgs | arrives
          -log(x) + 1000*x | x | 1 | 60 | lbfgs | arrives
          -log(x) + 1000*x | x | 1 | 60 | bfgs | arrives
          sqrt(x) | x | 1 | 200 | sgd 0.1 | undefined
          log(x) + y | x,y | -1, 0 | 20 | sgd 0.1 | undefined
          x^2 + 5*abs(y) | x,y | 1, 2 | 200 | adam 0.1 | oscillates
          x^2 | x | 1 | 20 | sgd {"type": "formula", "expression": "0.1/t"} | undefined
          x^2 | x | 1 | 60 | sgd {"type": "formula", "expression": "0.1*sqrt(20-t)"} | undefined
          sum(i,1,5,x[i]^2) | 5 | 1, 2, 3, 4, 5 | 100 | sgd 0.1 | arrives
          # who swings high, and who was thrown up and stays there
          0.05x^2 + cos(50x) | x | -2 | 200 | momentum 0.02 | oscillates
          0.05x^2 + cos(50x) | x | 3 | 200 | momentum 0.003 | diverges
          (x^2 + y^2)/100 | x,y | 2, 1 | 200 | adam {"type": "exponential", "learningRate": 1e4, "decay": 0.3} | diverges
          (x^2 + y^2)/100 | x,y | 2, 1 | 200 | sgd {"type": "step", "learningRate": 1000, "factor": 0, "every": 5} | diverges
          sin(1e6*x) | x | 1 | 200 | sgd 0.01 | oscillates
          # beyond a kink very far out, and on a ridge whose sides are seen through rounding alone
          x^2*sin(1/x) | x | 0.5 | 200 | sgd 3 | endless
          prod(i,1,4,x[i]) | 4 | 1, 2, 1, 2 | 200 | sgd 0.01 | progressing
          """)
  void eachRunGetsItsWord(
      String expression, String variables, String start, int steps, String run, String word) {
    var told = Told.of(expression, variables, start, steps, run);
    assertThat(told.word(0)).as(told.text(0)).isEqualTo(word);
  }

  @Test
  void aLocalMinimumIsOneWhereAnotherRunHasFoundADeeper() {
    var told = Told.of("x^4/4 - x^2 + 0.2x", "x", "2.2", 150, "sgd 0.1", "momentum 0.05");
    assertThat(told.word(0)).isEqualTo("trapped");
    assertThat(told.word(1)).isEqualTo("arrives");
    assertThat(told.text(0)).startsWith("It is trapped in a local minimum 1.36");
    assertThat(told.commentary().facts().known()).isFalse();
    assertThat(told.text(1)).contains("the lowest point that the runs lead to");
  }

  @Test
  void nothingIsTheDeepestWhereAnotherRunFallsWithoutEnd() {
    var told = Told.of("x^3 - 3x", "x", "2", 100, "sgd 0.05", "sgd 0.6");
    assertThat(told.word(1)).isEqualTo("endless");
    assertThat(told.word(0)).isEqualTo("trapped");
    assertThat(told.text(0))
        .isEqualTo(
            "It is trapped in a local minimum 1, while elsewhere the function is unbounded below.");
    assertThat(Told.of("x^3 - 3x", "x", "2", 100, "sgd 0.05").word(0)).isEqualTo("arrives");
  }

  /** The way down leads along the edge, where x = y. */
  @Test
  void aMinimumOnASlantedEdgeOfTheDomainIsFollowedToItsEnd() {
    var facts = Told.of("sqrt(x-y)+y^2", "x,y", "4, 1", 200, "adam 0.1").commentary().facts();
    assertThat(facts.minima().getFirst().point())
        .containsExactly(new double[] {0, 0}, within(1e-5));
  }

  @Test
  void aStepOfAStaircaseIsNoMinimumAndAKinkedValleyHasOne() {
    assertThat(
            Told.of("floor(x)^2 + floor(y)^2", "x,y", "-4, 1", 50, "sgd 0.1")
                .commentary()
                .facts()
                .minima())
        .isEmpty();
    assertThat(
            Told.of("if(x<0, -x, 2x^2) + floor(y)", "x,y", "-4, 1", 200, "adam 0.1")
                .commentary()
                .facts()
                .minima())
        .isEmpty();
    assertThat(
            Told.of("abs(x) + 3*abs(y)", "x,y", "-4, 1", 200, "adam 0.1")
                .commentary()
                .facts()
                .minima())
        .singleElement()
        .satisfies(minimum -> assertThat(minimum.loss()).isCloseTo(0, within(1e-6)));
  }

  @Test
  void nothingIsSaidToBeLeftWhereTheFunctionHasNoBottom() {
    var told = Told.of("cbrt(x) + y^2", "x,y", "-6.4, 43.2", 200, "sgd 1e-5");
    assertThat(told.text(0)).contains("unbounded below").doesNotContain("left");
  }

  @Test
  void whatIsStuckIsToldWhy() {
    assertThat(Told.of(SADDLE, "x,y", "-1.8, 0", 150, "sgd 0.05").text(0))
        .startsWith("It rests at the saddle (0, 0): on the ridge");
    assertThat(Told.of("-x^2 - y^2", "x,y", "0, 0", 50, "sgd 0.1").text(0))
        .startsWith("The gradient is exactly 0 at the start");
    assertThat(Told.of("x^2", "x", "1", 20, "sgd 0").text(0))
        .isEqualTo("Its rate is 0 from step 0 on: it cannot move.");
    assertThat(Told.of("8*abs(x^2 - y) + (1 - x)^2", "x,y", "-1, 1.5", 60, "lbfgs").text(0))
        .endsWith("it stands at a kink.");
    assertThat(Told.of("x^(1/3) + y^2", "x,y", "1, 1", 150, "lbfgs").text(0))
        .endsWith("it stands at the edge of the set on which the function has finite values.");
    assertThat(Told.of("1e-20*(x^2 + y^2)", "x,y", "1, 1", 20, "lbfgs").text(0))
        .endsWith("finds no length that lowers the loss by enough.");
    assertThat(Told.of("-x^2 - y^2 - x^4", "x,y", "1, 1", 60, "newton").text(0))
        .startsWith("It rests at the maximum (0, 0)");
    assertThat(Told.of("x^2", "x", "1e17", 10, "sgd 1e-30").text(0))
        .contains("they are lost in rounding");
    assertThat(Told.of(BEALE, "x,y", "1, 1", 60, "newton").text(0))
        .startsWith("It has stepped onto the saddle (0, 1)");
  }

  @Test
  void allOfARimIsTheDeepestAsFarAsItsCoordinatesAreRounded() {
    var told = Told.of("sqrt(1-x^2-y^2)", "x,y", "0.3, 0.2", 200, "lbfgs", "adam 0.01");
    assertThat(told.word(0)).as(told.text(0)).isEqualTo("arrives");
    assertThat(told.word(1)).isEqualTo("undefined");
  }

  @Test
  void whoSwingsFarAboveHisStartIsSaidToBeThere() {
    assertThat(Told.of("x^2 + y^2", "x,y", "1, 1", 200, "adam 1e150").text(0))
        .startsWith("It oscillates far above where it began, at a loss of 8.164e290 instead of 2");
    assertThat(Told.of("0.05x^2 + cos(50x)", "x", "-2", 200, "momentum 0.02").text(0))
        .startsWith("Its loss swings: from 1.062 it went up to 272.1 at step ");
    assertThat(Told.of("x^2 + y^2", "x,y", "1e150, 1e150", 20, "adam 0.1").text(0))
        .endsWith("they are lost in rounding.");
  }

  /** Rastrigin and a parabola, from which RAdam's first steps throw far off. */
  @Test
  void whoEndsAboveHisStartHasMadeNoProgress() {
    var thrown =
        Told.of(
            "20 + x^2 + y^2 - 10(cos(2pi*x) + cos(2pi*y))", "x,y", "2.3, -1.7", 30, "radam 0.303");
    assertThat(thrown.word(0)).isEqualTo("diverges");
    assertThat(thrown.text(0))
        .isEqualTo(
            "Its loss has grown: from 34.36 it went up to 1506 at step 3, and it ends at 735.2.");
    String bowl = "2.1869*((x + 0.997)^2 + 56.4809*(y + 0.3x - 0.816)^2)";
    var above = Told.of(bowl, "x,y", "1.4731, 2.0363", 250, "radam 0.0179");
    assertThat(above.word(0)).isEqualTo("oscillates");
    assertThat(above.text(0))
        .startsWith("Its loss swings: from 354.6 it went up to 5071 at step 1");
    // Newton is thrown far off where the curvature is small, and then comes down by a fixed part.
    var back = Told.of("x^4 - 6x^2 + 0.01x", "x", "1.01", 7, "newton");
    assertThat(back.word(0)).isEqualTo("progressing");
    assertThat(back.text(0))
        .isEqualTo(
            "Its loss shot up, from -5.07 to 1.35e6 at step 1; since then it falls fast at every"
                + " step, to 49.51.");
  }

  @Test
  void aLossAboveItsStartIsNotSaidToFall() {
    var told = Told.of("x^2 + y^2/(x-1)", "x,y", "3, 1", 200, "momentum 0.01");
    assertThat(told.word(0)).isEqualTo("endless");
    assertThat(told.text(0))
        .isEqualTo("The function is unbounded below from where it ends, at a loss of 558.4.");
  }

  @Test
  void noiseMovesNothingOffFlatGround() {
    var told =
        Told.of(
            """
            {"problem": {"type": "function", "expression": "3", "variables": ["x"], "start": [1], "gradientNoise": 0.5},
             "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.1}}]}
            """);
    assertThat(told.word(0)).isEqualTo("flat");
  }

  @Test
  void aRateIsToldApartFromTheLimitThatItPasses() {
    assertThat(Told.of("x^2", "x", "5", 200, "sgd 1.0001").judgement(0).limit())
        .hasToString("Its rate of 1.0001 is above 1, this method's limit on this quadratic.");
  }

  @Test
  void anUndefinedRateIsTheCauseAndNotAnOverflow() {
    var told =
        Told.of(
            "x^2",
            "x",
            "1",
            60,
            "sgd {\"type\": \"formula\", \"expression\": \"0.1/t\"}",
            "sgd {\"type\": \"formula\", \"expression\": \"0.1*sqrt(20-t)\"}",
            "lbfgs {\"type\": \"formula\", \"expression\": \"0.1/t\"}");
    assertThat(told.traces().get(0).ending().message())
        .hasToString("ended at step 1: the rate is not finite at t = 0, and t counts from 0");
    assertThat(told.traces().get(1).ending().message())
        .hasToString("ended at step 22: the rate is not finite at t = 21");
    assertThat(told.word(2)).as("a line search asks for no rate").isEqualTo("arrives");
    assertThat(told.remedies(0).getFirst().text().toString()).startsWith("rate 0.1/(t + 1): ");
    assertThat(told.remedies(1).getFirst().text().toString())
        .startsWith("rate 0.1*sqrt(20-min(t, 20)): ");
  }

  @Test
  void whoReachesItsStopHasArrivedAndNeedsNoRemedy() {
    var told =
        Told.of(
            """
            {"problem": {"type": "function", "expression": "x^2 + 10y^2", "variables": ["x", "y"], "start": [3, 1]},
             "stop": {"loss": 0.5}, "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.04}}]}
            """);
    assertThat(told.word(0)).isEqualTo("arrives");
    assertThat(told.text(0))
        .startsWith("It converged at step ")
        .endsWith("the loss fell below 0.5.");
    assertThat(told.remedies(0)).isEmpty();
  }

  @Test
  void theRateThatIsJudgedIsTheLargestThatWasUsed() {
    var told =
        Told.of(
            "0.5x^2 + 50y^2",
            "x,y",
            "-4, 1",
            200,
            "sgd {\"learningRate\": 0.03, \"warmup\": 2000}",
            "sgd 0.03",
            "sgd {\"type\": \"step\", \"learningRate\": 0.1, \"factor\": 0.1, \"every\": 10}");
    assertThat(told.judgement(0).limit())
        .hasToString("On this quadratic this method is stable below a rate of 0.02.");
    assertThat(told.judgement(1).limit().toString()).startsWith("Its rate of 0.03 is above 0.02");
    assertThat(told.judgement(2).limit().toString()).startsWith("Its rate of 0.1 is above 0.02");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5x^2 + 50y^2, true",
    "(x+y)^2 + 3x, true",
    "x^p*y^(2-p), true",
    "x^2 + 5*abs(y), false",
    "x^4 + y^2, false",
    "x*y*x, false",
    "'pow(x, 2) + y/4', true",
    "x/y, false",
  })
  void quadraticIsWhatTheDegreeSays(String expression, boolean quadratic) {
    var told =
        Told.of(
            """
            {"problem": {"type": "function", "expression": "%s", "variables": ["x", "y"], "start": [1, 2],
              "parameters": {"p": 2}}, "steps": 3, "runs": [{"optimizer": {"type": "sgd"}}]}
            """
                .formatted(expression));
    assertThat(told.commentary().facts().quadratic()).isEqualTo(quadratic);
  }

  @Test
  void aSlopeThatFallsEverMoreGentlyIsEndlessWhereverItsRunStops() {
    for (String start : List.of("-5.215, 0.331", "3.606, -4.597", "8.745, 4.811")) {
      for (String method : List.of("lbfgs", "bfgs")) {
        Told told = Told.of("cbrt(x) + y^2", "x,y", start, 5, method);
        assertThat(told.word(0)).as(start + " " + told.text(0)).isEqualTo("endless");
      }
    }
  }

  @Test
  void hillsOfABoundedFunctionAreNoWayWithoutEnd() {
    Told told =
        Told.of(
            Gallery.find("ackley").orElseThrow().expression(),
            "x,y",
            "2.6, -1.8",
            200,
            "momentum 0.232");
    assertThat(told.word(0)).isEqualTo("diverges");
    assertThat(told.text(0)).startsWith("Its loss has grown: from 9.151 it went up to ");
  }

  @Test
  void whoSwingsBelowHisFirstHalfDoesNotDiverge() {
    Told told =
        Told.of("8*abs(x^2 - y) + (1 - x)^2", "x,y", "-1.1934, -3.8772", 30, "nesterov 0.0518");
    assertThat(told.word(0)).isEqualTo("oscillates");
  }

  @Test
  void whoClimbsSteadilyDoesNotFallWithoutEnd() {
    Told told = Told.of("log(x) + y^2", "x,y", "0.0811, 0.3912", 200, "newton 0.00595");
    assertThat(told.word(0)).isEqualTo("diverges");
    assertThat(told.text(0)).startsWith("It moves uphill: the loss goes from -2.359 to -1.312");
  }

  @Test
  void aLossThatRoseInItsLastStepIsNotSaidToHardlyFall() {
    Told told = Told.of("cbrt(x) + y^2", "x,y", "4, 1", 5, "adam 0.3");
    assertThat(told.text(0)).startsWith("Its loss rises at the end: it is 1.446, and was 1.421");
  }
}
