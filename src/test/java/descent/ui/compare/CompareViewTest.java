package descent.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import descent.comparison.LearningRate;
import descent.experiment.Experiment;
import descent.experiment.Sweep;
import descent.experiment.edit.Edits;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.job.Comparisons;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.message.InvalidInputException;
import descent.share.Store;
import descent.ui.Stores;
import descent.ui.lab.SideDesk;
import descent.ui.lesson.PreparedCheck;
import descent.ui.link.AddressBar;
import descent.ui.link.FirstScreen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ViewPackages(packages = "descent.ui")
@ContextConfiguration(classes = CompareViewTest.Beans.class)
class CompareViewTest extends SpringBrowserlessTest {
  @Configuration
  static class Beans {
    @Bean
    Store store() {
      return Stores.temporary();
    }

    @Bean
    Races races() {
      return new Races(Limits.STANDARD, 2);
    }

    @Bean
    Comparisons comparisons(Races races) {
      return new Comparisons(TrainingLimits.standard(), races);
    }
  }

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private CompareView view() {
    return (CompareView) getCurrentView();
  }

  private String property(String name) {
    return view()
        .getElement()
        .getChildren()
        .filter(child -> child.getTag().equals("descent-compare"))
        .findFirst()
        .orElseThrow()
        .getProperty(name);
  }

  private static JsonNode json(String text) {
    return MAPPER.readTree(text.replace('\'', '"'));
  }

  @Autowired private Store store;

  @Test
  void aShortLinkIsComparedHoweverLongItsExperiment() throws Exception {
    Experiment kept = tooLong();
    UI.getCurrent()
        .navigate("compare", QueryParameters.of("x", store.put("me", kept).text() + "."));

    assertThat(view().experiment()).isEqualTo(kept);
    assertThat(AddressBar.query(kept)).isEmpty();
    assertThat(find(Anchor.class).single().getHref()).startsWith("./?x=");
  }

  @Test
  void whatIsComparedIsChangedAndUndoneFromTheHeader() {
    navigate(CompareView.class);
    Experiment first = view().experiment();
    SideDesk header = view().desk();
    header.change(e -> Edits.at(e, "/steps", 50));
    assertThat(view().experiment().steps()).isEqualTo(50);
    List<NativeButton> buttons = find(NativeButton.class).from(view().headerTools()).all();
    assertThat(buttons).hasSize(3);
    test(buttons.get(0)).click();
    assertThat(view().experiment()).isEqualTo(first);
    assertThat(property("experiment")).isEqualTo(ExperimentJson.write(first));
    test(buttons.get(1)).click();
    assertThat(view().experiment().steps()).isEqualTo(50);
  }

  @Test
  void whatWasChosenIsUndoneAndRedoneWithItsSweep() {
    navigate(CompareView.class);
    Experiment first = view().experiment();
    view()
        .choose(
            json(
                "{'settings': {'show': 'seeds', 'many': '20'}, 'sweep': {'type': 'seeds', 'seeds':"
                    + " 20}}"));
    view().choose(json("{'settings': {'measure': 'best'}, 'sweep': null}"));
    assertThat(view().experiment().sweep()).isNull();
    List<NativeButton> buttons = find(NativeButton.class).from(view().headerTools()).all();
    test(buttons.get(0)).click();
    assertThat(json(property("settings"))).isEqualTo(json("{'show': 'seeds', 'many': '20'}"));
    assertThat(view().experiment().sweep()).isEqualTo(new Sweep.Seeds(20, null));
    String turn = property("turn");
    test(buttons.get(0)).click();
    assertThat(json(property("settings"))).isEqualTo(json("{}"));
    assertThat(view().experiment()).isEqualTo(first);
    assertThat(property("turn")).isNotEqualTo(turn);
    test(buttons.get(1)).click();
    test(buttons.get(1)).click();
    assertThat(json(property("settings"))).isEqualTo(json("{'measure': 'best'}"));
    assertThat(view().experiment()).isEqualTo(first);
  }

  /** No address can hold its notes. */
  private static Experiment tooLong() {
    return Edits.at(FirstScreen.experiment(), "/notes", Stores.incompressible(16_000));
  }

  @Test
  void theFirstScreensContendersAreComparedWhereThereIsNoLink() {
    navigate(CompareView.class);
    assertThat(view().experiment()).isEqualTo(FirstScreen.experiment());
    assertThat(property("experiment")).isEqualTo(ExperimentJson.write(FirstScreen.experiment()));
    assertThat(find(Anchor.class).single().getHref()).startsWith("./?e=");
  }

