package descent.commentary;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import descent.message.Message;
import descent.objective.Gallery;
import descent.objective.TestFunction;
import org.junit.jupiter.api.Test;

class CaptionTest {
  private static Caption ravine(double a, String... runs) {
    return Told.of(
            """
            {"problem": {"type": "function", "expression": "a*x^2 + b*y^2", "variables": ["x", "y"],
               "parameters": {"a": %s, "b": 50}, "start": [-4, 1]},
             "runs": [%s]}
            """
                .formatted(
                    a,
                    String.join(
                        ", ",
                        java.util.Arrays.stream(runs)
                            .map(
                                run ->
                                    "{\"name\": \"%s\", \"optimizer\": {\"type\": \"%s\"}, \"schedule\": {\"learningRate\": %s}}"
                                        .formatted((Object[]) run.split(" ")))
                            .toList())))
        .commentary()
        .caption();
  }

  @Test
  void aLargeOffsetMakesNoTie() {
    var told = Told.of("x^2 + 1e10", "x", "1", 200, "sgd 0.1", "sgd 0.001");
    assertThat(told.commentary().caption().what().toString()).doesNotContain("tie");
  }

  @Test
  void theFirstScreenIsToldAsTheLectureTellsIt() {
    var caption = ravine(0.5, "SGD sgd 0.018", "Momentum momentum 0.01", "Adam adam 0.1");
    assertThat(caption.what())
        .hasToString(
            "The valley is 100 times steeper across than along: SGD zigzags all the way and still"
                + " arrives.");
    assertThat(ravine(0.5, "SGD sgd 0.0199").what())
        .as("it does not arrive")
        .hasToString("The valley is 100 times steeper across than along: SGD zigzags.");
    assertThat(caption.hint()).hasToString("Above a rate of 0.02 it diverges.");
  }

  @Test
  void itFollowsWhatHappens() {
    var caption = ravine(0.5, "SGD sgd 0.021", "Adam adam 0.1");
    assertThat(caption.run()).isEqualTo("SGD");
    assertThat(caption.what().toString()).startsWith("It moves away in ever longer steps");
    assertThat(caption.hint()).hasToString("On this quadratic its rate must stay below 0.02.");
  }

  @Test
  void aCaptionOfTheGalleryIsAboutItsOwnParameters() {
    assertThat(ravine(0.5, "Adam adam 0.1").what().key()).isEqualTo("gallery.ravine.what");
    assertThat(ravine(-3, "Adam adam 0.1").what().key()).isEqualTo("judgement.endless");
    var named = Gallery.find("goldsteinPrice").orElseThrow();
    var told =
        Told.of(named.expression(), "x,y", "-1.4, 0.6", 200, "sgd 1e-6").commentary().caption();
    assertThat(told.what()).hasToString(named.words().what());
    assertThat(told.hint()).hasToString(named.words().hint());
  }

  @Test
  void whoCrawlsOnTheRidgeOfTheSaddleIsSaid() {
    TestFunction saddle = Gallery.find("saddle").orElseThrow();
    TestFunction.Rates rates = saddle.rates();
    var told =
        Told.of(
            saddle.expression(),
            "x,y",
            "-1.8, 0.001",
            10,
            "sgd " + rates.sgd(),
            "momentum " + rates.momentum(),
            "adagrad " + rates.adagrad(),
            "adam " + rates.adaptive());
    assertThat(told.commentary().caption().what()).hasToString(saddle.words().what());
    assertThat(told.traces())
        .extracting(trace -> Math.abs(trace.pointAt(trace.rows() - 1)[1]) > 0.4)
        .as("off the ridge after ten steps")
        .containsExactly(false, false, true, true);
    assertThat(overSaddle("adam 1e-4").key()).isNotEqualTo("gallery.saddle.what");
    assertThat(overSaddle("sgd 0.5").key()).isNotEqualTo("gallery.saddle.what");
    assertThat(overSaddle("rmsprop 0.05").key()).isEqualTo("gallery.saddle.what");
  }

  private static Message overSaddle(String run) {
    String expression = Gallery.find("saddle").orElseThrow().expression();
    return Told.of(expression, "x,y", "-1.8, 0.001", 150, run).commentary().caption().what();
  }

  @Test
  void aCaptionOfTheGalleryIsAboutItsOwnDimension() {
    String rosenbrock = Gallery.find("rosenbrock10").orElseThrow().expression();
    assertThat(Told.of(rosenbrock, "4", "-1, 1, 1, 1", 50, "sgd 0.001").commentary().caption())
        .extracting(caption -> caption.what().toString())
        .asString()
        .doesNotContain("Ten variables");
  }

  @Test
  void tiesAreCalledTies() {
    String own = "(x - 1)^2 + cosh(y) + x^4";
    assertThat(Told.of(own, "x,y", "2, 1", 300, "bfgs 1", "lbfgs 1").commentary().caption().what())
        .asString()
        .startsWith("It is a tie: all runs end at ");
    assertThat(
            Told.of(own, "x,y", "2, 1", 300, "bfgs 1", "lbfgs 1", "sgd 1e-4")
                .commentary()
                .caption()
                .what())
        .asString()
        .startsWith("A tie: 0, 1 end at ");
    assertThat(
            Told.of(own, "x,y", "2, 1", 300, "sgd 1e-4", "adam 0.1").commentary().caption().what())
        .asString()
        .startsWith("1 ends lowest, at ");
  }

