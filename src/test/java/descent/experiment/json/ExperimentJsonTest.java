package descent.experiment.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.experiment.Experiment;
import descent.experiment.Experiments;
import descent.experiment.InvalidExperimentException;
import descent.experiment.Question;
import descent.optimizer.rule.Adam;
import descent.schedule.Constant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

class ExperimentJsonTest {
  private static final String SMALLEST =
      """
      {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
       "runs": [{"optimizer": {"type": "adam"}}]}
      """;

  @Test
  void everythingButProblemAndRunsHasADefault() {
    var experiment = ExperimentJson.read(SMALLEST);
    assertThat(experiment.steps()).isEqualTo(200);
    assertThat(experiment.every()).isEqualTo(1);
    assertThat(experiment.seed()).isEqualTo(1);
    assertThat(experiment.stop()).isEqualTo(Experiment.Stop.NEVER);
    assertThat(experiment.title()).isEmpty();
    assertThat(experiment.function().gradientNoise()).isZero();
    var run = experiment.runs().getFirst();
    assertThat(run.name()).isEqualTo("adam");
    assertThat(run.optimizer()).isEqualTo(new Adam(0.9, 0.999, 1e-8, true));
    assertThat(run.plan().schedule()).isEqualTo(new Constant(0.01));
  }

  @Test
  void adaDeltaStartsFromRateOne() {
    var experiment = ExperimentJson.read(SMALLEST.replace("adam", "adadelta"));
    assertThat(experiment.runs().getFirst().plan().schedule()).isEqualTo(new Constant(1));
  }

  @Test
  void whatIsWrittenIsReadBackAsTheSame() {
    String full =
        """
        {"version": 1, "title": "Täler", "notes": "**bold**\\n", "every": 3, "seed": -9007199254740991,
         "problem": {"type": "function", "expression": "c*sum(i,1,n,x[i]^2)", "dimension": 3,
           "parameters": {"c": 1e-300}, "start": [0.1, -0.0, 1e22], "domain": [[-1, 1], [0, 1e3]], "gradientNoise": 0.5},
         "steps": 7, "stop": {"gradientNorm": 1e-9, "loss": -1},
         "runs": [
           {"name": "a, \\"b\\"", "optimizer": {"type": "adam", "biasCorrection": false},
            "schedule": {"type": "cosineRestarts", "learningRate": 0.3, "period": 5, "warmup": 2, "per": "epoch"}},
           {"optimizer": {"type": "lion"}, "schedule": {"type": "plateau"}}]}
        """;
    var experiment = ExperimentJson.read(full);
    String written = ExperimentJson.write(experiment);
    assertThat(ExperimentJson.read(written)).isEqualTo(experiment);
    assertThat(ExperimentJson.write(ExperimentJson.read(written))).isEqualTo(written);
    assertThat(written)
        .contains("-0.0")
        .contains("\"start\":[0.1,-0.0,1.0E22]")
        .contains("\"loss\":-1");
  }

  @Test
  void aQuestionIsWrittenWhereThereIsOneAndChangesNoNumber() {
    var plain = ExperimentJson.read(SMALLEST);
    String before =
        "{\"version\":1,\"title\":\"\",\"notes\":\"\",\"problem\":{\"type\":\"function\",\"expression\":\"x^2\"";
    assertThat(ExperimentJson.write(plain)).startsWith(before).doesNotContain("question");
    var asking =
        ExperimentJson.read(
            SMALLEST.replace(
                "\"runs\"",
                """
                "question": {"text": "Where to?", "choices": ["left", "right"], "answer": 1}, "runs"\
                """));
    assertThat(asking.question())
        .isEqualTo(new Question("Where to?", List.of("left", "right"), 1, ""));
    String written = ExperimentJson.write(asking);
    assertThat(written).contains("\"notes\":\"\",\"question\":{\"text\":\"Where to?\"");
    assertThat(ExperimentJson.read(written)).isEqualTo(asking);
    assertThat(Experiments.trace(asking, 0).point())
        .isDeepEqualTo(Experiments.trace(plain, 0).point());
    assertThat(asking.withSeed(7).question()).isEqualTo(asking.question());
    var without = ExperimentJson.with(asking, "/question", JsonNodeFactory.instance.nullNode());
    assertThat(without).isEqualTo(plain);
  }

  @Test
  void theOrderOfFieldsDoesNotMatter() {
    var reordered =
        """
        {"runs": [{"optimizer": {"type": "adam"}}],
         "problem": {"start": [1.0], "variables": ["x"], "expression": "x^2", "type": "function"}}
        """;
    assertThat(ExperimentJson.write(ExperimentJson.read(reordered)))
        .isEqualTo(ExperimentJson.write(ExperimentJson.read(SMALLEST)));
  }