  @Test
  void aLinkHoldsTheExperimentAndTheSettings() {
    Experiment network = PreparedCheck.of("smooth").experiment();
    String text = AddressBar.query(network).orElseThrow().getSingleParameter("e").orElseThrow();
    UI.getCurrent()
        .navigate(
            "compare",
            QueryParameters.simple(
                Map.of("e", text, "measure", "best", "seeds", "7", "other", "1")));
    assertThat(view().experiment()).isEqualTo(network);
    assertThat(json(property("settings"))).isEqualTo(json("{'measure': 'best', 'seeds': '7'}"));
  }

  @Test
  void aBrokenAddressIsToldAndTheFirstExperimentShown() {
    UI.getCurrent().navigate("compare", QueryParameters.of("e", "broken"));
    assertThat(test(find(Notification.class).last()).getText()).startsWith("This address");
    assertThat(view().experiment()).isEqualTo(FirstScreen.experiment());
  }

  @Test
  void anExperimentThatIsTooLargeIsToldAndTheFirstOneShown() {
    Experiment large =
        ExperimentJson.with(FirstScreen.experiment(), "/steps", MAPPER.valueToTree(1_000_000));
    UI.getCurrent().navigate("compare", AddressBar.query(large).orElseThrow());
    assertThat(test(find(Notification.class).last()).getText()).contains("1000000");
    assertThat(view().experiment()).isEqualTo(FirstScreen.experiment());
  }

  @Test
  void whatIsPickedIsTheExperimentWithThatRate() {
    Experiment opened =
        CompareView.changed(
            FirstScreen.experiment(),
            json(
                "[{'run': 2, 'name': 'learningRate', 'value': 4.7},"
                    + " {'run': 1, 'name': 'momentum', 'value': 0.99}, {'run': 9}]"));
    assertThat(LearningRate.of(opened.runs().get(2))).isEqualTo(4.7);
    assertThat(opened.runs().get(1).optimizer())
        .isEqualTo(new descent.optimizer.rule.Momentum(0.99));
    assertThat(opened.runs().get(0)).isEqualTo(FirstScreen.experiment().runs().get(0));
    assertThat(opened.problem()).isEqualTo(FirstScreen.experiment().problem());
  }

  @Test
  void whatIsComparedIsAPartOfTheExperimentAndNoStepToUndo() {
    navigate(CompareView.class);
    String told = property("experiment");
    view().write(json("{'type': 'rates', 'from': 0.01, 'to': 1, 'perDecade': 3}"));
    assertThat(view().experiment().sweep()).isEqualTo(new Sweep.Rates(0.01, 1, 3, 1, null));
    assertThat(property("experiment")).isEqualTo(told);
    assertThat(find(NativeButton.class).from(view().headerTools()).all().getFirst().isEnabled())
        .isFalse();

    view().write(json("{'type': 'rates', 'from': 1, 'to': 0.1}"));
    assertThat(test(find(Notification.class).last()).getText()).contains("not above");
    assertThat(view().experiment().sweep()).isEqualTo(new Sweep.Rates(0.01, 1, 3, 1, null));
  }

  @Test
  void aShortLinkWithASweepOpensItsComparison() throws Exception {
    Experiment swept = FirstScreen.experiment().withSweep(new Sweep.Rates(0.01, 1, 3, 1, null));
    String id = store.put("me", swept).text();
    UI.getCurrent().navigate("x/" + id);
    assertThat(view().experiment()).isEqualTo(swept);
    Experiment opened = CompareView.changed(swept, json("[]"));
    assertThat(opened).isEqualTo(FirstScreen.experiment());
  }

  @Test
  void anyNumberOfARunIsSetInWhatIsOpened() {
    Experiment opened =
        CompareView.changed(
            FirstScreen.experiment(),
            json(
                "[{'run': 1, 'name': 'start[0]', 'value': 2}, {'run': 1, 'name': 'parameters.b',"
                    + " 'value': 7}, {'run': 1, 'name': 'nothing', 'value': 7}]"));
    assertThat(opened.function().start().getFirst()).isEqualTo(2);
    assertThat(opened.function().parameters()).containsEntry("b", 7.0);
  }

  @Test
  void aNumberOutsideItsRangeIsRefused() {
    JsonNode wrong = json("[{'run': 1, 'name': 'momentum', 'value': 2}]");
    assertThatThrownBy(() -> CompareView.changed(FirstScreen.experiment(), wrong))
        .isInstanceOf(InvalidInputException.class);
  }
}