  @Test
  void aTieOfUnequalEndsNamesTheHigherOne() {
    var told = Told.of("log(x*y - 1)^2", "x,y", "2, 2", 120, "sgd 0.02", "lbfgs 1");
    double sgd = told.end(0);
    assertThat(told.end(1)).isLessThan(sgd);
    assertThat(told.commentary().caption().what())
        .hasToString("It is a tie: all runs end at " + Figures.shown(sgd) + " or lower.");
  }

  @Test
  void whereTheFunctionIsUndefinedAtTheStartTheHintSaysWhatToDrag() {
    var told = Told.of("sqrt(x) + y^2", "x,y", "-1, 1", 20, "sgd 0.1", "adam 0.1");
    assertThat(told.commentary().caption().run()).isNull();
    assertThat(told.commentary().caption().hint())
        .hasToString("Drag the start to where the function is defined.");
  }

  @Test
  void factsOfTheFunction() {
    assertThat(ravineFacts()).isEqualTo("Condition number 100, a minimum at (0, 0)");
    var own = Told.of("(x - 1.25)^2 + cosh(y + 0.5)", "x,y", "0, 0", 50, "sgd 0.1");
    assertThat(own.commentary().facts().message().toString()).contains("a minimum at (1.25, -0.5)");
    assertThat(Told.of("x + y", "x,y", "0, 0", 20, "sgd 0.1").commentary().facts().minima())
        .isEmpty();
    assertThat(
            Told.of("log(x^2 + y^2)", "x,y", "1, 2", 200, "sgd 0.05").commentary().facts().minima())
        .as("a pole is no minimum")
        .isEmpty();
    assertThat(Told.of("x^2 - y^2", "x,y", "1, 0", 20, "sgd 0.1").commentary().facts().minima())
        .isEmpty();
  }

  private static String ravineFacts() {
    return String.valueOf(
        Told.of("0.5x^2 + 50y^2", "x,y", "-4, 1", 50, "sgd 0.01").commentary().facts().message());
  }

  @Test
  void aHintIsGivenToWhoCanFollowIt() {
    var camel = Gallery.find("camel3").orElseThrow();
    String rolls = camel.words().hint();
    assertThat(hintOn(camel, "momentum 1e-4", "sgd 1e-4")).isNotEqualTo(rolls);
    assertThat(hintOn(camel, "sgd 0.05")).as("has no momentum").isNotEqualTo(rolls);
    assertThat(hintOn(camel, "momentum 0.002")).as("is trapped").isEqualTo(rolls);

    var booth = Gallery.find("booth").orElseThrow();
    assertThat(hintOn(booth, "sgd 0.09", "adam 0.4")).isEqualTo(booth.words().hint());
    assertThat(hintOn(booth, "sgd 0.09")).as("is alone").isNotEqualTo(booth.words().hint());

    var ackley = Gallery.find("ackley").orElseThrow();
    assertThat(hintOn(ackley, "sgd 0.02")).isEqualTo(ackley.words().hint());
    assertThat(hintOn(ackley, "lbfgs 1")).as("has no rate").isEqualTo("Drag the start.");
  }

  private static String hintOn(TestFunction function, String... runs) {
    String start = function.start().stream().map(String::valueOf).collect(joining(", "));
    return String.valueOf(
        Told.of(function.expression(), "x,y", start, 200, runs).commentary().caption().hint());
  }

  @Test
  void aCaptionOfTheGalleryIsAboutItsOwnMethods() {
    var named = Gallery.find("shallow").orElseThrow();
    String[] own = {named.expression(), "x,y", "-5, 1.5"};
    assertThat(
            Told.of(own[0], own[1], own[2], 200, "sgd 0.5", "momentum 0.1").commentary().caption())
        .extracting(caption -> caption.what().toString())
        .isEqualTo(named.words().what());
    var others = Told.of(own[0], own[1], own[2], 200, "adagrad 0.3", "adam 0.1").commentary();
    assertThat(others.caption().what().toString()).doesNotContain("SGD", "momentum");
    assertThat(others.caption().hint()).asString().doesNotContain("momentum");
    var goldstein = Gallery.find("goldsteinPrice").orElseThrow();
    assertThat(
            Told.of(goldstein.expression(), "x,y", "-1.4, 0.6", 200, "adam 0.1")
                .commentary()
                .caption()
                .what())
        .asString()
        .doesNotContain("SGD");
  }

  @Test
  void whatIsNoZeroIsNotWrittenAsOne() {
    var narrow = Told.of("(1e6*x - 1)^2 + y^2", "x,y", "1, 1", 100, "newton");
    assertThat(narrow.text(0))
        .isEqualTo("It ends at the minimum (1e-6, 0), 0 above its value of 0.");
    assertThat(narrow.commentary().facts().message()).asString().contains("(1e-6, 0)");
    assertThat(Told.of("1e13*x^2 + y^2 + 0.001", "x,y", "1, 1", 100, "newton").text(0))
        .isEqualTo("It ends at the minimum (0, 0), 0 above its value of 0.001.");
    assertThat(Told.of("x^4 + y^6", "x,y", "1, 1", 100, "newton").text(0))
        .as("a residue of the descent is 0")
        .contains("(0, 0)", "its value of 0.");
    assertThat(Told.of("1e13*(x - 1)^4 + y^2 + 0.001", "x,y", "3, 1", 200, "newton").text(0))
        .contains("(1, 0)", "its value of 0.001.");
  }
}