  @Test
  void oneValueCanBeReplaced() {
    var experiment = ExperimentJson.read(Experiments.RAVINE);
    var numbers = JsonNodeFactory.instance;
    assertThat(
            ExperimentJson.with(experiment, "/problem/parameters/b", numbers.numberNode(2))
                .function()
                .parameters())
        .isEqualTo(Map.of("a", 0.5, "b", 2.0));
    assertThat(
            ExperimentJson.with(experiment, "/problem/start", numbers.arrayNode().add(3).add(4))
                .function()
                .start())
        .isEqualTo(List.of(3.0, 4.0));
    assertThatThrownBy(
            () -> ExperimentJson.with(experiment, "/runs/9/name", numbers.stringNode("x")))
        .isInstanceOf(InvalidExperimentException.class);
    assertThatThrownBy(() -> ExperimentJson.with(experiment, "", numbers.numberNode(2)))
        .isInstanceOf(InvalidExperimentException.class);
    assertThatThrownBy(() -> ExperimentJson.with(experiment, "/steps", numbers.numberNode(0)))
        .hasMessage("steps: 0 is outside 1 to 1000000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"start\": [1]            | \"start\": [1, 2]             | problem.start: expected one"
            + " number for each of the 1 variables, not 2",
        "\"start\": [1]            | \"start\": [\"1\"]            | problem.start[0]: expected a"
            + " number, not \"1\"",
        "\"start\": [1]            | \"start\": [1e999]            | problem.start[0]: the number"
            + " is beyond the range of a double",
        "\"start\": [1]            | \"start\": [BIG]               | problem.start[0]: the number"
            + " is beyond the range of a double",
        "\"start\": [1]            | \"start\": [1], \"domain\": [] , \"domain\": [] | this is not"
            + " JSON: line 1, column",
        "\"start\": [1]            | \"start\": {}                 | problem.start: expected a list"
            + " in brackets, not an object",
        "\"start\": [1]            | \"begin\": [1]                | problem.start: is missing",
        "\"start\": [1]            | \"start\": [1], \"x\": 1      | problem.x: there is no such"
            + " field",
        "\"variables\": [\"x\"]    | \"variables\": [\"step\"]     | problem.variables[0]: step is"
            + " the name of a column",
        "\"variables\": [\"x\"]    | \"variables\": [\"sin\"]      | problem.variables: ",
        "\"variables\": [\"x\"]    | \"variables\": [\"x\", \"x\"] | problem",
        "\"start\": [1]            | \"start\": [1], \"parameters\": {\"x\": 2} |"
            + " problem.parameters: The name x is given twice.",
        "\"start\": [1]            | \"start\": [1], \"parameters\": {\"pi\": 2} |"
            + " problem.parameters: pi cannot name",
        "\"variables\": [\"x\"]    | \"dimension\": 1, \"parameters\": {\"n\": 2} |"
            + " problem.parameters: n cannot be a name here",
        "\"variables\": [\"x\"]    | \"variables\": []             | problem.variables: a function"
            + " has at least one variable",
        "\"variables\": [\"x\"]    | \"dimension\": 2000           | problem.dimension: 2000 is"
            + " outside 1 to 1000",
        "\"variables\": [\"x\"]    | \"dimension\": 1.5            | problem.dimension: expected a"
            + " whole number, not 1.5",
        "\"type\": \"function\"    | \"type\": \"neural\"          | problem.type: neural is not"
            + " one of function, network",
        "\"type\": \"adam\"        | \"type\": \"adamm\"           | runs[0].optimizer.type: adamm"
            + " is not one of sgd, momentum",
        "\"type\": \"adam\"        | \"type\": \"adam\", \"beta1\": 1 | runs[0].optimizer.beta1: 1"
            + " is outside [0, 1)",
        "\"type\": \"adam\"        | \"type\": \"adam\", \"beta3\": 1 | runs[0].optimizer.beta3:"
            + " there is no such field",
        "\"type\": \"adam\"        | \"type\": \"adam\", \"biasCorrection\": 1 |"
            + " runs[0].optimizer.biasCorrection: expected true or false, not 1",
        "\"type\": \"adam\"        | \"type\": \"adam\", \"lr\": 1 | runs[0].optimizer.lr: there"
            + " is no such field; did you mean schedule.learningRate?",
        "\"type\": \"adam\"        | \"type\": \"custom\"         | runs[0].optimizer.rule: is"
            + " missing",
        "\"type\": \"adam\"        | \"type\": \"custom\", \"rule\": \"w = w - q\" |"
            + " runs[0].optimizer.rule: Position 9: the name q is not known here",
        "\"type\": \"adam\"        | \"type\": \"lbfgs\", \"memory\": 0 | runs[0].optimizer.memory:"
            + " 0 is outside 1 to 100",
        "\"type\": \"adam\"        | \"type\": \"bfgs\", \"lineSearch\": \"exact\" |"
            + " runs[0].optimizer.lineSearch: exact is not one of strongWolfe, none",
        "\"runs\": [               | \"runs\": [{\"optimizer\": {\"type\": \"adam\"}}, |"
            + " runs[1].name: another run is called adam too",
        "{\"optimizer\"            | {\"schedule\": {\"type\": \"step\"}, \"optimizer\" |"
            + " runs[0].schedule.every: is missing",
        "{\"optimizer\"            | {\"schedule\": {\"type\": \"steps\"}, \"optimizer\" |"
            + " runs[0].schedule.type: steps is not one of constant",
        "{\"optimizer\"            | {\"schedule\": {\"per\": \"hour\"}, \"optimizer\" |"
            + " runs[0].schedule.per: hour is not one of step, epoch",
        "{\"optimizer\"            | {\"name\": \" \", \"optimizer\" | runs[0].name: a run needs a"
            + " name",
        "\"runs\"                  | \"steps\": 1e9, \"runs\"      | steps: 1000000000 is outside 1"
            + " to 1000000",
        "\"runs\"                  | \"seed\": 1e300, \"runs\"     | seed: 1.0E300 is outside",
        "\"runs\"                  | \"version\": 2, \"runs\"      | version: 2 is outside 1 to 1",
        "\"runs\"                  | \"stop\": {\"loss\": \"low\"}, \"runs\" | stop.loss: expected"
            + " a number, not \"low\"",
        "\"runs\"                  | \"stop\": {\"gradientNorm\": -1}, \"runs\" |"
            + " stop.gradientNorm: -1 is outside [0, ∞)",
        "\"runs\"                  | \"steps\": 2, \"steps\": 3, \"runs\" | this is not JSON",
        "\"runs\"                  | \"question\": \"why\", \"runs\" | question: expected an object"
            + " in braces, not \"why\"",
        "\"runs\"                  | \"question\": {\"text\": \"\", \"choices\": [\"a\", \"b\"],"
            + " \"answer\": 0}, \"runs\" | question.text: there is nothing to read here",
        "\"runs\"                  | \"question\": {\"text\": \"t\", \"choices\": [\"a\"],"
            + " \"answer\": 0}, \"runs\" | question.choices: a question has at least two choices",
        "\"runs\"                  | \"question\": {\"text\": \"t\", \"choices\": [\"a\", \"a\"],"
            + " \"answer\": 0}, \"runs\" | question.choices[1]: another choice says the same",
        "\"runs\"                  | \"question\": {\"text\": \"t\", \"choices\": [\"a\", 2],"
            + " \"answer\": 0}, \"runs\" | question.choices[1]: expected a text in quotes, not 2",
        "\"runs\"                  | \"question\": {\"text\": \"t\", \"choices\": [\"a\", \"b\","
            + " \"c\", \"d\", \"e\", \"f\", \"g\"], \"answer\": 0}, \"runs\" | question.choices:"
            + " has 7 elements; at most 6 are allowed",
        "\"runs\"                  | \"question\": {\"text\": \"t\", \"choices\": [\"a\", \"b\"],"
            + " \"answer\": 2}, \"runs\" | question.answer: 2 is outside 0 to 1",
        "\"runs\"                  | \"question\": {\"text\": \"t\", \"choices\": [\"a\", \"b\"],"
            + " \"answer\": 0, \"hint\": 1}, \"runs\" | question.hint: there is no such field",
        "\"runs\": [               | \"runs\": 3, \"more\": [      | runs: expected a list",
      })
  void saysWhatIsWrongAndWhere(String find, String replacement, String sentence) {
    String json = SMALLEST.replace(find, replacement).replace("BIG", "1".repeat(400));
    assertThat(json).isNotEqualTo(SMALLEST);
    assertThatThrownBy(() -> ExperimentJson.read(json))
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessageStartingWith(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{ | this is not JSON: line 1, column 2: the text ends before it is complete",
        "{\"steps\" | this is not JSON: line 1, column 9: the text ends",
        "{\"steps\": NaN} | this is not JSON: line 1, column 14: Non-standard token 'NaN'",
        "[] | expected an object in braces, not a list",
        "null | expected an object",
        "'' | this is not JSON",
        "{\"steps\": 2, \"steps\": 3} | this is not JSON: line 1, column 21: Duplicate Object"
            + " property \"steps\"",
        "{\"runs\": [}} | this is not JSON: line 1, column 11: Unexpected close marker '}':"
            + " expected ']'",
        "{} // x | this is not JSON: line 1, column 4: Unexpected character ('/'",
        "{} x | this is not JSON: line 1, column 4",
        "{} {} | this is not JSON: line 1, column 4: there is more after the end",
        "{} | problem: is missing"
      })
  void whatIsNoExperimentIsRefused(String json, String sentence) {
    assertThatThrownBy(() -> ExperimentJson.read(json))
        .hasMessageStartingWith(sentence)
        .message()
        .as("a sentence for people, without the names of a library's classes")
        .doesNotContain("`", "Exception", "REDACTED", "Feature");
  }

  @Test
  void nothingAtAllIsRefused() {
    assertThatThrownBy(() -> ExperimentJson.read("")).hasMessageContaining("there is nothing here");
    assertThatThrownBy(() -> ExperimentJson.read("[".repeat(100_000)))
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessage("the JSON is nested more than 500 levels deep");
    assertThatThrownBy(() -> ExperimentJson.read("{\"steps\": " + "1".repeat(2000) + "}"))
        .isInstanceOf(InvalidExperimentException.class)
        .message()
        .startsWith("this is not JSON that can be read: Number value length")
        .doesNotContain("`");
  }
}
