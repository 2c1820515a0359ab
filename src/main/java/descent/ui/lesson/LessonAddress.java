package descent.ui.lesson;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import descent.message.Message;
import descent.ui.link.AddressBar;
import descent.ui.link.Links;
import java.util.Optional;

/**
 * What the address of a page says of a lesson.
 *
 * @param location of the page
 */
public record LessonAddress(Location location) {
  /** A name that is longer is cut where a sentence repeats it. */
  private static final int LONGEST_NAME = 40;

  public QueryParameters query() {
    return location.getQueryParameters();
  }

  /**
   * The route of the view that shows its lesson; empty where it names no lesson, or that view. An
   * experiment in the address goes where its kind belongs, except to the gradient check, which
   * takes both kinds.
   */
  public Optional<String> elsewhere() {
    return Lesson.of(query())
        .map(Lesson::place)
        .filter(place -> place == Lesson.Place.CHECK || !hasExperiment())
        .map(Lesson.Place::route)
        .filter(route -> !route.equals(location.getPath()));
  }

  /** The name, as far as a sentence may repeat it, of a lesson that there is not. */
  public Optional<String> unknown() {
    return query()
        .getSingleParameter(Lesson.PARAMETER)
        .filter(key -> Lesson.find(key).isEmpty())
        .map(name -> Message.clipped(name, LONGEST_NAME));
  }

  private boolean hasExperiment() {
    var given = query().getParameters().keySet();
    return given.contains(AddressBar.PARAMETER) || given.contains(Links.PARAMETER);
  }
}
