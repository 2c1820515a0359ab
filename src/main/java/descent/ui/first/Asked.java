package descent.ui.first;

import com.vaadin.flow.router.QueryParameters;
import descent.experiment.Experiment;
import descent.experiment.Question;
import descent.message.InvalidInputException;
import descent.share.Store;
import descent.ui.lesson.Lesson;
import descent.ui.lesson.PreparedExperiment;
import descent.ui.link.FirstScreen;
import descent.ui.link.LabRoute;
import descent.ui.link.Links;
import descent.ui.link.Opening;
import descent.ui.text.Phrases;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an address shows at first, as its lab will show it.
 *
 * @param experiment the one that is opened
 * @param opening how
 * @param question what is asked before the runs are shown; null for nothing
 * @param plays whether the lab plays it by itself
 * @param query of the picture of the same
 */
record Asked(
    Experiment experiment,
    Opening opening,
    @Nullable Question question,
    boolean plays,
    QueryParameters query) {
  private static final String SHORT = "/x/";

  /** Reads an address; empty where it leads to no lab, or says what cannot be shown. */
  static Optional<Asked> of(String path, QueryParameters query, Store store, Phrases phrases) {
    QueryParameters asked = query;
    if (path.startsWith(SHORT)) {
      String id = path.substring(SHORT.length());
      asked = Links.with(QueryParameters.of(Links.PARAMETER, id), Opening.asked(query));
    } else if (!path.equals("/" + LabRoute.FUNCTIONS) && !path.equals("/" + LabRoute.NETWORKS)) {
      return Optional.empty();
    }
    if (Lesson.of(asked).filter(lesson -> lesson.place() == Lesson.Place.CHECK).isPresent()) {
      // The gradient check has no first picture.
      return Optional.empty();
    }
    try {
      return Optional.of(read(path, asked, store, phrases));
    } catch (InvalidInputException e) {
      // The lab reports what is wrong.
      return Optional.empty();
    }
  }

  private static Asked read(String path, QueryParameters query, Store store, Phrases phrases) {
    Opening opening = Opening.read(query).opening();
    Optional<Lesson> lesson = Lesson.of(query);
    Optional<Experiment> linked = new Links(store).read(query);
    Optional<Experiment> found = linked.or(() -> lesson.map(known -> known.experiment(phrases)));
    if (found.isEmpty()) {
      return first(path, opening, phrases);
    }
    Experiment experiment = found.get();
    Question question =
        lesson
            .filter(known -> known.fits(experiment))
            .map(known -> known.question(phrases))
            .orElse(experiment.question());
    return new Asked(experiment, opening, question, opening.play(), query);
  }

  /** What a lab shows to whoever brings nothing. */
  private static Asked first(String path, Opening opening, Phrases phrases) {
    if (path.equals("/" + LabRoute.FUNCTIONS)) {
      return new Asked(FirstScreen.experiment(), opening, null, true, QueryParameters.empty());
    }
    Experiment networks = PreparedExperiment.all(phrases).getFirst().experiment();
    QueryParameters query = Links.query(networks, Opening.USUAL).orElseGet(QueryParameters::empty);
    return new Asked(networks, opening, null, true, query);
  }

  /** The one that is shown over the picture. */
  Optional<Lesson> lesson() {
    return Lesson.of(query);
  }

  /** The last step that may be seen. */
  int until() {
    Integer step = opening.step();
    return question == null ? Integer.MAX_VALUE : step == null ? 0 : step;
  }

  /** The step at which the runs stand. */
  int now() {
    Integer step = opening.step();
    if (step != null || question != null) {
      return step == null ? 0 : step;
    }
    return plays ? 0 : Integer.MAX_VALUE;
  }
}
