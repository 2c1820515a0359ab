package descent.ui.lab;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import descent.share.Store;
import descent.ui.field.Holder;
import descent.ui.link.Links;
import descent.ui.link.Opening;
import descent.ui.share.ShareButton;
import descent.ui.share.ShareDialog;
import descent.ui.text.Phrases;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a view beside the labs has on its desk: one experiment with what it was before, opened from
 * the same links as in the labs, with the same buttons in the header.
 */
public final class SideDesk implements Holder {
  private static final int TOLD_MILLISECONDS = 8000;

  private final Phrases phrases;
  private final Links links;
  private final Consumer<Experiment> check;
  private final Consumer<Experiment> show;
  private final Runnable remember;
  private final UndoButtons undoButtons;
  private final Span tools = new Span();

  /** Ends with what it was about: the next edit, or the next link. */
  private Notification told = new Notification();

  private History<Sheet> history;
  private boolean entered;

  /** An experiment with what a visitor has chosen to see of it. */
  private record Sheet(Experiment experiment, Map<String, String> choices) {
    Sheet {
      choices = Map.copyOf(choices);
    }

    Sheet with(Experiment other) {
      return new Sheet(other, choices);
    }
  }

  /**
   * @param route the address of the view
   * @param first what a visitor without a link meets
   * @param check refuses what the view cannot work on
   * @param show puts an experiment into the view
   * @param remember puts the experiment into the address bar
   */
  public SideDesk(
      String route,
      Phrases phrases,
      Store store,
      Experiment first,
      Consumer<Experiment> check,
      Consumer<Experiment> show,
      Runnable remember) {
    this.phrases = phrases;
    this.check = check;
    this.show = show;
    this.remember = remember;
    links = new Links(store);
    history = History.of(new Sheet(first, Map.of()));
    undoButtons =
        new UndoButtons(phrases, () -> undone(history.undo()), () -> undone(history.redo()));
    tools.addClassName("shell-tools");
    tools.add(
        undoButtons,
        new FileMenu(phrases),
        new ShareButton(
            phrases, route, page -> new ShareDialog(phrases, this, store, Set.of(), page).open()));
  }

  /**
   * The experiment of an address; empty where the address has none.
   *
   * @throws InvalidInputException if there is one that cannot be read, or not be worked on here
   */
  public Optional<Experiment> linked(QueryParameters query) {
    told.close();
    Optional<Experiment> found = links.read(query);
    found.ifPresent(check);
    return found;
  }

  /** The query that brings the experiment back; empty where the store takes no more. */
  public Optional<QueryParameters> query() {
    return links.ifKept(experiment());
  }

  /**
   * The query of another experiment, to be opened in its lab.
   *
   * @throws InvalidInputException if it is too long for an address and the store does not take it
   */
  public QueryParameters query(Experiment other) {
    return links.address(other, Opening.USUAL);
  }

  /** The first experiment begins the history; one that is opened later can be undone. */
  public void open(Experiment opened, Map<String, String> choices) {
    var sheet = new Sheet(opened, choices);
    show(entered ? history.edit(sheet, null, System.nanoTime()) : History.of(sheet));
    entered = true;
  }

  /** Hears the text of a file that the visitor opens from the menu in the header. */
  public void openFilesOf(Component element) {
    Stage.onOpen(
        element,
        text -> {
          try {
            Experiment read = ExperimentJson.read(text);
            check.accept(read);
            told.close();
            open(read, Map.of());
            remember.run();
          } catch (InvalidInputException e) {
            tell(e);
          }
        });
  }

  @Override
  public Experiment experiment() {
    return history.present().experiment();
  }

  /** What the visitor has chosen to see of the experiment, as words. */
  public Map<String, String> choices() {
    return history.present().choices();
  }

  /**
   * What the visitor chooses to see can be undone as any other edit; the view shows it already.
   *
   * @param change of what the view keeps of it in the experiment
   */
  public void choose(Map<String, String> choices, UnaryOperator<Experiment> change) {
    String changed =
        Stream.concat(choices.keySet().stream(), choices().keySet().stream())
            .filter(name -> !Objects.equals(choices.get(name), choices().get(name)))
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    history =
        history.edit(new Sheet(change.apply(experiment()), choices), changed, System.nanoTime());
    undoButtons.show(history);
    remember.run();
  }

  @Override
  public void change(UnaryOperator<Experiment> change) {
    try {
      accept(change.apply(experiment()), null);
    } catch (InvalidInputException e) {
      tell(e);
    }
  }

  @Override
  public void accept(Experiment changed, @Nullable String of) {
    check.accept(changed);
    told.close();
    show(history.edit(history.present().with(changed), of, System.nanoTime()));
    remember.run();
  }

  /** Changes what the view itself keeps in the experiment: no step that could be undone. */
  public void settle(UnaryOperator<Experiment> change) {
    history = history.settled(history.present().with(change.apply(experiment())));
    remember.run();
  }

  /** The buttons of the view in the header; always the same. */
  public Component headerTools() {
    return tools;
  }

  /** Tells what is wrong with an input. */
  public void tell(InvalidInputException e) {
    told.close();
    told = Notification.show(phrases.of(e), TOLD_MILLISECONDS, Notification.Position.TOP_CENTER);
  }

  private void undone(History<Sheet> other) {
    told.close();
    show(other);
    remember.run();
  }

  private void show(History<Sheet> shown) {
    history = shown;
    undoButtons.show(shown);
    show.accept(shown.present().experiment());
  }
}
