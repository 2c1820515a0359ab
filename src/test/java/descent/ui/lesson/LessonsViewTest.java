package descent.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import descent.experiment.edit.Edits;
import descent.live.Limits;
import descent.live.job.GradientChecks;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.live.training.Trainings;
import descent.share.Store;
import descent.ui.PageElements;
import descent.ui.Stores;
import descent.ui.functions.FunctionsView;
import descent.ui.link.AddressBar;
import descent.ui.link.FirstScreen;
import descent.ui.networks.NetworksView;
import descent.ui.text.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;

@ViewPackages(packages = "descent.ui")
@ContextConfiguration(classes = LessonsViewTest.Beans.class)
class LessonsViewTest extends SpringBrowserlessTest {
  @Configuration
  static class Beans {
    @Bean
    Races races() {
      return new Races(Limits.STANDARD, 1);
    }

    @Bean
    Trainings trainings() {
      return new Trainings(TrainingLimits.standard(), 1);
    }

    @Bean
    Store store() {
      return Stores.temporary();
    }

    @Bean
    GradientChecks gradientChecks(Races races) {
      return new GradientChecks(Limits.STANDARD, races);
    }
  }

  static Stream<Lesson> lessons() {
    return Lesson.all().stream();
  }

  @Test
  void showsACardForEachLessonUnderTheSectionsOfTheLecture() {
    navigate(LessonsView.class);
    assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
        .containsExactlyElementsOf(
            Stream.concat(Stream.of("lecture"), lessons().map(Lesson::link)).toList());
    assertThat(find(H2.class).all()).hasSize(Lesson.SECTIONS.size());
    assertThat(elements("descent-lesson-picture"))
        .allSatisfy(
            picture ->
                assertThat(picture.getProperty("race", "") + picture.getProperty("sketch", ""))
                    .startsWith("{"));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void aCardOpensItsExperimentAndAsksBeforeItRuns(Lesson lesson) {
    open(lesson.place().route(), QueryParameters.of(Lesson.PARAMETER, lesson.key()));
    String stage =
        switch (lesson.place()) {
          case FUNCTIONS -> "descent-stage";
          case NETWORKS -> "descent-training";
          case CHECK -> "descent-check";
        };
    Phrases phrases = new Phrases(Locale.ENGLISH);
    assertThat(property(stage, "question"))
        .isEqualTo(lesson.asked(phrases, lesson.experiment(phrases)));
    assertThat(property("descent-question", "lesson")).isEqualTo(lesson.key());
    assertThat(find(LessonPanel.class).single().getElement().getTextRecursively())
        .contains(lesson.row(), phrases.of(lesson.key("title")));
    assertThat(property("descent-prose", "text")).isEqualTo(phrases.of(lesson.key("text")));
  }

  @Test
  void aLessonOnNetworksIsShownWhereNetworksTrain() {
    open("", QueryParameters.of(Lesson.PARAMETER, "keep"));
    assertThat(getCurrentView()).isInstanceOf(NetworksView.class);
    assertThat(property("descent-training", "question")).contains("\"answer\":2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "networks", "check", "compare", "lessons"})
  void aLessonOpensInItsOwnViewUnderTheAddressOfAnyOther(String route) {
    for (String key : List.of("zigzag", "keep", "kink")) {
      open(route, QueryParameters.of(Lesson.PARAMETER, key));
      assertThat(property("descent-question", "lesson")).isEqualTo(key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "networks", "check", "lessons"})
  void everyViewSaysThatThereIsNoSuchLesson(String route) {
    open(route, QueryParameters.of(Lesson.PARAMETER, "nope"));
    assertThat(test(find(Notification.class).last()).getText())
        .isEqualTo("There is no lesson with the name \"nope\". The page \"Lessons\" has them all.");
  }

  @Test
  void aLessonTellsThatAnExperimentWasChanged() {
    var lesson = Lesson.find("zigzag").orElseThrow();
    var changed = Edits.at(lesson.experiment(), "/steps", 50);
    var query = AddressBar.query(changed).orElseThrow().merging(Lesson.PARAMETER, lesson.key());
    open("", query);
    assertThat(property("descent-stage", "question")).contains("\"own\":false");
    assertThat(property("descent-stage", "experiment")).contains("\"steps\":50");
    assertThat(find(LessonPanel.class).single().getElement().getTextRecursively()).contains("1.1");
  }

  @Test
  void anUnknownLessonIsNone() {
    open("", QueryParameters.of(Lesson.PARAMETER, "<b>"));
    assertThat(property("descent-stage", "question")).isEmpty();
    assertThat(((FunctionsView) getCurrentView()).lab().experiment())
        .isEqualTo(FirstScreen.experiment());
  }

  private static void open(String route, QueryParameters query) {
    UI.getCurrent().navigate(route, query);
  }

  private String property(String tag, String name) {
    return elements(tag).findFirst().orElseThrow().getProperty(name, "");
  }

  private Stream<Element> elements(String tag) {
    return PageElements.descendants(((Component) getCurrentView()).getElement())
        .filter(element -> !element.isTextNode() && element.getTag().equals(tag));
  }
}
