package descent.ui.networks;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Element;
import descent.dataset.Csv;
import descent.dataset.Samples;
import descent.dataset.table.CsvText;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.experiment.edit.NetworkEdits;
import descent.network.Loss;
import descent.ui.PageElements;
import descent.ui.field.Lab;
import descent.ui.link.AddressBar;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** Data that visitors bring: files, and points that they add. */
@ViewPackages(packages = "descent.ui")
@ContextConfiguration(classes = NetworksViewTest.Beans.class)
class VisitorsDataTest extends SpringBrowserlessTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Lab lab() {
    return ((NetworksView) getCurrentView()).lab();
  }

  private Experiment experiment() {
    return lab().experiment();
  }

  @Test
  void aGoodFileShowsAtOnceAndABadCellIsNamedByLineAndColumn() {
    navigate(NetworksView.class);
    csv("a,b,class\n1,2,yes\n3,4,no\n5,6,yes\n7,8,no\n");
    assertThat(((Csv) experiment().network().dataset()).stratify()).isTrue();
    assertThat(PageElements.problem((Component) getCurrentView())).isEmpty();
    Experiment before = experiment();
    upload("a,b,class\n1,2,yes\n3,four,no\n".getBytes(StandardCharsets.UTF_8));
    assertThat(dialogText()).contains("line 3", "column 2", "four");
    assertThat(trainButton().isEnabled()).isFalse();
    find(CsvDialog.class).single().close();
    assertThat(experiment()).isEqualTo(before);
    upload(("a,b,class\n" + "1,2,yes\n".repeat(40_000)).getBytes(StandardCharsets.UTF_8));
    assertThat(PageElements.problem((Component) getCurrentView()))
        .contains("at most " + NetworkEdits.LONGEST_CSV);
    csv("a,b,class\n1,2,yes\n3,4,no\n");
    assertThat(PageElements.problem((Component) getCurrentView())).isEmpty();
  }

  @Test
  void aColumnChangesItsRoleByAClickBeforeAnythingIsTrained() {
    navigate(NetworksView.class);
    Experiment before = experiment();
    upload(
        "id;a;b;y\n1;0,5;1;2,5\n2;1,5;2;3,25\n3;7;1;4\n4;9;2;1,5\n"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(dialogText())
        .contains("4 rows, UTF-8, separated by semicolons.", "decimal comma", "number the rows");
    assertThat(experiment()).isEqualTo(before);
    role("id: feature");
    assertThat(dialogText()).contains("left out").doesNotContain("number the rows");
    test(trainButton()).click();
    assertThat(experiment().network().dataset())
        .isInstanceOfSatisfying(
            Csv.class,
            csv -> {
              assertThat(csv.rows().features()).containsExactly("a", "b");
              assertThat(csv.isRegression()).isTrue();
            });
    assertThat(experiment().network().loss()).isEqualTo(Loss.MEAN_SQUARED_ERROR);
    test(find(NativeButton.class).withText("How the file is read …").single()).click();
    role("b: feature");
    role("b: left out");
    test(trainButton()).click();
    assertThat(((Csv) experiment().network().dataset()).target()).isEqualTo("b");
    assertThat(experiment().network().loss()).isEqualTo(Loss.CROSS_ENTROPY);
  }

  @Test
  void bytesThatAreNotUtf8AreReadOnceTheirEncodingIsConfirmed() {
    navigate(NetworksView.class);
    upload("a,b\n1,正\n2,负\n3,x\n4,正\n5,负\n6,x\n".getBytes(Charset.forName("GBK")));
    assertThat(trainButton().isEnabled()).isFalse();
    @SuppressWarnings("unchecked")
    Select<CsvText.Proposal> encodings =
        find(Select.class).all().stream()
            .filter(select -> "Encoding of the file".equals(select.getLabel()))
            .findFirst()
            .orElseThrow();
    test(encodings).selectItem("GB18030: 正 负");
    assertThat(dialogText()).containsSubsequence("all", "2", "2", "2", "6");
    test(trainButton()).click();
    assertThat(((Csv) experiment().network().dataset()).rows().classes())
        .containsExactly("x", "正", "负");
  }

  @Test
  void theDialogTellsWhatIsReadOtherwiseThanItIsWritten() {
    navigate(NetworksView.class);
    upload(
        "# by me\nprice;ok;y\n1.234,50 €;true;yes\n10,00 €;false;no\n7,00 €;true;Yes\n8,5 €;-;no\n"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(dialogText())
        .contains(
            "1.234,50 €",
            "Lines above the table that begin with # are left out: 1.",
            "In the column price, 1.234,50 € is read as 1234.50.",
            "In the column ok, true is read as 1.",
            "Cells with \"-\" are read as missing values.",
            "The classes \"Yes\", \"yes\" differ only in case");
    test(trainButton()).click();
    Samples rows = ((Csv) experiment().network().dataset()).rows();
    assertThat(rows.inputs()).isDeepEqualTo(new double[][] {{1234.5, 1}, {10, 0}, {7, 1}});
    assertThat(rows.classes()).containsExactly("Yes", "no", "yes");
  }

  @Test
  void theDialogTellsHowTheRowsAreDividedAndWhatIsLeftOut() {
    navigate(NetworksView.class);
    upload(
        "a|b|kind\n1|2|p\n3|?|p\n5|6|p\n7|8|q\n9|1|q\n2|2|q\n4|4|r\n"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(dialogText())
        .contains(
            "6 rows, UTF-8, separated by bars.",
            "a value is missing (empty, NA, NaN, ? or null): 1 of 7 rows.",
            "The class r has only one row",
            "No validation row has the class r: how well it is predicted is not measured.")
        .containsSubsequence("p", "q", "r", "rows")
        .containsSubsequence("training", "1", "2", "1", "4")
        .containsSubsequence("validation", "1", "1", "0", "2")
        .containsSubsequence("all", "2", "3", "1", "6");
    test(trainButton()).click();
    assertThat(PageElements.problem((Component) getCurrentView()))
        .startsWith("No validation row has the class r");
  }

  @Test
  void aPointMakesTheDataTheVisitorsOwn() {
    navigate(NetworksView.class);
    point(0.25, -0.5, "1");
    var csv = (Csv) experiment().network().dataset();
    assertThat(csv.content()).startsWith("x1,x2,class\n").endsWith("\n0.25,-0.5,1\n");
    assertThat(csv.rows().rows()).isEqualTo(401);
    assertThat(experiment().network().preparation().split()).hasSize(300).doesNotContain(400);
    assertThat(AddressBar.query(experiment())).isPresent();
    point(1, 1, "new");
    assertThat(((Csv) experiment().network().dataset()).rows().classes())
        .containsExactly("0", "1", "new");
    point(1, 1, "a,b");
    assertThat(PageElements.problem((Component) getCurrentView())).contains("short name");
  }

  @Test
  void aPointKeepsToTheColumnOfTheLabels() {
    navigate(NetworksView.class);
    lab()
        .change(
            e ->
                Edits.at(
                    e,
                    "/problem/dataset",
                    Map.of(
                        "type",
                        "csv",
                        "content",
                        "a,class,b\n1,yes,2\n3,no,4\n5,yes,6\n7,no,8\n",
                        "target",
                        "class")));
    point(9, 1, "no");
    assertThat(((Csv) experiment().network().dataset()).content()).endsWith("\n9,no,1\n");
  }

  @Test
  void theGradientOfWhatIsShownCanBeChecked() {
    navigate(NetworksView.class);
    test(find(NativeButton.class).withText("+ Layer").all().getFirst()).click();
    Anchor link = find(Anchor.class).withText("Check the gradient").single();
    assertThat(AddressBar.link("check", experiment())).contains(link.getHref());

    var rows = new StringBuilder("x,y,label\n");
    for (int row = 0; row < 1000; row++) {
      rows.append(Math.sin(row))
          .append(',')
          .append(Math.cos(row))
          .append(',')
          .append(row % 2)
          .append('\n');
    }
    csv(rows.toString());
    assertThat(AddressBar.query(experiment())).as("too long for an address").isEmpty();
    assertThat(find(Anchor.class).withText("Check the gradient").single().getHref())
        .startsWith("check?x=");
  }

  private void csv(String text) {
    upload(text.getBytes(StandardCharsets.UTF_8));
    test(trainButton()).click();
  }

  private void upload(byte[] file) {
    PageElements.fire(
        PageElements.element((Component) getCurrentView(), "descent-data"),
        "descent-csv",
        MAPPER
            .createObjectNode()
            .put("event.detail.bytes", Base64.getEncoder().encodeToString(file)));
  }

  private NativeButton trainButton() {
    return find(NativeButton.class).withText("Train on this data").single();
  }

  private void role(String name) {
    test(find(NativeButton.class).all().stream()
            .filter(button -> button.getAriaLabel().orElse("").equals(name + ". Click to change"))
            .findFirst()
            .orElseThrow())
        .click();
  }

  private String dialogText() {
    return PageElements.descendants(find(CsvDialog.class).single().getElement())
        .map(Element::getText)
        .collect(Collectors.joining("\n"));
  }

  private void point(double x, double y, String label) {
    PageElements.fire(
        PageElements.element((Component) getCurrentView(), "descent-data"),
        "descent-point",
        MAPPER
            .createObjectNode()
            .put("event.detail.x", x)
            .put("event.detail.y", y)
            .put("event.detail.label", label));
  }
}
