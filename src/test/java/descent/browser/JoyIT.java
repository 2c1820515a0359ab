package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Accessibility.expectNoViolations;
import static descent.browser.Playground.addressAfter;
import static descent.browser.Playground.ownPictures;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;

/** Undo, files and pictures to take along, and the presentation. */
@ExtendWith(Playground.class)
class JoyIT {
  @Test
  void whatWasChangedIsUndoneByKeyAndButtonAndTheAddressFollows(Page page) {
    open(page);
    String first = page.url();
    Locator expression = page.locator("descent-expression textarea");
    String changed = addressAfter(page, () -> expression.fill("x^2 + 3y^2"));
    page.locator("descent-chart .plot").click();
    page.keyboard().press("Control+z");
    assertThat(expression).hasValue("a*x^2 + b*y^2");
    page.waitForCondition(() -> page.url().equals(first));
    page.locator("[aria-label^=Redo]").click();
    assertThat(expression).hasValue("x^2 + 3y^2");
    page.waitForCondition(() -> page.url().equals(changed));
    page.keyboard().press("ControlOrMeta+z");
    assertThat(expression).hasValue("a*x^2 + b*y^2");
    assertThat(page.locator("[aria-label^=Undo]")).isDisabled();
  }

  @Test
  void picturesAndTheirDataAreTakenAlong(Page page) throws Exception {
    open(page);
    for (String picture : List.of("descent-map", "descent-chart")) {
      byte[] png = take(page, picture, "png");
      Number width =
          (Number) page.locator(picture + " canvas").first().evaluate("c => c.clientWidth");
      assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth())
          .isEqualTo(2 * width.intValue());

      Document svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(take(page, picture, "svg")));
      assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThan(20);
      assertThat(svg.getElementsByTagName("text").getLength()).isGreaterThan(10);
      assertThat(svg.getElementsByTagName("image").getLength()).isZero();

      String csv = new String(take(page, picture, "csv"), StandardCharsets.UTF_8);
      assertThat(csv)
          .startsWith(
              """
              run,step,loss,gradient_norm,learning_rate,function_evaluations,gradient_evaluations,x,y
              SGD,0,58.0,100.07996802557443,,0,0,-4.0,1.0
              """);
      assertThat(csv.lines()).hasSize(1 + 4 * 201);
    }
  }

  @Test
  void theNumbersAreReadAsATable(Page page) {
    open(page);
    page.locator("descent-chart .options").click();
    page.locator("descent-chart [data-way=table]").click();
    Locator table = page.locator("descent-chart table");
    assertThat(table.locator("caption")).containsText("Loss");
    assertThat(table.locator("thead th"))
        .hasText(new String[] {"step", "SGD", "Momentum", "AdaGrad", "Adam"});
    assertThat(table.locator("tbody tr").first().locator("td").first()).hasText("58");
    expectNoViolations(page);
    page.keyboard().press("Escape");
    assertThat(table).hasCount(0);
  }

  @Test
  void anExperimentIsKeptAsAFileAndOpenedAgain(Page page) throws IOException {
    open(page);
    page.locator("descent-experiment-file .options").click();
    Download download =
        page.waitForDownload(() -> page.locator("descent-experiment-file .download").click());
    assertThat(download.suggestedFilename()).isEqualTo("descent-experiment.json");
    Path other = Files.createTempFile("experiment", ".json");
    Files.writeString(other, Files.readString(download.path()).replace("\"b\": 50", "\"b\": 7"));
    page.locator("descent-experiment-file input").setInputFiles(other);
    assertThat(page.locator("descent-facts")).containsText("Condition number 14");
    Files.writeString(other, "{\"version\": 2}");
    page.locator("descent-experiment-file input").setInputFiles(other);
    assertThat(page.locator("vaadin-notification-card")).containsText("version");
    assertThat(page.locator("descent-facts")).containsText("Condition number 14");
    Files.delete(other);
  }

  @Test
  void anExperimentIsReadAsAProgram(Page page) {
    open(page);
    page.locator("descent-experiment-file .options").click();
    page.locator("descent-experiment-file [data-framework=pytorch]").click();
    assertThat(page.locator("descent-experiment-file pre")).containsText("import torch");
    expectNoViolations(page);
    page.locator("descent-experiment-file [data-framework=keras]").click();
    assertThat(page.locator("descent-experiment-file pre")).containsText("import keras");
    Download download =
        page.waitForDownload(() -> page.locator("descent-experiment-file .keep").click());
    assertThat(download.suggestedFilename()).isEqualTo("descent-keras.py");
    page.keyboard().press("Escape");
    assertThat(page.locator("descent-experiment-file dialog")).not().isVisible();
  }

  @Test
  @Visitor(width = 1920, height = 1080)
  void aHallSeesPicturesAndTimelineAlone(Page page) {
    open(page);
    ownPictures(page);
    double before = page.locator("descent-map").boundingBox().width;
    page.keyboard().press("p");
    assertThat(page.locator(".lab-problem")).not().isVisible();
    assertThat(page.locator(".shell-header nav")).not().isVisible();
    assertThat(page.locator("descent-timeline")).isInViewport();
    assertThat(page.locator("descent-chart")).isInViewport();
    assertThat(page.locator("descent-map").boundingBox().width).isGreaterThan(before);
    expectNoViolations(page);
    page.keyboard().press("Escape");
    assertThat(page.locator(".lab-problem")).isVisible();
    page.locator("descent-presentation button").click();
    assertThat(page.locator(".lab-problem")).not().isVisible();
    page.keyboard().press("p");
    assertThat(page.locator(".lab-problem")).isVisible();
  }

  @Test
  void anAddressThatNoServerCanDecodeIsExplained(Page page) {
    page.navigate("/?e=%%%");
    assertThat(page.locator("vaadin-notification-card"))
        .containsText("does not hold a whole experiment");
    assertThat(page.locator("descent-expression textarea")).hasValue("a*x^2 + b*y^2");
  }

  @Test
  void aForgottenPageSaysSoAndGoesOnFromItsAddress(Page page) {
    open(page);
    Locator expression = page.locator("descent-expression textarea");
    String address = addressAfter(page, () -> expression.fill("x^2 + 3y^2"));
    page.context().addCookies(List.of(new Cookie("JSESSIONID", "forgotten").setUrl(address)));
    expression.fill("x^2 + 4y^2");
    assertThat(page.locator(".v-system-error")).containsText("The address has kept the experiment");
    page.locator(".v-system-error").click();
    assertThat(page.locator(".v-system-error")).hasCount(0);
    assertThat(page).hasURL(address);
    assertThat(expression).hasValue("x^2 + 3y^2");
  }

  private static byte[] take(Page page, String picture, String way) throws IOException {
    page.locator(picture + " descent-picture-menu .options").click();
    Download download =
        page.waitForDownload(() -> page.locator(picture + " [data-way=" + way + "]").click());
    assertThat(download.suggestedFilename()).endsWith("." + way);
    return Files.readAllBytes(download.path());
  }

  private static void open(Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.navigate("/");
    page.waitForFunction("() => document.querySelector('descent-stage')?.store?.race");
    page.waitForCondition(() -> page.url().contains("?e="));
  }
}
