package descent.ui.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem.Interval;
import descent.experiment.Question;
import descent.share.Bounds;
import descent.share.Id;
import descent.share.LinkFolder;
import descent.share.Store;
import descent.ui.PageElements;
import descent.ui.field.Lab;
import descent.ui.functions.FunctionsView;
import descent.ui.functions.FunctionsViewTest;
import descent.ui.link.ControlGroup;
import descent.ui.link.FirstScreen;
import descent.ui.share.QuestionFields.Kind;
import descent.ui.text.Phrases;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

@ViewPackages(packages = "descent.ui")
@ContextConfiguration(classes = FunctionsViewTest.Beans.class)
class ShareDialogTest extends SpringBrowserlessTest {
  private static final String BASE = "https://descent.example/";
  private static final String DIGEST = "6e34a59c5564";

  @Autowired private Store store;

  private Lab lab() {
    return ((FunctionsView) getCurrentView()).lab();
  }

  private void share(String base, int step, String digest) {
    navigate(FunctionsView.class);
    press(base, step, digest);
  }

  private void press(String base, int step, String digest) {
    var data = JsonMapper.builder().build().createObjectNode();
    data.put(ShareButton.BASE, base);
    data.put(ShareButton.STEP, step);
    data.put(ShareButton.DIGEST, digest);
    var button = find(ShareButton.class).single().getElement();
    PageElements.fire(button, "click", data);
  }

  private String link() {
    return find(TextField.class).withCaption("Link").single().getValue();
  }

  private TextArea area(String label) {
    return find(TextArea.class).withCaption(label).single();
  }

  private Experiment shared() {
    String id = link().substring((BASE + "x/").length()).split("\\?", 2)[0];
    return store.find(Id.read(id).orElseThrow()).orElseThrow();
  }

  @Test
  void theLinkIsThereAtOnceAndHoldsTheExperiment() {
    share(BASE, 137, DIGEST);
    assertThat(link()).matches(BASE + "x/[0-9a-z]{12}\\?digest=" + DIGEST);
    assertThat(shared()).isEqualTo(FirstScreen.experiment());
    assertThat(area("For a page of yours").getValue())
        .startsWith("<iframe src=\"" + BASE + "x/")
        .contains("?embed&amp;digest=" + DIGEST + "\" title=\"Descent\"");
  }

  @Test
  @SuppressWarnings("unchecked")
  void howItOpensIsChosen() {
    share(BASE, 137, "");
    test(find(Checkbox.class).withCaption("Open at step 137").single()).click();
    test(find(Checkbox.class).withCaption("Play on opening").single()).click();
    ((CheckboxGroup<ControlGroup>) find(CheckboxGroup.class).all().getFirst())
        .setValue(Set.of(ControlGroup.NOISE, ControlGroup.CONTENDERS));
    ((CheckboxGroup<ControlGroup>) find(CheckboxGroup.class).last())
        .setValue(Set.of(ControlGroup.FUNCTION));
    assertThat(link()).endsWith("?step=137&play&hide=contenders,noise&lock=function");
    assertThat(link()).doesNotContain("digest");
  }

  @Test
  void titleAndNotesGoAlong() {
    share(BASE, 0, "");
    String before = link();
    test(find(TextField.class).withCaption("Title").single()).setValue("A \"ravine\" <i>");
    test(area("Notes")).setValue("Why does *SGD* zigzag?");
    assertThat(link()).isNotEqualTo(before);
    assertThat(shared().title()).isEqualTo("A \"ravine\" <i>");
    assertThat(shared().notes()).isEqualTo("Why does *SGD* zigzag?");
    assertThat(lab().experiment()).isEqualTo(shared());
    assertThat(area("For a page of yours").getValue())
        .contains("title=\"A &quot;ravine&quot; &lt;i>\"");
  }

  @Test
  @SuppressWarnings("unchecked")
  void aQuestionIsAskedOnceItIsWhole() {
    share(BASE, 0, "");
    find(QuestionFields.class).single().setOpen(true);
    test(area("Question")).setValue("Which is first?");
    assertThat(lab().experiment().question()).isNull();
    assertThat(
            find(Paragraph.class)
                .withTextContaining("at least two choices and which choice is right")
                .exists())
        .isTrue();
    test(area("Choices")).setValue("SGD\nAdam\n\n");
    test((Select<String>) find(Select.class).withCaption("Right answer").single())
        .selectItem("Adam");
    assertThat(shared().question().answers())
        .isEqualTo(new Question.Choices(List.of("SGD", "Adam"), 1));
    test(area("Choices")).setValue("");
    test(area("Question")).setValue("");
    assertThat(lab().experiment().question()).isNull();
  }

