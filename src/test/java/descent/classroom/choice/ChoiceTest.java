package descent.classroom.choice;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.DoubleNode;

class ChoiceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"constant\", \"learningRate\": 0.1}",
        "{\"type\": \"cosine\", \"learningRate\": 0.1, \"over\": 50, \"minimum\": 0.01, \"warmup\":"
            + " 3}",
        "{\"type\": \"plateau\", \"learningRate\": 0.1, \"per\": \"epoch\"}",
        "{\"type\": \"formula\", \"expression\": \"0.1/(t+1)\"}"
      })
  void aChosenRateMakesTheExperimentThatItsJsonDoes(String schedule) {
    Experiment asked =
        ExperimentJson.read(
            """
            {"title": "Bowl", "problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
             "question": {"text": "Which?", "choices": ["a", "b"], "answer": 1},
             "runs": [{"name": "One", "optimizer": {"type": "adam"}, "averaging": {"decay": 0.9}, "schedule": %s},
               {"name": "Two", "optimizer": {"type": "sgd"}}]}
            """
                .formatted(schedule));
    for (double rate : new double[] {0, 1e-9, 0.25, 1e200}) {
      Experiment expected =
          ExperimentJson.with(
              asked.withRuns(asked.runs().subList(0, 1)).withoutQuestion(),
              "/runs/0/schedule/learningRate",
              DoubleNode.valueOf(rate));
      assertThat(new Choice("learningRate", DoubleNode.valueOf(rate)).in(asked))
          .isEqualTo(expected);
    }
  }
}
