package descent.ui.classroom;

import descent.classroom.ClassLessons;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.Question;
import descent.experiment.edit.Edits;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.QuestionJson;
import descent.ui.lesson.Lesson;
import descent.ui.text.Language;
import descent.ui.text.Phrases;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The lessons of the lecture, for a class whose members read different languages: a lesson is known
 * again by its question, in whatever language that was opened.
 */
@Component
public final class TaughtLessons implements ClassLessons {
  /** Read when the first class needs it, so that the server need not wait for it to start. */
  private static final class Read {
    static final Map<Language, Phrases> PHRASES = new HashMap<>();
    static final Map<Question, Lesson> ASKED = new HashMap<>();

    static {
      for (Language language : Language.all()) {
        var texts = new Phrases(language.locale());
        PHRASES.put(language, texts);
        Lesson.all().forEach(lesson -> ASKED.put(lesson.question(texts), lesson));
      }
    }

    private Read() {}
  }

  private static Phrases of(String language) {
    return Read.PHRASES.getOrDefault(
        Language.of(Locale.forLanguageTag(language)), new Phrases(Locale.ENGLISH));
  }

  @Override
  public Optional<Experiment> find(String key, String language) {
    Phrases texts = of(language);
    return Lesson.find(key)
        .map(lesson -> titled(lesson.experiment(texts), lesson, texts))
        .map(found -> asking(found, Lesson.find(key).orElseThrow(), texts));
  }

  private static Experiment asking(Experiment experiment, Lesson lesson, Phrases texts) {
    return ExperimentJson.with(experiment, "/question", QuestionJson.tree(lesson.question(texts)));
  }

  private static Experiment titled(Experiment experiment, Lesson lesson, Phrases texts) {
    return Edits.at(experiment, "/title", texts.of(lesson.key("title")));
  }

  @Override
  public Experiment in(Experiment experiment, String language) {
    Lesson lesson = Read.ASKED.get(experiment.question());
    if (lesson == null) {
      return experiment;
    }
    Phrases texts = of(language);
    Experiment told = named(asking(experiment, lesson, texts), lesson, texts);
    boolean isTitled =
        Read.PHRASES.values().stream()
            .anyMatch(each -> each.of(lesson.key("title")).equals(experiment.title()));
    return isTitled ? titled(told, lesson, texts) : told;
  }

  /** Names runs in another language, as far as they still have the names of the lesson. */
  private static Experiment named(Experiment experiment, Lesson lesson, Phrases texts) {
    List<String> names = names(lesson, texts);
    List<Contender> runs = experiment.runs();
    return experiment.withRuns(
        IntStream.range(0, runs.size())
            .mapToObj(
                i ->
                    i < names.size() && isName(lesson, i, runs.get(i).name())
                        ? runs.get(i).named(names.get(i))
                        : runs.get(i))
            .toList());
  }

  private static boolean isName(Lesson lesson, int run, String name) {
    return Read.PHRASES.values().stream()
        .anyMatch(each -> names(lesson, each).get(run).equals(name));
  }

  private static List<String> names(Lesson lesson, Phrases texts) {
    return lesson.experiment(texts).runs().stream().map(Contender::name).toList();
  }
}
