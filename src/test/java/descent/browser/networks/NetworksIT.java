package descent.browser.networks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static descent.browser.Accessibility.expectNoViolations;
import static descent.browser.Playground.addressAfter;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import descent.browser.Playground;
import descent.browser.Visitor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a browser can show of the network lab. */
@ExtendWith(Playground.class)
class NetworksIT {

  @Test
  void theFirstScreenTrainsByItselfAndShowsWhatDropoutIsGoodFor(Page page) {
    page.navigate("/networks");
    assertThat(page.locator("descent-lesson")).containsText("memorises them");
    assertThat(step(page)).hasValue("4000");
    assertThat(accuracy(page, 0)).hasText("82%");
    assertThat(accuracy(page, 1)).hasText("88.3%");
    assertThat(score(page, 0)).hasText("overfits · 82%");
    assertThat(page.locator("descent-learning tbody tr").first().locator("td").nth(2))
        .hasText(Pattern.compile("0\\.\\d+"));
  }

  @Test
  void aPausedTrainingStandsStillStepsByOneUpdateAndRewindsToTheSameNumbers(Page page) {
    open(page);
    assertThat(step(page)).hasValue("0");
    page.keyboard().press("ArrowRight");
    assertThat(step(page)).hasValue("1");
    page.keyboard().press("Shift+ArrowRight");
    assertThat(step(page)).hasValue("11");
    String there = lossesAt(page, 11);
    page.waitForTimeout(300);
    assertThat(step(page)).hasValue("11");
    page.keyboard().press("r");
    assertThat(step(page)).hasValue("0");
    step(page).fill("11");
    step(page).press("Enter");
    assertThat(step(page)).hasValue("11");
    assertThat(lossesAt(page, 11)).isEqualTo(there);
  }

  @Test
  void aGoodFileIsShownAtOnceAndABadCellIsNamed(Page page) {
    open(page);
    String good = "a,b,class\n" + "1,2,yes\n3,4,no\n5,1,yes\n".repeat(10);
    String address = addressAfter(page, () -> upload(page, good));
    assertThat(page.locator("vaadin-select").first()).containsText("CSV");
    assertThat(page.locator("descent-decisions .head")).hasCount(2);
    page.waitForFunction(
        "() => document.querySelector('descent-training')?.store?.training?.data?.features[0] ==="
            + " 'a'");
    give(page, good.replaceFirst("3,4", "3,four").getBytes(StandardCharsets.UTF_8));
    assertThat(page.locator(".csv-dialog .problem"))
        .containsText("line 3, column 2 (b): expected a number, not \"four\"");
    assertThat(trainButton(page)).isDisabled();
    expectNoViolations(page);
    assertThat(page).hasURL(address);
  }

  @Test
  void aReloadShowsTheLongFileThatWasOnTheScreenAndNoOlderOne(Page page) {
    open(page);
    upload(page, rows(60));
    rowsBecome(page, 60);
    upload(page, rows(2000));
    rowsBecome(page, 2000);
    page.waitForURL(Pattern.compile(".*[?&]x=.*"));
    page.reload();
    rowsBecome(page, 2000);
  }

