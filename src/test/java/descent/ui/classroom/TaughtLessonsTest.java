package descent.ui.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import descent.classroom.protocol.ClassText;
import descent.experiment.Experiment;
import descent.experiment.Question;
import descent.ui.lesson.Lesson;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TaughtLessonsTest {
  private static final List<String> LANGUAGES = List.of("en", "zh");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TaughtLessons lessons = new TaughtLessons();

  @Test
  void eachLessonAsksItsQuestionInTheLanguageOfEachReader() {
    for (Lesson lesson : Lesson.all()) {
      Experiment english = lessons.find(lesson.key(), "en").orElseThrow();
      Experiment chinese = lessons.find(lesson.key(), "zh").orElseThrow();
      assertThat(english.question()).as(lesson.key()).isNotNull();
      assertThat(english.question().answers())
          .isInstanceOfSatisfying(
              Question.Choices.class,
              choices -> {
                assertThat(choices.texts()).hasSizeGreaterThan(1);
                assertThat(choices.right()).isEqualTo(lesson.answer());
              });
      assertThat(lessons.in(chinese, "en")).isEqualTo(english);
      assertThat(lessons.in(english, "zh")).isEqualTo(chinese);
      assertThat(chinese.question().text()).isNotEqualTo(english.question().text());
    }
  }

  @Test
  void noLessonTellsItsAnswerToAFollowerOfAnyLanguage() {
    for (Lesson lesson : Lesson.all()) {
      for (String shown : LANGUAGES) {
        Experiment asked = lessons.find(lesson.key(), shown).orElseThrow();
        for (String read : LANGUAGES) {
          Experiment told = lessons.in(asked, read);
          String answer = JSON.writeValueAsString(told.question().explanation());
          String whole = ClassText.experiment(told, true).toString();
          String hidden = ClassText.experiment(told, false).toString();
          assertThat(whole).as(lesson.key()).contains(answer, "\"answer\"");
          assertThat(hidden).as(lesson.key()).doesNotContain("\"answer\"", "\"explanation\"");
          String sentence = answer.substring(1, answer.length() - 1);
          assertThat(hidden).as(lesson.key()).doesNotContain(sentence);
        }
      }
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
