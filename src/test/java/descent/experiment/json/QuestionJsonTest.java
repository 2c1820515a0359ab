package descent.experiment.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.experiment.Experiment;
import descent.experiment.InvalidExperimentException;
import descent.experiment.Question;
import descent.experiment.Question.Asks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Questions with a right answer and without one, through JSON and back; and those that are none.
 */
class QuestionJsonTest {
  private static final String FUNCTION =
      """
      "problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]}\
      """;

  private static final String NETWORK =
      """
      "problem": {"type": "network", "dataset": {"type": "moons"}, "layers": [{"units": 2}]}\
      """;

  private static Experiment asking(String problem, String question) {
    return ExperimentJson.read(
        "{%s, \"runs\": [{\"optimizer\": {\"type\": \"sgd\"}}], \"question\": %s}"
            .formatted(problem, question));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"Which?\",\"choices\":[\"a\",\"b\"],\"answer\":1,\"explanation\":\"So.\"}",
        "{\"text\":\"Which?\",\"choices\":[\"a\",\"b\"],\"explanation\":\"\"}",
        "{\"text\":\"How much?\",\"asks\":\"number\",\"explanation\":\"\"}",
        "{\"text\":\"Where?\",\"asks\":\"place\",\"explanation\":\"There.\"}",
        "{\"text\":\"How much?\",\"asks\":\"number\",\"range\":[0,1],\"explanation\":\"\"}",
        "{\"text\":\"How"
            + " much?\",\"asks\":\"number\",\"range\":[0,1],\"answer\":0.5,\"tolerance\":0.1,"
            + "\"explanation\":\"\"}",
        "{\"text\":\"Where?\",\"asks\":\"place\",\"answer\":[-1.5],\"tolerance\":0.25,\"explanation\":\"\"}"
      })
  void eachKindIsWrittenAsItIsRead(String canonical) {
    Experiment read = asking(FUNCTION, canonical);
    assertThat(ExperimentJson.write(read)).contains("\"question\":" + canonical + ",");
    assertThat(ExperimentJson.read(ExperimentJson.write(read))).isEqualTo(read);
  }

  @Test
  void whatIsTheDefaultMayBeSaidAndIsNotWritten() {
    Experiment said =
        asking(
            FUNCTION,
            "{\"text\": \"?\", \"asks\": \"choice\", \"choices\": [\"a\", \"b\"], \"answer\":"
                + " null}");
    assertThat(said.question()).isNotNull();
    assertThat(said.question().asks()).isEqualTo(Asks.CHOICE);
    assertThat(said.question().answers()).isEqualTo(new Question.Choices(List.of("a", "b"), null));
    assertThat(ExperimentJson.write(said)).doesNotContain("asks").doesNotContain("answer");
  }

  @Test
  void networksHaveNoMapToPointAt() {
    assertThat(asking(NETWORK, "{\"text\": \"?\", \"asks\": \"number\"}").question()).isNotNull();
    assertThatThrownBy(() -> asking(NETWORK, "{\"text\": \"?\", \"asks\": \"place\"}"))
        .isInstanceOf(InvalidExperimentException.class)
        .hasMessageContaining("map of a function");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'text': '?'}|question.choices",
        "{'text': '?', 'asks': 'colour'}|question.asks",
        "{'text': '?', 'asks': 7}|question.asks",
        "{'text': '?', 'asks': 'number', 'answer': [1]}|question.answer",
        "{'text': '?', 'asks': 'number', 'answer': 1e200}|question.answer",
        "{'text': '?', 'asks': 'number', 'range': [0, 1], 'answer': 2}|question.answer",
        "{'text': '?', 'asks': 'number', 'range': [1, 0]}|question.range",
        "{'text': '?', 'asks': 'number', 'range': [1]}|question.range",
        "{'text': '?', 'asks': 'number', 'tolerance': 1}|question.tolerance",
        "{'text': '?', 'asks': 'number', 'answer': 1, 'tolerance': 0}|question.tolerance",
        "{'text': '?', 'asks': 'place', 'answer': 1}|question.answer",
        "{'text': '?', 'asks': 'place', 'answer': [1, 1]}|question.answer",
        "{'text': '?', 'asks': 'place', 'answer': [2]}|question.answer",
        "{'text': '?', 'asks': 'place', 'range': [0, 1]}|question.range",
        "{'text': '?', 'choices': ['a', 'b'], 'answer': 1, 'tolerance': 1}|question.tolerance",
        "{'text': '?', 'asks': 'place', 'choices': ['a', 'b']}|question.choices",
        "{'text': '?', 'choices': ['a', 'b'], 'answer': 2}|question.answer",
        "{'text': '?', 'choices': ['a', 'b'], 'answer': 0.5}|question.answer",
        "{'text': '?', 'choices': ['a']}|question.choices",
        "{'text': ' ', 'asks': 'number'}|question.text",
      },
      quoteCharacter = '"')
  void aQuestionThatIsNoneIsRefusedWithItsPath(String question, String path) {
    assertThatThrownBy(() -> asking(FUNCTION, question.replace('\'', '"')))
        .isInstanceOfSatisfying(
            InvalidExperimentException.class, e -> assertThat(e.path()).isEqualTo(path));
  }

  @Test
  void textsFromStrangersAreBounded() {
    String longer = "x".repeat(1001);
    assertThatThrownBy(
            () -> asking(FUNCTION, "{\"text\": \"" + longer + "\", \"asks\": \"number\"}"))
        .isInstanceOf(InvalidExperimentException.class);
  }
}
