package descent.ui.link;

import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinRequest;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.share.Id;
import descent.share.NotKeptException;
import descent.share.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the address of a lab says: the experiment itself ({@link AddressBar}) or, where that is too
 * long, the id under which the store keeps it; and how it is opened ({@link Opening}).
 *
 * <p>Long experiments are long by their data. So that not every change of a rate fills the store,
 * an address may have both: the id of an experiment with the same file, and the experiment itself
 * with an empty file in its place.
 */
public final class Links {
  public static final String PARAMETER = "x";

  /** Stands in the address of an experiment that neither fits into it nor was kept. */
  public static final String LOST = "unkept";

  private static final String DATASET = "/problem/dataset";
  private static final String CONTENT = "content";

  private final Store store;

  /** A kept experiment whose file the present one may have; null before there is one. */
  private @Nullable Kept carrier;

  public Links(Store store) {
    this.store = store;
  }

  /**
   * The experiment of an address; empty where the address has none.
   *
   * @throws InvalidInputException if it has one that cannot be read
   */
  public Optional<Experiment> read(QueryParameters query) {
    Optional<String> id = query.getSingleParameter(PARAMETER);
    Optional<JsonNode> own = AddressBar.tree(query);
    if (own.isEmpty()) {
      return id.map(this::kept);
    }
    JsonNode tree = own.get();
    if (id.isPresent()
        && tree.at(DATASET) instanceof ObjectNode dataset
        && dataset.path(CONTENT).asString("-").isEmpty()) {
      dataset.put(CONTENT, kept(id.get()).problem().file());
    }
    return Optional.of(ExperimentJson.read(tree));
  }

  /**
   * The query of an experiment that is opened in some way; one that is too long is kept.
   *
   * @throws NotKeptException if the store does not take it
   */
  public QueryParameters address(Experiment experiment, Opening opening) {
    return with(
        AddressBar.query(experiment).orElseGet(() -> byId(experiment)), opening.parameters());
  }

  /** The same as a visitor's views link to each other; empty where the store does not take it. */
  public Optional<QueryParameters> ifKept(Experiment experiment) {
    try {
      return Optional.of(address(experiment, Opening.USUAL));
    } catch (NotKeptException e) {
      return Optional.empty();
    }
  }

  private QueryParameters byId(Experiment experiment) {
    String content = experiment.problem().file();
    Kept known = carrier;
    if (known != null && known.experiment().equals(experiment)) {
      return QueryParameters.of(PARAMETER, known.id().text());
    }
    if (known != null
        && !content.isEmpty()
        && content.equals(known.experiment().problem().file())) {
      ObjectNode tree = (ObjectNode) ExperimentJson.tree(ExperimentJson.write(experiment));
      ((ObjectNode) tree.at(DATASET)).put(CONTENT, "");
      Optional<QueryParameters> rest = AddressBar.query(tree.toString());
      if (rest.isPresent()) {
        return with(rest.get(), Map.of(PARAMETER, known.id().text()));
      }
    }
    carrier = new Kept(store.putUnshared(visitor(), experiment), experiment);
    return QueryParameters.of(PARAMETER, carrier.id().text());
  }

  /** Whose request this is: the same for all that come from one address. */
  public static String visitor() {
    return Optional.ofNullable(VaadinRequest.getCurrent())
        .map(VaadinRequest::getRemoteAddr)
        .orElse("");
  }

  private Experiment kept(String typed) {
    return find(typed)
        .map(
            found -> {
              carrier = found;
              return found.experiment();
            })
        .orElseThrow(
            () ->
                new InvalidInputException(
                    Message.of(
                        "share.missing",
                        "This link leads to no experiment: perhaps it was cut off, or another"
                            + " server made it.")));
  }

  /** An experiment of the store. */
  public record Kept(Id id, Experiment experiment) {}

  /** The experiment under an id that somebody typed. */
  public Optional<Kept> find(String typed) {
    return Id.read(typed).flatMap(id -> store.find(id).map(found -> new Kept(id, found)));
  }

  /** The query of an experiment that is opened in some way; empty where it is too long. */
  public static Optional<QueryParameters> query(Experiment experiment, Opening opening) {
    return AddressBar.query(experiment).map(query -> with(query, opening.parameters()));
  }

  /** A query with further parameters. */
  public static QueryParameters with(QueryParameters query, Map<String, String> more) {
    var all = new LinkedHashMap<String, String>();
    query.getParameters().forEach((name, values) -> all.put(name, values.getFirst()));
    all.putAll(more);
    return QueryParameters.simple(all);
  }
}
