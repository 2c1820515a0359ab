package descent.ui.networks;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import descent.catalogue.Entry;
import descent.dataset.Dataset;
import descent.dataset.Datasets;
import descent.dataset.Spiral;
import descent.experiment.Averaging;
import descent.experiment.Ensemble;
import descent.experiment.Experiment;
import descent.experiment.NetworkProblem;
import descent.experiment.edit.Edits;
import descent.experiment.edit.NetworkEdits;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.live.training.Trainings;
import descent.network.Activation;
import descent.network.Dropout;
import descent.network.Initialization;
import descent.network.Layer;
import descent.network.Loss;
import descent.share.Store;
import descent.ui.PageElements;
import descent.ui.Stores;
import descent.ui.field.Lab;
import descent.ui.functions.FunctionsView;
import descent.ui.lab.ContenderRow;
import descent.ui.lesson.PreparedExperiment;
import descent.ui.link.AddressBar;
import descent.ui.link.FirstScreen;
import descent.ui.text.Phrases;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ViewPackages(packages = "descent.ui")
@ContextConfiguration(classes = NetworksViewTest.Beans.class)
public class NetworksViewTest extends SpringBrowserlessTest {
  private static final List<PreparedExperiment> PREPARED =
      PreparedExperiment.all(new Phrases(Locale.ENGLISH));
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Configuration
  public static class Beans {
    @Bean
    Store store() {
      return Stores.temporary();
    }

    @Bean
    Races races() {
      return new Races(Limits.STANDARD, 1);
    }

    @Bean
    Trainings trainings() {
      return new Trainings(TrainingLimits.standard(), 1);
    }
  }

  private Lab lab() {
    return ((NetworksView) getCurrentView()).lab();
  }

  private Experiment experiment() {
    return lab().experiment();
  }

  @Test
  void opensWithDropoutAgainstNoneAndTrainsByItself() {
    navigate(NetworksView.class);
    assertThat(experiment()).isEqualTo(PREPARED.getFirst().experiment());
    assertThat(
            PageElements.element((Component) getCurrentView(), "descent-training")
                .getProperty("autoplay"))
        .isEqualTo("true");
    assertThat(
            PageElements.element((Component) getCurrentView(), "descent-lesson")
                .getProperty("what"))
        .contains("memorises them");
    assertThat(find(ContenderRow.class).all()).hasSize(2);
  }

  @Test
  void theSentenceShowsTheSeedsThatItStandsOnUntilTheExperimentIsAnother() {
    navigate(NetworksView.class);
    assertThat(claim()).startsWith("{\"seed\":15,\"last\":[[");
    lab().change(e -> Edits.at(e, "/steps", 100));
    assertThat(claim()).isEmpty();
  }

  private String claim() {
    return PageElements.element((Component) getCurrentView(), "descent-networks")
        .getProperty("claim");
  }

  @Test
  void theWordsOfAPreparedExperimentStayUntilItIsChanged() {
    navigate(NetworksView.class);
    lab().change(e -> Edits.at(e, "/seed", 99.0));
    assertThat(
            PageElements.element((Component) getCurrentView(), "descent-lesson")
                .getProperty("what"))
        .isNotEmpty();
    lab().change(e -> Edits.at(e, "/problem/labelNoise", 0.1));
    assertThat(
            PageElements.element((Component) getCurrentView(), "descent-lesson")
                .getProperty("what"))
        .isEmpty();
  }

  @Test
  void everyPreparedExperimentCanBeTrainedAndHasAnAddress() {
    navigate(NetworksView.class);
    for (PreparedExperiment prepared : PREPARED) {
      lab().change(e -> prepared.experiment());
      assertThat(experiment()).as(prepared.id()).isEqualTo(prepared.experiment());
      assertThat(AddressBar.query(experiment())).as(prepared.id()).isPresent();
    }
  }

  @Test
  void everyDataSetCanBeChosen() {
    navigate(NetworksView.class);
    for (Entry<Dataset> entry : Datasets.entries()) {
      lab().change(e -> NetworkEdits.dataset(e, entry));
      assertThat(experiment().network().dataset().entry()).isEqualTo(entry);
    }
  }

