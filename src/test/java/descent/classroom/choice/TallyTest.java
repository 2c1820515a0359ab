package descent.classroom.choice;

import static org.assertj.core.api.Assertions.assertThat;

import descent.classroom.protocol.ClassText;
import descent.experiment.Experiment;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void choicesAreCounted() {
    Tally tally =
        Tally.of(
            Asking.question("{\"text\": \"?\", \"choices\": [\"a\", \"b\"]}"),
            List.of(List.of(Vote.of(1), Vote.of(1)), List.of(Vote.of(0))));
    assertThat(tally.rounds()).containsExactly(new int[] {0, 2}, new int[] {1, 0});
    assertThat(tally.bins()).isNull();
    assertThat(tally.medians()).isEmpty();
  }

  @Test
  void theMiddleOfTheMapLiesInTheMiddleOfACell() {
    Tally tally =
        Tally.of(
            Asking.question("{\"text\": \"?\", \"asks\": \"place\"}"),
            List.of(
                List.of(
                    Asking.at(0.1, 0.1),
                    Asking.at(-0.1, -0.1),
                    Asking.at(5, 3),
                    Asking.at(-5, -3))));
    int[] counts = tally.rounds().getFirst();
    assertThat(counts).hasSize(21 * 15);
    assertThat(counts[7 * 21 + 10]).isEqualTo(2);
    assertThat(counts[0]).isEqualTo(1);
    assertThat(counts[counts.length - 1]).isEqualTo(1);
    assertThat(tally.within()).isEmpty();
  }

  @Test
  void anAnswerAtTheEndOfItsToleranceIsWithinIt() {
    Tally numbers =
        Tally.of(
            Asking.question(
                "{\"text\": \"?\", \"asks\": \"number\", \"answer\": 0.1, \"tolerance\": 0.2}"),
            List.of(List.of(Vote.of(0.3), Vote.of(-0.1), Vote.of(0.30001)), List.of()));
    assertThat(numbers.within()).containsExactly(2, 0);
    assertThat(numbers.medians()).containsExactly(0.3, null);
    Tally places =
        Tally.of(
            Asking.question(
                "{\"text\": \"?\", \"asks\": \"place\", \"answer\": [1, 1], \"tolerance\": 0.5}"),
            List.of(List.of(Asking.at(1.3, 1.4), Asking.at(1.4, 1.4), Asking.at(1, 0.5))));
    assertThat(places.within()).containsExactly(2);
  }

  @Test
  void aHallIsToldInAsManyNumbersAsAFew() {
    var hall = IntStream.range(0, 300).mapToObj(i -> Vote.of(Math.exp(i / 20.0 - 8))).toList();
    Tally tally =
        Tally.of(Asking.question("{\"text\": \"?\", \"asks\": \"number\"}"), List.of(hall, hall));
    assertThat(tally.rounds()).hasSize(2).allMatch(counts -> counts.length <= NumberBins.MOST);
    assertThat(Arrays.stream(tally.rounds().getFirst()).sum()).isEqualTo(300);
    var places = Collections.nCopies(300, Asking.at(1, 2));
    assertThat(
            Tally.of(Asking.question("{\"text\": \"?\", \"asks\": \"place\"}"), List.of(places))
                .rounds()
                .getFirst())
        .hasSizeLessThan(400)
        .contains(300);
  }

  @Test
  void whereNobodyHasVotedThereIsNoScale() {
    Tally tally =
        Tally.of(Asking.question("{\"text\": \"?\", \"asks\": \"number\"}"), List.of(List.of()));
    assertThat(tally.bins()).isNull();
    assertThat(tally.rounds().getFirst()).isEmpty();
  }

  @Test
  void theAnswerAndItsToleranceAreHiddenAndTheRangeIsNot() {
    Experiment asked =
        Asking.question(
            "{\"text\": \"?\", \"asks\": \"number\", \"range\": [0, 1], \"answer\": 0.1,"
                + " \"tolerance\": 0.2}");
    assertThat(ClassText.experiment(asked, false).get("question").propertyNames())
        .containsExactly("text", "asks", "range");
    assertThat(ClassText.experiment(asked, true).get("question").propertyNames())
        .contains("answer", "tolerance");
  }
}
