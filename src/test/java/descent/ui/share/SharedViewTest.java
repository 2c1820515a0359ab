package descent.ui.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.edit.Edits;
import descent.share.Id;
import descent.share.Store;
import descent.ui.field.Lab;
import descent.ui.field.Tagged;
import descent.ui.functions.FunctionsView;
import descent.ui.functions.MoreSettings;
import descent.ui.functions.NoiseSettings;
import descent.ui.lab.ContenderList;
import descent.ui.lab.Stage;
import descent.ui.lesson.PreparedCheck;
import descent.ui.link.AddressBar;
import descent.ui.link.FirstScreen;
import descent.ui.link.Opening;
import descent.ui.networks.NetworksView;
import descent.ui.networks.NetworksViewTest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

@ViewPackages(packages = "descent.ui")
@ContextConfiguration(classes = NetworksViewTest.Beans.class)
class SharedViewTest extends SpringBrowserlessTest {
  private static final String DIGEST = "6e34a59c5564";

  @Autowired private Store store;

  private static Experiment noted(String title, String notes) {
    return Edits.at(Edits.at(FirstScreen.experiment(), "/title", title), "/notes", notes);
  }

  private Lab open(Experiment experiment, String query) {
    Id id = store.put("me", experiment);
    UI.getCurrent().navigate("x/" + id, QueryParameters.fromString(query));
    return experiment.problem() instanceof FunctionProblem
        ? ((FunctionsView) getCurrentView()).lab()
        : ((NetworksView) getCurrentView()).lab();
  }

  private Stage stage() {
    return find(Stage.class).single();
  }

  private static boolean isLeftOut(Component component) {
    return component.getElement().getClassList().contains("left-out");
  }

  @Test
  void aLinkOpensInTheLabOfItsExperiment() {
    Experiment function = noted("Ravine", "Look at *SGD*.");
    assertThat(open(function, "").experiment()).isEqualTo(function);
    Experiment network = PreparedCheck.of("dropout").experiment();
    assertThat(open(network, "").experiment()).isEqualTo(network);
  }

  @Test
  void itsTitleAndNotesAreShownAndNoTagOfThem() {
    open(noted("Ravine <b>", "**Look** <img src=x onerror=alert(1)> at `a < b`"), "");
    SharedNote note = find(SharedNote.class).single();
    assertThat(note.getElement().getTextRecursively()).contains("Ravine <b>");
    assertThat(find(Markdown.class).single().getContent())
        .startsWith("**Look** <\u200Bimg src=x")
        .endsWith("at `a < b`");
  }

  @Test
  void itStandsAtItsStepAndPlaysWhereItSaysSo() {
    open(FirstScreen.experiment(), "step=137");
    assertThat(stage().getElement().getProperty("openAt", -1)).isEqualTo(137);
    assertThat(stage().getElement().getProperty("autoplay", false)).isFalse();
    open(PreparedCheck.of("dropout").experiment(), "play");
    assertThat(stage().getElement().getProperty("autoplay", false)).isTrue();
  }

  @Test
  void whatItHidesIsLeftOut() {
    open(FirstScreen.experiment(), "hide=contenders,noise");
    assertThat(isLeftOut(find(ContenderList.class).single())).isTrue();
    assertThat(isLeftOut(find(NoiseSettings.class).single())).isTrue();
    assertThat(isLeftOut(find(MoreSettings.class).single())).isFalse();
    assertThat(find(Notification.class).all()).isEmpty();
  }

  @Test
  void whatItLocksIsSeenAndNotChanged() {
    open(FirstScreen.experiment(), "lock=contenders");
    assertThat(find(ContenderList.class).single().getElement().hasAttribute("inert")).isTrue();
    assertThat(isLeftOut(find(ContenderList.class).single())).isFalse();
    open(FirstScreen.experiment(), "lock=controls");
    assertThat(find(ContenderList.class).single().getElement().hasAttribute("inert")).isTrue();
    assertThat(find(MoreSettings.class).single().getElement().hasAttribute("inert")).isTrue();
    open(FirstScreen.experiment(), "");
    assertThat(find(ContenderList.class).single().getElement().hasAttribute("inert")).isFalse();
  }

  @Test
  void anEmbeddedPageIsThePicturesAlone() {
    Lab lab = open(FirstScreen.experiment(), "embed");
    assertThat(stage().getClassNames()).contains("embedded");
    assertThat(lab.experiment()).isEqualTo(FirstScreen.experiment());
  }

  @Test
  void itsDigestIsComparedUntilTheExperimentIsAnother() {
    Lab lab = open(FirstScreen.experiment(), "digest=" + DIGEST);
    assertThat(expected()).isEqualTo(DIGEST);
    lab.change(e -> Edits.at(e, "/seed", 2));
    assertThat(expected()).isEmpty();
    lab.change(e -> Edits.at(e, "/seed", 1));
    assertThat(expected()).isEqualTo(DIGEST);
  }

  private String expected() {
    return find(Tagged.class).all().stream()
        .filter(element -> element.getElement().getTag().equals("descent-digest"))
        .findFirst()
        .orElseThrow()
        .getElement()
        .getProperty("expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "step=minus",
        "step=-1",
        "step=99999999999999999999",
        "step=",
        "hide=contenders,<b>",
        "lock=all",
        "digest=1",
        "digest=6E34A59C5564"
      })
  void whatALinkSaysWronglyIsToldAndTheRestIsDone(String query) {
    assertThat(open(FirstScreen.experiment(), query).experiment())
        .isEqualTo(FirstScreen.experiment());
    assertThat(test(find(Notification.class).last()).getText()).startsWith("The ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000000000", "nothing", "x.json", "谷"})
  void anUnknownLinkIsAPageThatSaysSo(String id) {
    UI.getCurrent().navigate("x/" + id);
    assertThat(find(H1.class).single().getText()).startsWith("This link leads to no experiment");
  }

  @Test
  void anyOtherPageThatIsNotThereSaysSoInItsOwnWords() {
    UI.getCurrent().navigate("nowhere");
    assertThat(find(H1.class).single().getText()).isEqualTo("There is no such page.");
  }

  @Test
  void whatIsTooLongForTheAddressOpensTooAndIsFoundAgain() {
    String words =
        new Random(1)
            .ints(15_000, 'a', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    Experiment experiment = noted("Long", words);
    assertThat(AddressBar.query(experiment)).isEmpty();
    assertThat(open(experiment, "").experiment()).isEqualTo(experiment);
    UI.getCurrent().navigate("", QueryParameters.of("x", "000000000000"));
    assertThat(test(find(Notification.class).last()).getText()).startsWith("This link leads");
  }

  @Test
  void anOpeningIsWrittenAsItIsRead() {
    for (String query :
        new String[] {
          "",
          "?step=3&play&hide=contenders,caption&lock=curves&digest=" + DIGEST,
          "?embed&hide=curves"
        }) {
      String text = query.isEmpty() ? "" : query.substring(1);
      Opening.Read read = Opening.read(QueryParameters.fromString(text));
      assertThat(read.complaints()).isEmpty();
      assertThat(read.opening().queryText()).isEqualTo(query);
    }
  }

  @Test
  void onlyEmbeddedLinksMayBeFramed() {
    assertThat(SharedView.isEmbedded("/x/dsydte2mbdcd", "")).isTrue();
    assertThat(SharedView.isEmbedded("/x/dsydte2mbdcd", "false")).isFalse();
    assertThat(SharedView.isEmbedded("/x/dsydte2mbdcd", null)).isFalse();
    assertThat(SharedView.isEmbedded("/networks", "")).isFalse();
  }
}
