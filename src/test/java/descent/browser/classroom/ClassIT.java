package descent.browser.classroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Accessibility.expectNoViolations;

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
  void aQuestionWithoutChoicesIsShownToAClassAndItsCodeFillsTheScreen(Page desk) {
    String question = "\"question\": {\"text\": \"After how many steps?\", \"asks\": \"number\"}";
    String asking = ASKING.replaceFirst("\"question\": \\{[^}]*}", question);
    String id = post(desk, "/api/experiments", asking).get("id").stringValue();
    JsonNode begun = post(desk, "/api/classes", "{\"experiment\": \"" + id + "\"}");
    String url = begun.get("url").stringValue();
    desk.navigate(url + "/desk#" + begun.get("key").stringValue());
    Page student = desk.context().newPage();
    student.navigate(url);
    Page screen = desk.context().newPage();
    screen.navigate(url + "/screen");

    assertThat(desk.locator("main")).containsText("answered aloud");
    assertThat(button(desk, "Vote")).hasCount(0);
    for (Page page : List.of(desk, student, screen)) {
      assertThat(page.getByRole(AriaRole.HEADING).getByText("After how many steps?")).isVisible();
      assertThat(page.locator("canvas").first()).isVisible();
    }
    expectNoViolations(desk);
    button(screen, "QR code of this class").click();
    assertThat(screen.getByRole(AriaRole.DIALOG)).containsText(url);
    expectNoViolations(screen);
  }
}
