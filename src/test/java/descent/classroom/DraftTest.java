package descent.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.classroom.choice.Dot;
import descent.classroom.choice.Follower;
import descent.classroom.choice.Guess;
import descent.classroom.choice.Response;
import descent.classroom.choice.Tried;
import descent.classroom.protocol.ClassMessage;
import descent.classroom.protocol.ClassScene;
import descent.classroom.protocol.Phase;
import descent.experiment.json.ExperimentJson;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftTest {
  private static final ClassMemory CLASS =
      ClassMemory.first(
          Code.read("ABC234").orElseThrow(),
          Secret.of("key"),
          ExperimentJson.read(
              """
              {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
               "runs": [{"optimizer": {"type": "sgd"}}]}
              """),
          "id",
          Instant.EPOCH);

  @Test
  void ofChoicesAsManyAreKeptAsThereIsRoomFor() {
    var limits = new ClassLimits(1, 1, 9, 5, 24, 9, 9, 9);
    var tried =
        new Tried(new Dot("Jade Fox", "learningRate", "0.1", 0.5, false, List.of()), "made");
    var draft = new Draft(CLASS);

    assertThat(draft.add(limits, Collections.nCopies(3, tried))).isEqualTo(3);
    assertThat(draft.add(limits, Collections.nCopies(3, tried))).isEqualTo(2);
    assertThatThrownBy(() -> draft.add(limits, List.of(tried)))
        .hasMessageContaining("5 answers")
        .hasMessageContaining("LIMIT_CLASS_ENTRIES");

    assertThat(draft.memory(2, Instant.EPOCH).dots()).hasSize(5);
    assertThat(draft.memory(2, Instant.EPOCH).entries()).hasSize(5);
  }

  @Test
  void guessesAreSeenUntilTheClassIsAskedSomethingElse() {
    var draft = new Draft(CLASS);
    Follower follower = new Follower("token", "Jade Fox");
    draft.show(asking("loss"), Phase.CLOSED);
    draft.guess(follower, new Guess("loss", List.of(0.5)));
    draft.show(asking(""), Phase.CLOSED);
    assertThat(draft.memory(2, Instant.EPOCH).guesses()).containsKey("token");

    draft.show(asking("learningRate"), Phase.CLOSED);

    assertThat(draft.memory(2, Instant.EPOCH).guesses()).isEmpty();
    assertThat(draft.memory(2, Instant.EPOCH).entries())
        .extracting(Response::question)
        .containsExactly("loss");
  }

  private static ClassScene asking(String field) {
    return ((ClassMessage.Show)
            ClassMessage.read("{\"state\": {\"choose\": \"" + field + "\"}}", CLASS.scene()))
        .scene();
  }
}