  @Test
  @SuppressWarnings("unchecked")
  void aHalfWrittenQuestionIsNotDroppedSilentlyNorCalledSoWhenItIsWhole() {
    share(BASE, 0, "");
    find(QuestionFields.class).single().setOpen(true);
    var kind = (Select<Kind>) find(Select.class).withCaption("What is asked for").single();
    test(kind).selectItem("An opinion: a choice, none of them right");
    test(area("Question")).setValue("Which do you trust?");
    test(button("Close")).click();
    assertThat(isHalf()).isTrue();
    test(area("Choices")).setValue("left\nright");
    assertThat(isHalf()).isFalse();
    assertThat(shared().question()).isNotNull();
    test(area("Choices")).setValue("left");
    assertThat(shared().question()).isNull();
    test(button("Close")).click();
    assertThat(find(ShareDialog.class).exists()).isTrue();
    test(button("Close")).click();
    assertThat(find(ShareDialog.class).exists()).isFalse();

    share(BASE, 0, "");
    assertThat(area("Question").getValue()).as("it stays").isEqualTo("Which do you trust?");
    assertThat(area("Choices").getValue()).isEqualTo("left");
    assertThat(find(Paragraph.class).withTextContaining("at least two choices").exists()).isTrue();
    test(area("Choices")).setValue("left\nright");
    assertThat(shared().question().text()).isEqualTo("Which do you trust?");
    test(area("Choices")).setValue("");
    test(area("Question")).setValue("");
    test(button("Close")).click();

    share(BASE, 0, "");
    assertThat(area("Question").getValue()).as("emptied by its writer").isEmpty();
  }

  private NativeButton button(String text) {
    return find(NativeButton.class).withText(text).single();
  }

  private boolean isHalf() {
    return find(Paragraph.class).withTextContaining("Close once more").exists();
  }

  @Test
  @SuppressWarnings("unchecked")
  void aQuestionMayHaveNoRightAnswer() {
    share(BASE, 0, "");
    find(QuestionFields.class).single().setOpen(true);
    var kind = (Select<Kind>) find(Select.class).withCaption("What is asked for").single();
    test(area("Question")).setValue("Where does it end?");
    test(kind).selectItem("A place on the map");
    assertThat(shared().question()).isEqualTo(asks(new Question.Places(null)));
    assertThat(find(TextArea.class).withCaption("Choices").exists()).isFalse();
    test(kind).selectItem("A number");
    assertThat(shared().question()).isEqualTo(asks(new Question.Numbers(null, null)));
    test(kind).selectItem("An opinion: a choice, none of them right");
    assertThat(find(Select.class).withCaption("Right answer").exists()).isFalse();
    test(area("Choices")).setValue("left\nright");
    assertThat(shared().question())
        .isEqualTo(asks(new Question.Choices(List.of("left", "right"), null)));
  }

  @Test
  @SuppressWarnings("unchecked")
  void aNumberOrAPlaceMayBeRightWithinATolerance() {
    share(BASE, 0, "");
    find(QuestionFields.class).single().setOpen(true);
    var kind = (Select<Kind>) find(Select.class).withCaption("What is asked for").single();
    test(area("Question")).setValue("Where does it end?");
    test(kind).selectItem("A number");
    test(field("From and to")).setValue("0, 1");
    test(field("Right within")).setValue("0.01");
    assertThat(find(Paragraph.class).withTextContaining("the right answer").exists()).isTrue();
    test(field("The right answer, if there is one")).setValue("0.5");
    assertThat(shared().question())
        .isEqualTo(
            asks(
                new Question.Numbers(new Interval(0, 1), new Question.Target(List.of(0.5), 0.01))));
    test(field("The right answer, if there is one")).setValue("2");
    assertThat(find(Paragraph.class).withTextContaining("outside").exists()).isTrue();

    test(kind).selectItem("A place on the map");
    test(field("The right answer, if there is one")).setValue("0.5, -0.25");
    assertThat(shared().question())
        .isEqualTo(asks(new Question.Places(new Question.Target(List.of(0.5, -0.25), 0.01))));

    test(button("Close")).click();
    press(BASE, 0, "");
    assertThat(field("The right answer, if there is one").getValue()).isEqualTo("0.5, -0.25");
    assertThat(field("Right within").getValue()).isEqualTo("0.01");
  }

  private TextField field(String caption) {
    return find(TextField.class).withCaption(caption).single();
  }

  private static Question asks(Question.Answers answers) {
    return new Question("Where does it end?", answers, "");
  }

  @Test
  void whoSharesBeforeTheRunsHaveComeIsToldNoStep() {
    share(BASE, -1, "");
    Checkbox atStep = find(Checkbox.class).withCaption("Open at step …").single();
    assertThat(atStep.isEnabled()).isFalse();
    share(BASE, 0, "");
    assertThat(find(Checkbox.class).withCaption("Open at step 0").all().getLast().isEnabled())
        .isTrue();
  }

  @Test
  void aBaseThatIsNoneIsNotRepeated() {
    share("javascript:alert(1)//", -5, "<b>");
    assertThat(link()).matches("/x/[0-9a-z]{12}");
  }

  @Test
  void aStoreThatTakesNoMoreLeavesTheLongAddress() {
    navigate(FunctionsView.class);
    var b = Bounds.STANDARD;
    var full = new Bounds(0, b.bytes(), b.bytesEach(), 1, 1, b.window());
    var nowhere = new Store(new LinkFolder(Path.of("target", "test-stores", "full")), full);
    var page = new ShareDialog.Page(BASE, "", 3, null);
    new ShareDialog(new Phrases(Locale.ENGLISH), lab(), nowhere, Set.of(), page).open();
    assertThat(link()).startsWith(BASE + "?e=");
    assertThat(find(Paragraph.class).withClassName("problem").single().getText())
        .contains("no room");
  }
}