  @Test
  void otherDataKeepsWhatItHasInCommonAndTakesALossThatSuits() {
    navigate(NetworksView.class);
    select("Data set", entry("spiral"));
    assertThat(experiment().network().dataset()).isEqualTo(new Spiral(400, 0.2, 2, 1));
    select("Data set", entry("regression"));
    assertThat(experiment().network().loss()).isEqualTo(Loss.MEAN_SQUARED_ERROR);
    assertThat(experiment().network().preparation().labelNoise()).isZero();
    select("Data set", entry("moons"));
    assertThat(experiment().network().loss()).isEqualTo(Loss.CROSS_ENTROPY);
  }

  @Test
  void controlsOfTheDataChangeTheExperiment() {
    navigate(NetworksView.class);
    type("Rows", "300");
    type("Training rows at most", "");
    commit("/problem/dataset/noise", "0.3");
    commit("/problem/labelNoise", "0.1");
    commit("/problem/validationFraction", "0.5");
    var network = experiment().network();
    assertThat(ExperimentJson.write(experiment()))
        .contains("\"samples\":300", "\"noise\":0.3", "\"labelNoise\":0.1");
    assertThat(network.preparation().trainingSamples()).isNull();
    assertThat(network.preparation().validationFraction()).isEqualTo(0.5);
  }

  @Test
  void layersAreAddedChangedMovedAndRemoved() {
    navigate(NetworksView.class);
    test(find(NativeButton.class).withText("+ Layer").all().getFirst()).click();
    assertThat(units()).containsExactly(64, 64, 64);
    type("Units", "8");
    assertThat(units()).containsExactly(8, 64, 64);
    commit("/problem/layers/0/keepProbability", "0.8");
    assertThat(experiment().network().layers().getFirst())
        .isEqualTo(new Layer(8, Activation.RELU, 0.8));
    select("Activation", Activation.TANH);
    assertThat(experiment().network().layers().getFirst().activation()).isEqualTo(Activation.TANH);
    click("Down", 0);
    assertThat(units()).containsExactly(64, 8, 64);
    click("Remove", 1);
    assertThat(units()).containsExactly(64, 64);
  }

  @Test
  void theSettingsOfTheNetworkChangeIt() {
    navigate(NetworksView.class);
    type("Batch size", "25");
    type("Updates", "500");
    select("Loss", Loss.HINGE);
    select("Dropout", Dropout.VANILLA);
    select("Initialisation", new Initialization.Normal(0.1));
    type("Deviation of the weights", "0.2");
    commit("/problem/weightDecay", "0.01");
    var network = experiment().network();
    assertThat(network.batchSize()).isEqualTo(25);
    assertThat(experiment().steps()).isEqualTo(500);
    assertThat(network.loss()).isEqualTo(Loss.HINGE);
    assertThat(network.dropout()).isEqualTo(Dropout.VANILLA);
    assertThat(network.initialization()).isEqualTo(new Initialization.Normal(0.2));
    assertThat(network.weightDecay()).isEqualTo(0.01);
  }

  @Test
  void whatCannotBeIsToldAtItsField() {
    navigate(NetworksView.class);
    TextField batch = field("Batch size");
    test(batch).setValue("-3");
    assertThat(batch.isInvalid()).isTrue();
    assertThat(batch.getErrorMessage()).contains("0");
    assertThat(batch.getValue()).isEqualTo("-3");
    test(batch).setValue("20");
    assertThat(batch.isInvalid()).isFalse();
    assertThat(experiment().network().batchSize()).isEqualTo(20);
  }

  @Test
  void aContenderHasItsOwnNetwork() {
    navigate(NetworksView.class);
    lab().change(e -> Edits.add(e, lab().newContender(lab().optimizers().getFirst())));
    open(2);
    click("Keep probability of all layers 0.2", 0);
    assertThat(own(2).layers()).allMatch(layer -> layer.keepProbability() == 0.2);
    assertThat(experiment().network().layers()).allMatch(l -> l.keepProbability() == 1);
    type("Batch size", "5", fields("Batch size").size() - 1);
    assertThat(own(2).batchSize()).isEqualTo(5);
    type("Batch size", "", fields("Batch size").size() - 1);
    assertThat(own(2).batchSize()).isEqualTo(10);
    lab().change(e -> NetworkEdits.override(e, 2, NetworkEdits.LAYERS, null));
    assertThat(experiment().runs().get(2).network()).isNull();
  }

