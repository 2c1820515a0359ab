package descent.ui.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.job.GradientChecks;
import descent.live.race.Races;
import descent.share.Store;
import descent.ui.Stores;
import descent.ui.lesson.PreparedCheck;
import descent.ui.link.AddressBar;
import descent.ui.link.FirstScreen;
import descent.ui.text.Phrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;

@ViewPackages(packages = "descent.ui")
@ContextConfiguration(classes = CheckViewTest.Beans.class)
class CheckViewTest extends SpringBrowserlessTest {
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
    GradientChecks gradientChecks(Races races) {
      return new GradientChecks(Limits.STANDARD, races);
    }
  }

  private CheckView view() {
    return (CheckView) getCurrentView();
  }

  @Autowired private Store store;

  @Test
  void aShortLinkIsChecked() {
    UI.getCurrent()
        .navigate(
            "check", QueryParameters.of("x", store.put("me", FirstScreen.experiment()).text()));

    assertThat(view().experiment()).isEqualTo(FirstScreen.experiment());
    assertThat(find(NativeButton.class).from(view().headerTools()).all()).hasSize(3);
  }

  @Test
  void aShortLinkIsCheckedHoweverLongItsExperiment() {
    Experiment kept = Edits.at(FirstScreen.experiment(), "/notes", Stores.incompressible(16_000));
    String id = store.put("me", kept).text();
    UI.getCurrent().navigate("check", QueryParameters.of("x", id));

    assertThat(AddressBar.query(kept)).isEmpty();
    assertThat(view().experiment()).isEqualTo(kept);
    assertThat(find(Anchor.class).single().getHref()).isEqualTo("./?x=" + id);
  }

  @Test
  void anUnknownShortLinkSaysSo() {
    UI.getCurrent().navigate("check", QueryParameters.of("x", "000000000000"));

    assertThat(test(find(Notification.class).last()).getText()).contains("leads to no experiment");
    assertThat(view().experiment()).isEqualTo(PreparedCheck.of("smooth").experiment());
  }

  @Test
  void opensWithASmoothNetwork() {
    navigate(CheckView.class);
    assertThat(view().experiment()).isEqualTo(PreparedCheck.of("smooth").experiment());
    assertThat(find(Select.class).single().getValue()).isEqualTo(PreparedCheck.of("smooth"));
    assertThat(find(Paragraph.class).single().getText()).contains("8 tanh → 8 tanh");
    assertThat(find(Anchor.class).single().getHref()).startsWith("networks?e=");
    assertThat(find(Anchor.class).single().getText()).isEqualTo("Open in the network lab");
    assertThat(shown()).isEqualTo(ExperimentJson.write(view().experiment()));
  }

  @ParameterizedTest
  @MethodSource("descent.ui.lesson.PreparedCheck#all")
  @SuppressWarnings("unchecked")
  void everyPreparedCheckOpens(PreparedCheck check) {
    navigate(CheckView.class);
    test((Select<PreparedCheck>) find(Select.class).single())
        .selectItem(new Phrases(UI.getCurrent().getLocale()).of(check.key()));
    assertThat(view().experiment()).isEqualTo(check.experiment());
    assertThat(shown()).isEqualTo(ExperimentJson.write(check.experiment()));
  }

  @Test
  void theNumberOfDropoutIsCalledKeepProbability() {
    UI.getCurrent()
        .navigate(
            "check", AddressBar.query(PreparedCheck.of("dropout").experiment()).orElseThrow());
    assertThat(find(Paragraph.class).single().getText()).contains("(keep probability 0.");
  }

  @Test
  void theExperimentOfAnotherLabIsChecked() {
    UI.getCurrent().navigate("check", AddressBar.query(FirstScreen.experiment()).orElseThrow());
    assertThat(view().experiment()).isEqualTo(FirstScreen.experiment());
    assertThat(find(Select.class).single().getValue()).isNull();
    assertThat(find(Paragraph.class).single().getText()).startsWith("At (−4, 1)");
    assertThat(find(Anchor.class).single().getHref()).startsWith("./?e=");
  }

  @Test
  void aBrokenAddressIsToldAndTheFirstCheckShown() {
    UI.getCurrent().navigate("check", QueryParameters.of("e", "broken"));
    assertThat(test(find(Notification.class).last()).getText()).startsWith("This address");
    assertThat(view().experiment()).isEqualTo(PreparedCheck.of("smooth").experiment());
  }

  private String shown() {
    return view()
        .getElement()
        .getChildren()
        .filter(child -> child.getTag().equals("descent-check"))
        .findFirst()
        .orElseThrow()
        .getProperty("experiment");
  }
}
