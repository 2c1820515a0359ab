package descent.ui;

import com.vaadin.flow.router.QueryParameters;
import descent.experiment.Experiment;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.share.Id;
import descent.share.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the address of a lab says: the experiment itself ({@link AddressBar}) or, where that is too
 * long, the id under which the store keeps it; and how it is opened ({@link Opening}).
 */
final class Links {
  static final String PARAMETER = "x";

  private final Store store;

  Links(Store store) {
    this.store = store;
  }

  /**
   * The experiment of an address; empty where the address has none.
   *
   * @throws InvalidInputException if it has one that cannot be read
   */
  Optional<Experiment> read(QueryParameters query) {
    return AddressBar.read(query).or(() -> query.getSingleParameter(PARAMETER).map(this::kept));
  }

  private Experiment kept(String typed) {
    return find(typed)
        .map(Kept::experiment)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    Message.of(
                        "share.missing",
                        "This link leads to no experiment: perhaps it was cut off, or another server made it.")));
  }

  /** An experiment of the store. */
  record Kept(Id id, Experiment experiment) {}

  /** The experiment under an id that somebody typed. */
  Optional<Kept> find(String typed) {
    return Id.read(typed).flatMap(id -> store.find(id).map(found -> new Kept(id, found)));
  }

  /** The query of an experiment that is opened in some way; empty where it is too long. */
  static Optional<QueryParameters> query(Experiment experiment, Opening opening) {
    return AddressBar.query(experiment).map(query -> with(query, opening.parameters()));
  }

  /** A query with further parameters. */
  static QueryParameters with(QueryParameters query, Map<String, String> more) {
    var all = new LinkedHashMap<String, String>();
    query.getParameters().forEach((name, values) -> all.put(name, values.getFirst()));
    all.putAll(more);
    return QueryParameters.simple(all);
  }
}