  private static String rows(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> "%s,%s,%d\n".formatted(Math.sin(i), Math.cos(i * i), i % 2))
        .collect(Collectors.joining("", "a,b,y\n", ""));
  }

  @Test
  void aFileInGbkIsReadOnceItsEncodingIsChosen(Page page) {
    open(page);
    give(page, "a,b\n1,正\n2,负\n3,x\n4,正\n5,负\n6,x\n".getBytes(Charset.forName("GBK")));
    page.locator(".csv-dialog vaadin-select").first().click();
    page.getByText("GB18030: 正 负").click();
    assertThat(page.locator(".csv-dialog")).containsText("正");
    trainButton(page).click();
    page.waitForFunction(
        "() => document.querySelector('descent-training')?.store?.training?.data?.classes.join()"
            + " === 'x,正,负'");
  }

  @Test
  void aPointIsAddedByTheKeyboardAndWithAClick(Page page) {
    open(page);
    page.getByText("Add points").click();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Enter");
    rowsBecome(page, 401);
    BoundingBox plot = page.locator("descent-data .plot").boundingBox();
    page.mouse().click(plot.x + plot.width / 3, plot.y + plot.height / 3);
    rowsBecome(page, 402);
  }

  @Test
  void aContenderGetsALayerOfItsOwnAndIsTrainedAnew(Page page) {
    open(page);
    page.locator(".contender summary").nth(1).click();
    Locator opened = page.locator(".contender").nth(1);
    opened.getByLabel("Keep probability of all layers 0.2").click();
    page.waitForFunction(
        "() =>"
            + " document.querySelector('descent-training')?.store?.experiment.runs[1].network.layers[0].keepProbability"
            + " === 0.2");
    assertThat(opened.getByLabel("Keep probability of all layers 0.2"))
        .hasAttribute("aria-pressed", "true");
    panel(page, "Units").click();
    assertThat(page.locator("descent-units .facts"))
        .containsText(Pattern.compile("\\d+ of 64 units of layer 1\\."));
  }

  @Test
  void digitsShowWhatIsTakenForWhat(Page page) {
    open(page);
    page.locator("#experiments").click();
    page.getByText("Dropout on handwritten digits").click();
    assertThat(page.locator("descent-mistakes .confusion")).hasCount(2);
    assertThat(page.locator("descent-mistakes li").first())
        .containsText(Pattern.compile("\\d read as \\d"));
    assertThat(page.locator("descent-handwriting")).isAttached();
    expectNoViolations(page);
  }

  @Test
  void manySeedsOfLargeAndSmallNetworksAreSpreadOut(Page page) {
    open(page);
    page.locator("#experiments").click();
    page.getByText("Large against small networks").click();
    panel(page, "Seeds").click();
    page.getByText("Train with 20 seeds").click();
    assertThat(page.locator("descent-seeds [role=status]")).containsText("networks are trained");
    assertThat(page.locator("descent-seeds .facts"))
        .containsText(Pattern.compile("Large, 64 units: median .* of 20 networks"));
  }

  @Test
  @Visitor(language = "zh-CN", width = 360, height = 740)
  void aPhoneInChinaSeesEverythingWithoutScrollingSideways(Page page) {
    open(page);
    assertThat(page.locator("descent-lesson")).containsText("dropout");
    assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    assertThat(page.locator("descent-timeline")).isInViewport();
    assertThat(page.locator("body"))
        .not()
        .containsText(Pattern.compile("lab\\.|networks\\.|prepared\\."));
  }

  @Test
  void nothingStandsInTheWayOfAssistiveTechnology(Page page) {
    open(page);
    page.locator(".contender summary").first().click();
    page.locator(".layer summary").first().click();
    page.getByText("Add points").click();
    expectNoViolations(page);
    panel(page, "Units").click();
    expectNoViolations(page);
    Locator units = page.locator("descent-units .plot");
    units.press("ArrowRight");
    units.press("Enter");
    expectNoViolations(page);
  }

  @Test
  @Visitor(dark = true, width = 390, height = 844)
  void nothingStandsInTheWayOfAssistiveTechnologyOnAPhoneInTheDark(Page page) {
    open(page);
    expectNoViolations(page);
  }

  @Test
  void anEnsembleTellsEachMembersWorthAndMembersCanBeSwitchedOut(Page page) {
    open(page);
    page.getByText("Experiments").click();
    page.getByText("Five networks, and five snapshots").click();
    Locator ensemble = page.locator("descent-ensemble");
    page.locator("descent-networks")
        .getByText("Ensemble", new Locator.GetByTextOptions().setExact(true))
        .click();
    assertThat(step(page)).hasValue("2000");
    assertThat(ensemble.locator("input[type=checkbox]")).hasCount(5);
    assertThat(ensemble.locator("tr.together td").last()).hasText("10000");
    assertThat(ensemble.locator("tr.together td").first()).hasText("78.7%");
    ensemble.locator("input[type=checkbox]").first().uncheck();
    assertThat(ensemble.locator("tr.together td").last()).hasText("8000");
    assertThat(ensemble.locator("tr.together td").first()).hasText(Pattern.compile("\\d.*%"));
    ensemble.locator("select").selectOption("1");
    assertThat(ensemble.locator("tr.together td").last()).hasText("2000");
    expectNoViolations(page);
  }

  /** Opens the lab, pauses what trains by itself, and goes back to the very start. */
  private static void open(Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.navigate("/networks");
    page.waitForCondition(() -> page.url().contains("?e="));
    // At the frontier the cursor would go on with what is still on its way.
    page.waitForFunction("() => document.querySelector('descent-training')?.store?.cursor > 0");
    page.evaluate(
        """
        () => {
          const { store } = document.querySelector('descent-training');
          store.setPlaying(false);
          store.setCursor(0);
        }\
        """);
  }

  private static void upload(Page page, String content) {
    give(page, content.getBytes(StandardCharsets.UTF_8));
    trainButton(page).click();
  }

  private static void give(Page page, byte[] file) {
    page.locator("descent-data input[type=file]")
        .setInputFiles(new FilePayload("data.csv", "text/csv", file));
  }

  private static Locator panel(Page page, String name) {
    return page.locator("descent-networks")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator trainButton(Page page) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Train on this data"));
  }

  private static void rowsBecome(Page page, int rows) {
    page.waitForFunction(
        "rows => document.querySelector('descent-training')?.store?.training?.data?.targets.length"
            + " === rows",
        rows);
  }

  /** What the table reads at a step, once it has been painted for it. */
  private static String lossesAt(Page page, int step) {
    assertThat(page.locator("descent-learning .at"))
        .containsText(Pattern.compile("Update " + step + "\\b"));
    return page.locator("descent-learning tbody").textContent();
  }

  private static Locator step(Page page) {
    return page.locator("descent-timeline input.step");
  }

  private static Locator accuracy(Page page, int network) {
    return page.locator("descent-decisions .validation").nth(network);
  }

  private static Locator score(Page page, int run) {
    return page.locator("descent-score").nth(run);
  }
}