  @Test
  void aContenderMayAverageItsParametersAndAnswerWithOthers() {
    navigate(NetworksView.class);
    open(0);
    assertThat(fields("Averaged parameters: decay")).hasSize(1);
    type("Averaged parameters: decay", "0.995");
    select("Ensemble", ensemble().getListDataView().getItem(1));
    var run = experiment().runs().getFirst();
    assertThat(run.averaging()).isEqualTo(new Averaging(0.995));
    assertThat(run.ensemble()).isEqualTo(new Ensemble.Independent(5));
    type("Averaged parameters: decay", "2");
    assertThat(field("Averaged parameters: decay").isInvalid()).isTrue();
    type("Averaged parameters: decay", "");
    assertThat(experiment().runs().getFirst().averaging()).isNull();
  }

  @Test
  void newtonIsNotOfferedForNetworks() {
    navigate(NetworksView.class);
    assertThat(lab().optimizers().stream().map(Entry::type))
        .contains("adam", "lbfgs")
        .doesNotContain("newton", "bfgs");
  }

  @Test
  void whatIsTooMuchIsRefusedAndChangesNothing() {
    navigate(NetworksView.class);
    commit("/steps", "1000000");
    assertThat(experiment()).isEqualTo(PREPARED.getFirst().experiment());
    assertThat(find(Notification.class).all()).isNotEmpty();
  }

  @Test
  void linksOpenWhereTheyBelong() {
    Experiment linked = PREPARED.get(4).experiment();
    QueryParameters query = AddressBar.query(linked).orElseThrow();
    UI.getCurrent().navigate("networks", query);
    assertThat(experiment()).isEqualTo(linked);
    UI.getCurrent().navigate("", query);
    assertThat(getCurrentView()).isInstanceOf(NetworksView.class);
    UI.getCurrent().navigate("networks", AddressBar.query(FirstScreen.experiment()).orElseThrow());
    assertThat(getCurrentView()).isInstanceOf(FunctionsView.class);
    UI.getCurrent().navigate("networks", QueryParameters.of("e", "broken"));
    assertThat(experiment()).isEqualTo(PREPARED.getFirst().experiment());
  }

  @SuppressWarnings("unchecked")
  private Select<Object> ensemble() {
    return (Select<Object>)
        find(Select.class).all().stream()
            .filter(s -> "Ensemble".equals(s.getLabel()))
            .findFirst()
            .orElseThrow();
  }

  private NetworkProblem own(int run) {
    return experiment().runs().get(run).problem(experiment());
  }

  private List<Integer> units() {
    return experiment().network().layers().stream().map(Layer::units).toList();
  }

  private static Entry<Dataset> entry(String type) {
    return Datasets.entries().stream()
        .filter(entry -> entry.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private void select(String label, Object value) {
    unfold();
    Select<?> select =
        find(Select.class).all().stream()
            .filter(s -> label.equals(s.getLabel()) || label.equals(s.getAriaLabel().orElse("")))
            .findFirst()
            .orElseThrow();
    choose(select, value);
  }

  /** As a visitor does it: the value comes from the client. */
  @SuppressWarnings("unchecked")
  private void choose(Select<?> select, Object value) {
    var items = ((Select<Object>) select).getListDataView().getItems().toList();
    int index = items.indexOf(value);
    test((Select<Object>) select)
        .selectItem(((Select<Object>) select).getItemLabelGenerator().apply(items.get(index)));
  }

  private TextField field(String label) {
    return fields(label).getFirst();
  }

  private List<TextField> fields(String label) {
    unfold();
    return find(TextField.class).all().stream().filter(f -> label.equals(f.getLabel())).toList();
  }

  private void type(String label, String text) {
    type(label, text, 0);
  }

  private void type(String label, String text, int which) {
    test(fields(label).get(which)).setValue(text);
  }

  private void click(String label, int which) {
    unfold();
    NativeButton button =
        find(NativeButton.class).all().stream()
            .filter(b -> label.equals(b.getText()) || label.equals(b.getAriaLabel().orElse("")))
            .toList()
            .get(which);
    test(button).click();
  }

  private void unfold() {
    find(NativeDetails.class).all().forEach(details -> details.setOpen(true));
  }

  private void open(int row) {
    ContenderRow contender = find(ContenderRow.class).all().get(row);
    contender.setOpen(true);
    PageElements.fire(contender.getElement(), "toggle", MAPPER.createObjectNode());
  }

  private void commit(String path, String value) {
    ObjectNode data = MAPPER.createObjectNode().put("event.detail.path", path);
    data.set("event.detail.value", MAPPER.readTree(value));
    PageElements.fire(
        PageElements.element((Component) getCurrentView(), "descent-training"),
        "descent-commit",
        data);
  }
}
