package descent.experiment.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.experiment.Experiment;
import descent.message.InvalidInputException;
import descent.objective.Gallery;
import descent.optimizer.rule.Lion;
import descent.optimizer.rule.RmsProp;
import descent.ui.link.FirstScreen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditsTest {
  private final Experiment first = FirstScreen.experiment();

  @ParameterizedTest
  @CsvSource({
    "x^2 + y^2, 'x,y', ''",
    "y^2 + x^2, 'x,y', ''",
    "sin(x), 'x', ''",
    "y^2, 'y', ''",
    "x*y*z, 'x,y,z', ''",
    "c*x^2 + d, 'x', 'c,d'",
    "u^2 + v^2, 'x', 'u,v'",
    "x2^2 + x1^2, 'x1,x2', ''",
    "x_1^2 + x_2^2, 'x_1,x_2', ''",
    "xy + y, 'x,y', ''",
    "X^2 + y, 'x,y', ''",
    "sinx + x, 'x', ''",
    "rate*x, 'x', 'rate'",
    "3, 'x', ''",
  })
  void freeNamesBecomeVariablesAndParameters(String text, String variables, String parameters) {
    var problem = typed(first, text).function();
    assertThat(String.join(",", problem.variables())).isEqualTo(variables);
    assertThat(String.join(",", problem.parameters().keySet())).isEqualTo(parameters);
    assertThat(problem.start()).hasSize(problem.variables().size());
    assertThat(problem.domain()).hasSize(Math.min(2, problem.variables().size()));
  }

  private static Experiment typed(Experiment before, String text) {
    return Edits.expression(before, text, new Remembered().note(before.function()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ln x | Position 1: ln is not a function; did you mean log?",
        "x + arctan x | Position 5: arctan is not a function; did you mean atan?",
        "log_2 x | Position 1: log_2 is not a function; did you mean log2?",
        "minimize x^2 | Position 1: minimize is not a function."
      })
  void aFunctionThatStandsWithoutParenthesesIsNoNumber(String text, String reason) {
    assertThatThrownBy(() -> typed(first, text)).hasMessage(reason);
    assertThat(typed(first, "ln*x").function().parameters()).containsKey("ln");
  }

  @Test
  void retypingAFunctionKeyByKeyForgetsNothing() {
    var remembered = new Remembered();
    var experiment = first;
    for (String text : new String[] {"y^2", "y^2 + x", "a*x^2 + y^2", "a*x^2 + b*y^2"}) {
      remembered.note(experiment.function());
      experiment = Edits.expression(experiment, text, remembered);
    }
    assertThat(experiment).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sum(i,1,5,x[i]^2); 5",
        "sum(i,1,5,x[i]^2) + x[7]; 7",
        "sum(i,1,4,(x[i+1] - x[i])^2); 5",
        "sum(i,1,3,x[2*i]^2) + sum(j,2,3,x[j-1]); 6",
        "x[1]^2 + x[2]^2; 2",
        "sum(i,1,n,x[i]^2); 10",
        "sum(i,1,5,x[i]^2)/n; 10",
        "sum(i,1,k,x[i]^2); 10",
        "sum(i,1,3,sum(j,1,i,x[j])); 3"
      })
  void boundsThatAreNumbersSetTheDimension(String text, int dimension) {
    assertThat(typed(first, text).function().dimension()).isEqualTo(dimension);
  }

  @Test
  void namesBecomeVariablesInOneClickAndBack() {
    var remembered = new Remembered();
    var typed = Edits.expression(first, "u^2 + 3*v^2", remembered);
    assertThat(Edits.exchangeable(typed.function())).containsExactly("u", "v");
    var variables = Edits.rolesExchanged(typed, remembered);
    assertThat(variables.function().variables()).containsExactly("u", "v");
    assertThat(variables.function().parameters()).isEmpty();
    assertThat(variables.function().domain()).hasSize(2);
    assertThat(Edits.exchangeable(variables.function())).containsExactly("u", "v");
    var edited = Edits.expression(variables, "u^2 + 4*v^2", remembered);
    assertThat(edited.function().variables()).containsExactly("u", "v");
    var back = Edits.rolesExchanged(variables, remembered);
    assertThat(back.function()).isEqualTo(typed.function());
    assertThat(Edits.exchangeable(first.function())).isEmpty();
    assertThat(Edits.exchangeable(typed(first, "3").function())).isEmpty();
    assertThat(Edits.rolesExchanged(first, remembered)).isSameAs(first);
  }

  @Test
  void anotherDimensionKeepsWhatThereIsAndGoesOnLikeIt() {
    var ten = typed(first, "sum(i, 1, n, i*x[i]^2)");
    var five = Edits.start(Edits.dimension(ten, 5), List.of(1.0, 2.0, 3.0, 4.0, 5.0));
    assertThat(Edits.dimension(five, 7).function().start())
        .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 5.0, 5.0);
    assertThat(Edits.dimension(five, 1).function().start()).containsExactly(1.0);
    assertThat(Edits.dimension(five, 1).function().domain()).hasSize(1);
    var thousand = Edits.start(Edits.dimension(five, 1000), List.of(0.5)).function();
    assertThat(thousand.dimension()).isEqualTo(1000);
    assertThat(thousand.start()).hasSize(1000).containsOnly(0.5);
    for (double wrong : new double[] {0, 1001, 2.5, Double.NaN, -3}) {
      assertThatThrownBy(() -> Edits.dimension(five, wrong))
          .hasMessage("The dimension is a whole number from 1 to 1000.");
    }
    assertThatThrownBy(() -> Edits.start(five, List.of(1.0, 2.0)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void whatWasSetStays() {
    var edited = typed(first, "a*x^2 + b*y^4 + c").function();
    assertThat(edited.parameters()).isEqualTo(Map.of("a", 0.5, "b", 50.0, "c", 1.0));
    assertThat(edited.start()).isEqualTo(first.function().start());
    assertThat(edited.domain()).isEqualTo(first.function().domain());
  }

  @Test
  void anIndexAsksForADimension() {
    var count = typed(first, "sum(i, 1, n, x[i]^2)");
    assertThat(count.function().variables()).isEmpty();
    assertThat(count.function().dimension()).isEqualTo(10);
    assertThat(count.function().parameters()).isEmpty();
    assertThat(typed(count, "x^2 + y^2").function().start()).containsExactly(-4.0, 1.0);
  }

  @Test
  void aFunctionOfTheGalleryBringsSuitableRates() {
    var rosenbrock = Gallery.find("rosenbrock").orElseThrow();
    var experiment = Edits.function(first, rosenbrock);
    assertThat(experiment.runs().stream().map(run -> Edits.rate(run.plan())))
        .containsExactly(0.0015, 0.0003, 0.3, 0.02);
    assertThat(experiment.steps()).isEqualTo(1000);
    assertThat(Edits.function(experiment, Gallery.find("ravine").orElseThrow()).function())
        .isEqualTo(first.function());
  }

  @Test
  void namesFollowTheirOptimizerUnlessTheySayMore() {
    var changed = Edits.optimizer(first, 0, new RmsProp(0.9, 1e-7));
    assertThat(changed.runs().getFirst().name()).isEqualTo("RMSProp");
    var twice = Edits.optimizer(changed, 1, new RmsProp(0.9, 1e-7));
    assertThat(twice.runs().get(1).name()).isEqualTo("RMSProp 2");
    var named =
        Edits.withRun(
            first, 0, run -> new descent.experiment.Contender("mine", run.optimizer(), run.plan()));
    assertThat(Edits.optimizer(named, 0, new Lion(0.9, 0.99, 0)).runs().getFirst().name())
        .isEqualTo("mine");
  }

  @Test
  void copiesGetNamesOfTheirOwn() {
    var two = Edits.duplicate(first, 1);
    assertThat(two.runs().stream().map(run -> run.name()))
        .isEqualTo(List.of("SGD", "Momentum", "Momentum 2", "AdaGrad", "Adam"));
    assertThat(Edits.duplicate(two, 2).runs().get(3).name()).isEqualTo("Momentum 3");
    assertThat(Edits.remove(two, 2)).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "-4, -4",
    "0.018, 0.018",
    "1e-7, 1e-7",
    "3e-4, 3e-4",
    "12345678, 12345678",
    "1e300, 1e300",
    "1.5e-9, 1.5e-9"
  })
  void numbersAreShownAsTheyAreTyped(double value, String shown) {
    assertThat(Edits.shown(value)).isEqualTo(shown);
    assertThat(Double.parseDouble(Edits.shown(value))).isEqualTo(value);
  }
}
