package descent.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import descent.experiment.Contender;
import descent.experiment.Question;
import descent.experiment.edit.Edits;
import descent.live.Limits;
import descent.live.job.GradientChecks;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.live.training.Trainings;
import descent.ui.link.AddressBar;
import descent.ui.text.Phrases;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LessonTest {
  /** The numbered rows of the lecture. */
  private static final List<String> ROWS =
      List.of(
          "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "3.1", "3.2",
          "3.3", "3.4", "4.1", "4.2", "4.3", "4.4", "4.5", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3",
          "6.4", "6.5", "6.6", "7.1", "7.2", "7.3", "7.4");

  static List<Lesson> lessons() {
    return Lesson.all();
  }

  @Test
  void everyRowOfTheLectureHasALessonAndTheyStandInItsOrder() {
    assertThat(lessons().stream().map(Lesson::row).distinct()).containsExactlyElementsOf(ROWS);
    assertThat(lessons()).doesNotHaveDuplicates();
    assertThat(lessons().stream().map(Lesson::key)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theServerRunsItAndItHasAnAddress(Lesson lesson) {
    var races = new Races(Limits.STANDARD, 1);
    assertThatCode(
            () -> {
              switch (lesson.place()) {
                case FUNCTIONS -> races.check(lesson.experiment());
                case NETWORKS ->
                    new Trainings(TrainingLimits.standard(), 1).check(lesson.experiment());
                case CHECK -> new GradientChecks(Limits.STANDARD, races).check(lesson.experiment());
              }
            })
        .doesNotThrowAnyException();
    for (Phrases phrases : List.of(new Phrases(Locale.ENGLISH), new Phrases(Locale.CHINESE))) {
      assertThat(AddressBar.query(lesson.experiment(phrases))).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void itAsksInBothLanguagesAndTheAnswerIsOneOfItsChoices(Lesson lesson) {
    for (Phrases phrases : List.of(new Phrases(Locale.ENGLISH), new Phrases(Locale.CHINESE))) {
      var question = lesson.question(phrases);
      List<String> choices = ((Question.Choices) question.answers()).texts();
      assertThat(choices).doesNotHaveDuplicates().hasSizeBetween(2, 4);
      assertThat(lesson.answer()).isBetween(0, choices.size() - 1);
      assertThat(List.of(question.text(), question.explanation(), phrases.of(lesson.key("text"))))
          .allSatisfy(text -> assertThat(text).isNotBlank().hasSizeLessThan(400));
      assertThat(lesson.experiment(phrases).runs().stream().map(Contender::name))
          .doesNotHaveDuplicates();
      assertThat(lesson.fits(lesson.experiment(phrases))).isTrue();
    }
    assertThat(lesson.fits(Edits.at(lesson.experiment(), "/seed", 99))).isFalse();
  }

  @Test
  void eachLeadsToTheNext() {
    var last = lessons().getLast();
    assertThat(lessons().getFirst().neighbour(-1)).isEmpty();
    assertThat(lessons().getFirst().neighbour(1)).contains(lessons().get(1));
    assertThat(last.neighbour(1)).isEmpty();
    assertThat(last.neighbour(-1)).contains(lessons().get(lessons().size() - 2));
  }
}
