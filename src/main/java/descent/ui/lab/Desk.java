package descent.ui.lab;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import descent.catalogue.Entry;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.optimizer.Optimizer;
import descent.share.NotKeptException;
import descent.share.Store;
import descent.ui.field.Lab;
import descent.ui.lesson.Lesson;
import descent.ui.lesson.LessonPanel;
import descent.ui.link.ControlGroup;
import descent.ui.link.LabRoute;
import descent.ui.link.Links;
import descent.ui.link.Opening;
import descent.ui.share.ShareButton;
import descent.ui.share.ShareDialog;
import descent.ui.share.SharedNote;
import descent.ui.text.Phrases;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a lab has on its desk: one experiment, an immutable value, with what it was before. Every
 * change makes another one, is refused if it cannot be run, is shown everywhere and put into the
 * address bar.
 */
public final class Desk implements Lab {
  private static final int TOLD_MILLISECONDS = 8000;

  private final String route;
  private final Phrases phrases;
  private final Stage stage;
  private final Experiment first;
  private final Consumer<Experiment> check;
  private final Consumer<Experiment> show;
  private final Function<Entry<Optimizer>, Contender> newContender;
  private final UndoButtons undoButtons;
  private final LessonPanel lessonPanel;

  /** The looks of the runs that are left out of the pictures. */
  private final Set<Integer> hidden = new TreeSet<>();

  private final Links links;
  private final SharedNote note;

  /** Stays as long as the address cannot bring the experiment back. */
  private final Notification unkept = new Notification();

  private final Span tools = new Span();
  private final Map<ControlGroup, List<Component>> groups = new EnumMap<>(ControlGroup.class);

  /** Ends with what it was about: the next edit, or the next link. */
  private Notification told = new Notification();

  private History<Scene> history;
  private Opening opening = Opening.USUAL;
  private @Nullable Experiment linked;
  private boolean entered;

  /**
   * @param route the address of the view
   * @param store where links keep their experiments
   * @param first what a visitor without a link meets
   * @param check refuses what cannot be run
   * @param show puts an experiment into the controls of the view
   * @param newContender see {@link Lab#newContender}
   */
  public Desk(
      String route,
      Phrases phrases,
      Stage stage,
      Store store,
      Experiment first,
      Consumer<Experiment> check,
      Consumer<Experiment> show,
      Function<Entry<Optimizer>, Contender> newContender) {
    this.route = route;
    this.phrases = phrases;
    this.stage = stage;
    this.first = first;
    this.check = check;
    this.show = show;
    this.newContender = newContender;
    links = new Links(store);
    note = new SharedNote(phrases);
    unkept.setDuration(0);
    unkept.setPosition(Notification.Position.TOP_CENTER);
    history = History.of(Scene.of(first));
    lessonPanel = new LessonPanel(phrases, this);
    undoButtons = new UndoButtons(phrases, this::undo, this::redo);
    tools.addClassName("shell-tools");
    tools.add(
        undoButtons,
        new FileMenu(phrases),
        new ShareButton(phrases, route, page -> share(store, page)));
    stage.onCommit((path, value) -> change(e -> ExperimentJson.with(e, path, value), path));
    stage.onUndo(this::undo, this::redo);
    stage.onOpen(this::openFile);
  }

  /**
   * Opens the experiment of an address, or the first one if there is none that can be run. One that
   * belongs to another lab is shown there.
   */
  public void enter(BeforeEnterEvent event) {
    QueryParameters query = event.getLocation().getQueryParameters();
    Opening.Read read = Opening.read(query);
    opening = read.opening();
    linked = null;
    told.close();
    try {
      Optional<Lesson> lesson =
          Lesson.of(query).filter(known -> known.place() != Lesson.Place.CHECK);
      Optional<Experiment> told = links.read(query);
      Optional<Experiment> found = told.or(() -> lesson.map(known -> known.experiment(phrases)));
      if (found.isPresent() && !LabRoute.of(found.get().problem()).equals(route)) {
        event.forwardTo(LabRoute.of(found.get().problem()), query);
        return;
      }
      leaveOut();
      note.offerWhole(opening.embed() ? whole(query) : null);
      read.complaints().forEach(this::tell);
      if (query.getParameters().containsKey(Links.LOST)) {
        tell(phrases.of("address.lost"));
      }
      if (found.isPresent()) {
        check.accept(found.get());
        linked = found.get();
        stage.begin(opening);
        open(found.get(), lesson);
        if (told.isEmpty()) {
          remember();
        }
        return;
      }
      stage.playOnce();
    } catch (InvalidInputException e) {
      tell(e);
    }
    open(first, Optional.empty());
    remember();
  }

  /** The same address for a page of its own. */
  private String whole(QueryParameters query) {
    String rest = query.excluding(Opening.EMBED).getQueryString();
    return route + (rest.isEmpty() ? "" : "?" + rest);
  }

  private void share(Store store, ShareDialog.Page page) {
    new ShareDialog(phrases, this, store, groups.keySet(), page).open();
  }

  /** Says which controls a link can leave out or lock by a name. */
  public void group(ControlGroup group, Component... controls) {
    groups.put(group, List.of(controls));
  }

