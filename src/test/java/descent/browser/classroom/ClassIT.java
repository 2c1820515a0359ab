package descent.browser.classroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Accessibility.expectNoViolations;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import descent.browser.Playground;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A lesson with a teacher's desk, a projector and a student. */
@ExtendWith(Playground.class)
class ClassIT {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String ASKING =
      """
      {"title": "Ravine", "steps": 200,
       "problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"], "start": [-4, 1]},
       "question": {"text": "Who is ahead at the end?", "choices": ["Plain", "Careful"], "answer": 1,
         "explanation": "Plain bounces from wall to wall."},
       "runs": [{"name": "Plain", "optimizer": {"type": "sgd"}, "schedule": {"type": "constant", "learningRate": 0.02}},
         {"name": "Careful", "optimizer": {"type": "sgd"}, "schedule": {"type": "constant", "learningRate": 0.018}}]}
      """;

  private static JsonNode post(Page page, String path, String json) {
    var answer =
        page.request()
            .post(
                path,
                RequestOptions.create()
                    .setHeader("Content-Type", "application/json")
                    .setData(json));
    return MAPPER.readTree(answer.body());
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator field(Page page, String name) {
    return page.getByRole(
        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void aClassVotesAndSeesTheAnswerRun(Page desk) {
    String id = post(desk, "/api/experiments", ASKING).get("id").stringValue();
    JsonNode begun = post(desk, "/api/classes", "{\"experiment\": \"" + id + "\"}");
    String url = begun.get("url").stringValue();
    desk.navigate(url + "/desk#" + begun.get("key").stringValue());
    Page student = desk.context().newPage();
    student.setViewportSize(390, 844);
    student.navigate(url);
    Page screen = desk.context().newPage();
    screen.navigate(url + "/screen");

    assertThat(desk.locator("header")).containsText("1 follow");
    button(desk, "Vote").click();
    assertThat(student.locator("main")).containsText("Vote now.");
    assertThat(
            student.getByRole(
                AriaRole.GROUP,
                new Page.GetByRoleOptions().setName("Who is ahead at the end?").setExact(true)))
        .containsText("Careful");
    button(student, "Plain").press("Enter");
    assertThat(student.locator("main")).containsText("Your vote is counted");
    assertThat(screen.locator("main")).containsText("1 voted");
    assertThat(screen.locator("main")).not().containsText("100");
    expectNoViolations(student);
    expectNoViolations(desk);

    student.reload();
    button(student, "Careful").press("Space");
    assertThat(student.locator("main")).containsText("Your vote is counted");
    assertThat(desk.locator("main")).containsText("1 of 1 voted");

    button(desk, "Reveal").click();
    assertThat(student.locator("main")).containsText("Plain bounces from wall to wall.");
    assertThat(screen.locator("li.right")).containsText("Careful");
    assertThat(student.locator(".steps output")).containsText("200");
    expectNoViolations(screen);

    student.locator("canvas.chart").click();
    button(student, "Back to the class").click();
    assertThat(student.locator(".steps output")).containsText("200");

    button(desk, "Closed").click();
    assertThat(student.locator("main")).containsText("The vote is closed.");
    desk.getByLabel("Everybody may").selectOption("end");
    student.getByLabel("Or type its coordinates").fill("-1, 0.5");
    student.keyboard().press("Enter");
    assertThat(student.locator("main")).containsText("Taken;");
    assertThat(screen.locator("main")).containsText("1 of 1 guessed");
    expectNoViolations(student);
    expectNoViolations(desk);
    expectNoViolations(screen);

    student.navigate("/lecture");
    Locator grips = student.locator("li.entry .grip");
    String second = student.locator("li.entry b").nth(1).textContent();
    grips.nth(1).press("ArrowUp");
    assertThat(student.locator("li.entry b").first()).hasText(second);
    assertThat(grips.first()).isFocused();
    student.getByLabel("Notes on").first().fill("Ask first.");
    student.reload();
    assertThat(student.getByLabel("Notes on").first()).hasValue("Ask first.");
    expectNoViolations(student);
  }

  @Test
  void aClassOfTwoAnswersWithNumbersAndThenWithPlaces(Page desk) {
    String number =
        "\"question\": {\"text\": \"Which rate?\", \"asks\": \"number\", \"answer\": 0.02,"
            + " \"tolerance\": 0.005}";
    String id =
        post(desk, "/api/experiments", ASKING.replaceFirst("\"question\": \\{[^}]*}", number))
            .get("id")
            .stringValue();
    JsonNode begun = post(desk, "/api/classes", "{\"experiment\": \"" + id + "\"}");
    String url = begun.get("url").stringValue();
    desk.navigate(url + "/desk#" + begun.get("key").stringValue());
    Page first = desk.context().newPage();
    first.setViewportSize(390, 844);
    first.navigate(url);
    assertThat(desk.locator("header")).containsText("1 follow");
    Page second =
        desk.context()
            .browser()
            .newContext(
                new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844))
            .newPage();
    second.navigate(desk.url().replaceFirst("/desk.*", ""));
    Page screen = desk.context().newPage();
    screen.navigate(url + "/screen");
    assertThat(desk.locator("header")).containsText("2 follow");

    button(desk, "Vote").click();
    field(first, "Your number").fill("rate");
    first.keyboard().press("Enter");
    assertThat(first.getByRole(AriaRole.ALERT)).containsText("Type numbers");
    expectNoViolations(first);
    field(first, "Your number").fill("0,5");
    first.keyboard().press("Enter");
    assertThat(first.locator("main")).containsText("You answered: 0.5");
    field(second, "你的数").fill("0.001");
    button(second, "投票").click();
    assertThat(second.locator("main")).containsText("你的回答：0.001");
    assertThat(desk.locator(".summaries")).containsText("2 voted, median 0.2505");
    assertThat(screen.locator("main")).containsText("2 voted");
    assertThat(screen.locator(".histogram")).hasCount(0);

    button(desk, "Vote again").click();
    assertThat(desk.locator("main")).containsText("0 of 2 voted");
    first.reload();
    field(first, "Your number").fill("0.02");
    button(first, "Vote").click();
    assertThat(desk.locator("main")).containsText("1 of 2 voted");
    button(desk, "Reveal").click();
    for (Page page : List.of(first, screen, desk)) {
      assertThat(page.locator(".summaries")).containsText("Vote 1: 2 voted, median 0.2505");
      assertThat(page.locator(".summaries")).containsText("100% (1) within 0.005 of the answer");
      assertThat(page.locator(".histogram .truth")).hasCount(1);
      expectNoViolations(page);
    }

    String place =
        "\"question\": {\"text\": \"Where does it end?\", \"asks\": \"place\", \"answer\": [0, 0],"
            + " \"tolerance\": 1}";
    String other =
        post(desk, "/api/experiments", ASKING.replaceFirst("\"question\": \\{[^}]*}", place))
            .get("id")
            .stringValue();
    desk.getByLabel("Show another experiment").fill("/x/" + other);
    button(desk, "Show").click();
    assertThat(desk.getByRole(AriaRole.HEADING).getByText("Where does it end?")).isVisible();
    button(desk, "Vote").click();
    Locator map = first.locator("canvas.map");
    assertThat(map).hasAttribute("tabindex", "0");
    assertThat(field(first, "x")).isVisible();
    map.press("ArrowRight");
    map.press("Enter");
    assertThat(first.locator("main")).containsText("You answered: (");
    second.locator("canvas.map").click();
    assertThat(second.locator("main")).containsText("你的回答：(");
    expectNoViolations(first);
    expectNoViolations(second);
    assertThat(desk.locator(".summaries")).containsText("2 voted, 100% (2) within 1");
    button(desk, "Reveal").click();
    assertThat(screen.locator(".summaries")).containsText("The right answer: (0, 0).");
    assertThat(first.locator(".summaries")).containsText("100% (2) within 1 of the answer");
    expectNoViolations(screen);
    second.context().close();
  }

  @Test
  void aQuestionThatIsNotAskedYetIsNotToldAndTheCodeFillsTheScreen(Page desk) {
    String id = post(desk, "/api/experiments", ASKING).get("id").stringValue();
    JsonNode begun = post(desk, "/api/classes", "{\"experiment\": \"" + id + "\"}");
    String url = begun.get("url").stringValue();
    desk.navigate(url + "/desk#" + begun.get("key").stringValue());
    Page screen = desk.context().newPage();
    screen.navigate(url + "/screen");

    assertThat(desk.getByRole(AriaRole.HEADING).getByText("Who is ahead at the end?")).isVisible();
    assertThat(screen.locator("canvas").first()).isVisible();
    assertThat(screen.locator("main")).not().containsText("Who is ahead");
    button(screen, "QR code of this class").click();
    assertThat(screen.getByRole(AriaRole.DIALOG)).containsText(url);
    expectNoViolations(screen);
  }
}
