package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Accessibility.expectNoViolations;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** A link from the dialog to whoever opens it. */
@ExtendWith(Playground.class)
class ShareIT {
  private static final Path LINKS = Path.of("src/test/resources/links");

  /** Keeps one of the old links' experiments; answers its id. */
  private static String keep(Page page, String file) throws IOException {
    APIResponse kept =
        page.request()
            .post(
                "/api/experiments",
                RequestOptions.create()
                    .setHeader("Content-Type", "application/json")
                    .setData(Files.readAllBytes(LINKS.resolve(file))));
    assertThat(kept.status()).isEqualTo(201);
    return JsonMapper.builder().build().readTree(kept.body()).get("id").stringValue();
  }

  private static String digest(String file) throws IOException {
    return Files.readAllLines(LINKS.resolve("digests.csv")).stream()
        .filter(line -> line.startsWith(file + ","))
        .map(line -> line.substring(file.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static Locator step(Page page) {
    return page.locator("descent-timeline .step");
  }

  @Test
  void aLinkStandsAtItsStepWithItsNotesAndItsNumbers(Page page) throws IOException {
    String file = "ravine.json";
    String id = keep(page, file);
    page.navigate("/x/" + id + "?step=137&hide=contenders&digest=" + digest(file));
    assertThat(step(page)).hasValue("137");
    assertThat(page.locator(".shared-note em")).hasText("SGD");
    assertThat(page.locator("descent-digest")).containsText("Reproduced to the last bit");
    assertThat(page.locator(".contenders")).not().isVisible();
    // The short address stays until something is changed.
    assertThat(page).hasURL(Pattern.compile("/x/" + id + "\\?"));
    page.waitForTimeout(300);
    assertThat(step(page)).hasValue("137");
    expectNoViolations(page);
    page.reload();
    assertThat(step(page)).hasValue("137");
  }

  @Test
  void aNetworkIsComparedOnceItHasTrainedToTheEnd(Page page) throws IOException {
    String file = "dropout.json";
    String id = keep(page, file);
    page.navigate("/x/" + id + "?step=60&digest=" + digest(file));
    assertThat(step(page)).hasValue("60");
    assertThat(page.locator("descent-digest p")).hasCount(0);
    page.keyboard().press(" ");
    assertThat(page.locator("descent-digest")).containsText("Reproduced to the last bit");
  }

  @Test
  void theDialogMakesALinkThatOpensTheSame(Page page) {
    page.navigate("/");
    assertThat(step(page)).hasValue("200");
    page.locator(".share-button").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    Locator link = dialog.getByLabel("Link", new Locator.GetByLabelOptions().setExact(true));
    assertThat(link).hasValue(Pattern.compile("http://localhost:\\d+/x/\\w{12}\\?digest=\\w{12}"));
    dialog.getByLabel("Title").fill("My ravine");
    dialog.getByLabel("Title").press("Tab");
    dialog.getByText("Open at step 200").click();
    assertThat(link).hasValue(Pattern.compile("step=200"));
    assertThat(dialog.locator("descent-qr svg")).isVisible();
    expectNoViolations(page);
    dialog.locator("descent-copy button").first().click();
    assertThat(dialog.locator("descent-copy [role=status]").first()).hasText("Copied");
    String address = link.inputValue();
    page.navigate(address);
    assertThat(page.locator(".shared-note summary")).hasText("My ravine");
    assertThat(page.locator("descent-digest")).containsText("Reproduced to the last bit");
  }

  @Test
  @Visitor(width = 390, height = 844)
  void onAPhoneLinkAndCodeStayInViewWhileAQuestionIsWritten(Page page) {
    page.navigate("/");
    assertThat(step(page)).hasValue("200");
    page.locator(".share-button").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.locator(".share-taken descent-qr svg").waitFor();
    expectNoViolations(page);
    dialog.getByText("Ask a question before it runs").click();
    dialog.getByLabel("What is said after the answer").click();
    dialog.locator("descent-my-links").scrollIntoViewIfNeeded();
    for (String taken :
        List.of("descent-qr svg", ".share-taken input", ".share-taken descent-copy")) {
      assertThat(dialog.locator(taken).first()).isInViewport();
    }
    // Nothing lies over them: a finger copies the link.
    dialog.locator(".share-taken descent-copy button").click();
    assertThat(dialog.locator(".share-taken descent-copy [role=status]")).hasText("Copied");
  }

  /** Two names of this machine are two sites to a browser. */
  @Test
  void anotherSiteFramesAnEmbeddedLinkWithItsSession(Page page) throws IOException {
    String id = keep(page, "dropout.json");
    page.navigate("/x/" + id + "?embed");
    String own = page.url();
    assertThat(page.locator(".shell-header")).not().isVisible();
    assertThat(page.locator(".lab-problem")).not().isVisible();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          byte[] body =
              ("<!doctype html><link rel=icon href='data:,'><iframe width=900 height=600 src='"
                      + own
                      + "'></iframe>")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    other.start();
    try {
      page.navigate("http://127.0.0.1:" + other.getAddress().getPort() + "/");
      FrameLocator frame = page.frameLocator("iframe");
      frame.locator("descent-timeline .play").click();
      assertThat(frame.locator("descent-timeline .step")).hasValue("200");
      assertThat(frame.locator("descent-decisions .head")).hasCount(3);
    } finally {
      other.stop(0);
    }
  }

  @Test
  void anUnknownLinkSaysSo(Page page) {
    APIResponse unknown =
        page.request()
            .get("/x/000000000000", RequestOptions.create().setHeader("Accept", "text/html"));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text()).contains("leads to no experiment");
    APIResponse framed = page.request().get("/");
    assertThat(framed.headers().get("content-security-policy")).contains("frame-ancestors 'self'");
  }
}