  /** A column that is locked still scrolls. */
  private static Stream<Component> lockable(Component control) {
    return control instanceof Aside ? control.getChildren() : Stream.of(control);
  }

  private void leaveOut() {
    groups.forEach(
        (group, controls) -> {
          for (Component control : controls) {
            control.getElement().getClassList().set("left-out", opening.hidden().contains(group));
            control.getElement().getClassList().set("locked", opening.locked().contains(group));
            control.getElement().setAttribute("data-locked", phrases.of("share.lockedWhy"));
            lockable(control).forEach(part -> part.getElement().removeAttribute("inert"));
          }
        });
    // Locked after everything else is unlocked: a control may be part of a locked column.
    opening.locked().stream()
        .flatMap(group -> groups.getOrDefault(group, List.of()).stream())
        .flatMap(Desk::lockable)
        .forEach(part -> part.getElement().setAttribute("inert", true));
    stage.embed(opening.embed());
  }

  /**
   * The first experiment begins the history; one that is opened later can be undone. Its question
   * is asked now and not again, whatever is edited; a lesson asks of its own experiment alone.
   */
  private void open(Experiment opened, Optional<Lesson> lesson) {
    lessonPanel.show(lesson);
    lesson.ifPresentOrElse(
        known -> stage.ask(known.asked(phrases, opened)), () -> stage.ask(opened.question()));
    show(
        entered
            ? history.edit(Scene.of(opened), null, System.nanoTime())
            : History.of(Scene.of(opened)));
    entered = true;
  }

  /** Opens the text of a file, or says what is wrong with it and where. */
  private void openFile(String text) {
    try {
      Experiment read = ExperimentJson.read(text);
      check.accept(read);
      told.close();
      open(read, Optional.empty());
      remember();
    } catch (InvalidInputException e) {
      tell(e);
    }
  }

  @Override
  public Experiment experiment() {
    return history.present().experiment();
  }

  @Override
  public void change(UnaryOperator<Experiment> change) {
    change(change, null);
  }

  private void change(UnaryOperator<Experiment> change, @Nullable String of) {
    try {
      accept(change.apply(experiment()), of);
    } catch (InvalidInputException e) {
      tell(e);
      show(history);
    }
  }

  @Override
  public void accept(Experiment changed, @Nullable String of) {
    check.accept(changed);
    told.close();
    show(history.edit(history.present().with(changed), of, System.nanoTime()));
    remember();
  }

  /** The query that brings the experiment into another view; empty where it is not kept. */
  public Optional<QueryParameters> query() {
    return links.ifKept(experiment());
  }

  /** The buttons that a lab has in the header; always the same. */
  public Component headerTools() {
    return tools;
  }

  /** The title and notes of the experiment, and whether its numbers are those of its link. */
  public SharedNote note() {
    return note;
  }

  /** The texts and questions over the pictures; always the same component. */
  public LessonPanel lessonPanel() {
    return lessonPanel;
  }

  private void undo() {
    told.close();
    show(history.undo());
    remember();
  }

  private void redo() {
    told.close();
    show(history.redo());
    remember();
  }

  private void show(History<Scene> shown) {
    history = shown;
    undoButtons.show(shown);
    show.accept(experiment());
    lessonPanel.follow(experiment());
    note.show(experiment(), experiment().equals(linked) ? opening.digest() : null);
    stage.dress(shown.present().looks());
    showHidden();
    stage.show(experiment());
  }

  @Override
  public Contender newContender(Entry<Optimizer> entry) {
    return newContender.apply(entry);
  }

  @Override
  public int look(int run) {
    return history.present().looks().get(run);
  }

  @Override
  public boolean toggleHidden(int run) {
    if (!hidden.remove(look(run))) {
      hidden.add(look(run));
    }
    showHidden();
    return isHidden(run);
  }

  @Override
  public boolean isHidden(int run) {
    return hidden.contains(look(run));
  }

  /** A run that goes is no longer hidden: another one may come with its look. */
  private void showHidden() {
    List<Integer> looks = history.present().looks();
    hidden.retainAll(looks);
    stage.hide(IntStream.range(0, looks.size()).filter(this::isHidden).boxed().toList());
  }

  /**
   * Puts the experiment into the address bar, or its id where it is too long; an address that
   * cannot bring it back says so, and brings nothing older. The address of an embedded page is seen
   * by nobody, and is the one that other sites may frame.
   */
  private void remember() {
    if (opening.embed()) {
      return;
    }
    QueryParameters query;
    try {
      query = links.address(experiment(), opening.lasting());
      unkept.close();
    } catch (NotKeptException e) {
      query = QueryParameters.of(Links.LOST, "");
      unkept.setText(phrases.of("address.unkept", phrases.of(e)));
      unkept.open();
    }
    UI.getCurrent()
        .getPage()
        .getHistory()
        .replaceState(null, new Location(route, lessonPanel.with(query)));
  }

  private void tell(InvalidInputException e) {
    tell(phrases.of(e));
  }

  private void tell(Message message) {
    tell(phrases.of(message));
  }

  private void tell(String sentence) {
    told.close();
    told = Notification.show(sentence, TOLD_MILLISECONDS, Notification.Position.TOP_CENTER);
  }
}
