package descent.ui.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.Experiment;
import descent.ui.lesson.Lesson;
import org.junit.jupiter.api.Test;

class TaughtLessonsTest {
  private final TaughtLessons lessons = new TaughtLessons();

  @Test
  void eachLessonAsksItsQuestionInTheLanguageOfEachReader() {
    for (Lesson lesson : Lesson.all()) {
      Experiment english = lessons.find(lesson.key(), "en").orElseThrow();
      Experiment chinese = lessons.find(lesson.key(), "zh").orElseThrow();
      assertThat(english.question()).as(lesson.key()).isNotNull();
      assertThat(english.question().choices()).hasSizeGreaterThan(1);
      assertThat(english.question().answer()).isEqualTo(lesson.answer());
      assertThat(lessons.in(chinese, "en")).isEqualTo(english);
      assertThat(lessons.in(english, "zh")).isEqualTo(chinese);
      assertThat(chinese.question().text()).isNotEqualTo(english.question().text());
    }
  }

  @Test
  void whatNoLessonAsksIsTheSameForAll() {
    Experiment own =
        lessons.find(Lesson.all().getFirst().key(), "en").orElseThrow().withoutQuestion();
    assertThat(lessons.in(own, "zh")).isEqualTo(own);
    assertThat(lessons.find("nothing", "en")).isEmpty();
  }
}
