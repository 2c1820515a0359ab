package descent.ui.lesson;

import com.vaadin.flow.router.QueryParameters;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.Question;
import descent.experiment.json.QuestionJson;
import descent.ui.text.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One point of the lecture: a prepared experiment with a question before it runs. Its words are
 * texts of the page.
 *
 * @param key of its texts, and in addresses
 * @param row of the lecture that it shows, such as 2.3
 * @param place where it is shown
 * @param experiment whose runs have names that need no language, or the last words of the keys of
 *     names, as those of a {@link PreparedExperiment}
 * @param choices how many texts there are to choose from; 0 for the names of the runs
 * @param answer the number of the right choice, from 0
 * @param panel what is opened after the answer: {@code inspect:0} explains a run's steps, {@code
 *     units}, {@code dropout}, {@code ensemble} and {@code seeds} are views of networks, {@code
 *     fault:0} plants a mistake; empty for nothing
 * @param shown what proves the answer, see {@link LessonAnswers}
 * @param live what a presentation lets change
 * @param kept what takes too long to be computed while somebody waits
 */
public record Lesson(
    String key,
    String row,
    Place place,
    Experiment experiment,
    int choices,
    int answer,
    String panel,
    JsonNode shown,
    List<Live> live,
    Kept kept) {
  /** The parameter of an address that opens a lesson. */
  static final String PARAMETER = "lesson";

  /** The sections of the lecture. */
  public static final List<String> SECTIONS = List.of("1", "2", "3", "4", "5", "6", "7");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final List<String> LETTERS = List.of("a", "b", "c", "d");

  /**
   * What was computed beforehand; tests compute it again.
   *
   * @param results {@code values} of the proofs that are {@code kept}, what networks come to for
   *     others ({@code ends}), and what a panel draws
   * @param draws what the sketch is of, such as {@code map 1 ensemble}; empty where there is none
   * @param sketch the small picture as JSON, empty for that of a race, with one of {@code curves}
   *     (for each run x, y, x, y, …), {@code dots} (for each run heights) or {@code map}: for each
   *     cell from below, row by row, a digit, 0 where the first class is certain and 9 where the
   *     second is, with {@code columns}, and {@code points} as x, y, class, … All coordinates are
   *     thousandths of the picture's width and height, from the left and from below.
   */
  record Kept(JsonNode results, String draws, String sketch) {}

  /** The views that show lessons, by their routes. */
  public enum Place {
    FUNCTIONS,
    NETWORKS,
    CHECK;

    /** The route of the view. */
    String route() {
      return this == FUNCTIONS ? "" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** All, in the order of the lecture. */
  public static List<Lesson> all() {
    return Lessons.ALL;
  }

  /** The lesson with a key. */
  public static Optional<Lesson> find(String key) {
    return all().stream().filter(lesson -> lesson.key.equals(key)).findFirst();
  }

  /** The lesson of an address; empty where it has none. */
  public static Optional<Lesson> of(QueryParameters query) {
    return query.getSingleParameter(PARAMETER).flatMap(Lesson::find);
  }

  /** The lesson so many places behind this one; empty beyond the first and the last. */
  public Optional<Lesson> neighbour(int places) {
    int at = all().indexOf(this) + places;
    return at < 0 || at >= all().size() ? Optional.empty() : Optional.of(all().get(at));
  }

  /** Which part of the lecture it belongs to. */
  public String section() {
    return row.substring(0, 1);
  }

  /** The key of one of its texts: title, text, ask, a to d, why, task. */
  public String key(String text) {
    return "lessons." + key + "." + text;
  }

  /** Where it is opened. */
  public String link() {
    String route = place == Place.FUNCTIONS ? "./" : place.route();
    return route + "?" + PARAMETER + "=" + key;
  }

  /** The experiment with the names of its runs in a language. */
  public Experiment experiment(Phrases phrases) {
    return PreparedExperiment.named(experiment, phrases);
  }

  /** What is asked before it runs. */
  public Question question(Phrases phrases) {
    List<String> texts =
        choices == 0
            ? experiment(phrases).runs().stream().map(Contender::name).toList()
            : letters().map(letter -> phrases.of(key(letter))).toList();
    return new Question(phrases.of(key("ask")), texts, answer, phrases.of(key("why")));
  }

  /**
   * The question as the browser reads it, with what shows its answer.
   *
   * @param on the experiment of the page: one that a visitor has changed is not asked about, but a
   *     page that is loaded anew goes on with the answer and the task
   */
  public String asked(Phrases phrases, Experiment on) {
    ObjectNode asked = QuestionJson.tree(question(phrases));
    ObjectNode shown = LessonAnswers.of(this);
    shown.put("lesson", key).put("own", fits(on));
    shown.put("lecture", phrases.of(lecture()));
    shown.put("task", phrases.of(key("task")));
    asked.put("opens", panel).set("shown", shown);
    return MAPPER.writeValueAsString(asked);
  }

  /** The key of the sentence of the lecture that it is about. */
  private String lecture() {
    return "lessons.lecture." + row;
  }

  /** Whether an experiment is that of the lesson, in whatever language its runs are named. */
  public boolean fits(Experiment other) {
    return nameless(other).equals(nameless(experiment));
  }

  private static Experiment nameless(Experiment named) {
    return named.withRuns(
        IntStream.range(0, named.runs().size())
            .mapToObj(i -> named.runs().get(i).named(Integer.toString(i)))
            .toList());
  }

  private Stream<String> letters() {
    return LETTERS.stream().limit(choices);
  }

  /** The keys of all texts of lessons. */
  public static Stream<String> keys() {
    return Stream.of(
            SECTIONS.stream().map(section -> "lessons.section." + section),
            all().stream().flatMap(Lesson::ownKeys),
            all().stream().map(Lesson::lecture).distinct(),
            all().stream()
                .filter(lesson -> lesson.place != Place.CHECK)
                .flatMap(lesson -> PreparedExperiment.namesOf(lesson.experiment)))
        .flatMap(keys -> keys);
  }

  private Stream<String> ownKeys() {
    return Stream.concat(Stream.of("title", "text", "ask", "why", "task"), letters())
        .map(this::key);
  }
}
