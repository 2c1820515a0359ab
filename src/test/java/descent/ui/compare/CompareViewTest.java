package descent.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import descent.comparison.Dial;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.job.Comparisons;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.message.InvalidInputException;
import descent.ui.lesson.PreparedCheck;
import descent.ui.link.AddressBar;
import descent.ui.link.FirstScreen;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
    Races races() {
      return new Races(Limits.STANDARD, 2);
    }

    @Bean
    Comparisons comparisons(Races races) {
      return new Comparisons(Limits.STANDARD, TrainingLimits.standard(), races);
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

  @Test
  void theFirstScreensContendersAreComparedWhereThereIsNoLink() {
    navigate(CompareView.class);
    assertThat(view().experiment()).isEqualTo(FirstScreen.experiment());
    assertThat(property("experiment")).isEqualTo(ExperimentJson.write(FirstScreen.experiment()));
    assertThat(find(Anchor.class).single().getHref()).startsWith("./?e=");
  }

  @Test
  void aLinkHoldsTheExperimentAndTheSettings() {
    Experiment network = PreparedCheck.SMOOTH.experiment();
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
    assertThat(Dial.OF_RATE.at(opened.runs().get(2))).isEqualTo(4.7);
    assertThat(opened.runs().get(1).optimizer()).isEqualTo(new descent.optimizer.Momentum(0.99));
    assertThat(opened.runs().get(0)).isEqualTo(FirstScreen.experiment().runs().get(0));
    assertThat(opened.problem()).isEqualTo(FirstScreen.experiment().problem());
  }

  @Test
  void aNumberOutsideItsRangeIsRefused() {
    JsonNode wrong = json("[{'run': 1, 'name': 'momentum', 'value': 2}]");
    assertThatThrownBy(() -> CompareView.changed(FirstScreen.experiment(), wrong))
        .isInstanceOf(InvalidInputException.class);
  }
}
