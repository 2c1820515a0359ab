package descent.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.classroom.choice.Asking;
import descent.classroom.choice.Follower;
import descent.classroom.choice.Response;
import descent.classroom.choice.Vote;
import descent.classroom.protocol.Phase;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What holds of votes on numbers and places wherever classes are kept. */
abstract class VotesContract {
  /** Where this test keeps its classes; each call as if by another server. */
  abstract ClassStore store();

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

  final Classes classes() {
    return new Classes(store(), ClassLimits.STANDARD, now::get);
  }

  static void ask(Classroom room, Phase phase) {
    room.show(room.scene(), phase);
  }

  @Test
  void aClassVotesOnANumberAndSeesHowTheyAreSpread() {
    Experiment number =
        Asking.question(
            "{\"text\": \"Which rate?\", \"asks\": \"number\", \"answer\": 0.1, \"tolerance\":"
                + " 0.05}");
    String code;
    Follower first;
    try (Classes classes = classes()) {
      Classroom room = classes.begin("here", number, "id").room();
      code = room.code().text();
      first = room.join(null, "en");
      Follower second = room.join(null, "en");
      assertThatThrownBy(() -> room.vote(first, Vote.of(0.1))).hasMessage("The vote is closed.");
      ask(room, Phase.OPEN);
      room.vote(first, Vote.of(0.5));
      room.vote(first, Vote.of(0.001));
      room.vote(second, Vote.of(0.12));
      assertThatThrownBy(() -> room.vote(first, Asking.at(1, 2)))
          .hasMessageContaining("not for a list");
      assertThatThrownBy(() -> room.vote(first, Vote.of(1e101))).hasMessageContaining("outside");
      assertThat(room.view(false).tally()).isNull();
      assertThat(room.view(true).tally().within()).containsExactly(1);
      ask(room, Phase.OPEN2);
      room.vote(first, Vote.of(0.1));
    }
    try (Classes classes = classes()) {
      Classroom room = classes.find(code).orElseThrow();
      assertThat(room.said(first).vote()).isEqualTo(Vote.of(0.1));
      ask(room, Phase.REVEALED);
      assertThat(room.view(false).tally().medians()).containsExactly(0.0605, 0.1);
      assertThat(room.view(false).rounds())
          .extracting(counts -> Arrays.stream(counts).sum())
          .containsExactly(2, 1);
      assertThat(room.results())
          .extracting(Response::value)
          .containsExactlyInAnyOrder("0.001", "0.12", "0.1");
    }
  }

  @Test
  void aClassVotesOnAPlaceOfTheMapAndOfThisMapAlone() {
    String question =
        "{\"text\": \"Where?\", \"asks\": \"place\", \"answer\": [0, 0], \"tolerance\": 1}";
    String code;
    Follower me;
    try (Classes classes = classes()) {
      Classroom room = classes.begin("here", Asking.question(question), "id").room();
      code = room.code().text();
      me = room.join(null, "en");
      ask(room, Phase.OPEN);
      room.vote(me, Asking.at(-0.5, 0.25));
      for (Vote bad :
          List.of(Vote.of(1), new Vote(List.of(1.0), true), Asking.at(6, 0), Asking.at(0, -3.1))) {
        assertThatThrownBy(() -> room.vote(me, bad)).hasMessageContaining("map");
      }
    }
    try (Classes classes = classes()) {
      Classroom room = classes.find(code).orElseThrow();
      assertThat(room.said(me).vote()).isEqualTo(Asking.at(-0.5, 0.25));
      assertThat(room.view(true).tally().within()).containsExactly(1);
      assertThat(room.results()).extracting(Response::value).containsExactly("[-0.5,0.25]");

      String other = ExperimentJson.write(Asking.question(question)).replace("[-3,3]", "[-4,4]");
      room.show(ExperimentJson.read(other), "other");
      assertThat(room.phase()).isEqualTo(Phase.CLOSED);
      assertThat(room.results()).extracting(Response::experiment).containsExactly("id");
    }
  }
}
