package descent.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The browser that {@code CHROMIUM} names, or one that Playwright downloads. */
public record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
  private static final List<String> QUIETLY =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** A loaded machine takes its time; what is never shown still fails. */
  static final double PATIENCE_MILLISECONDS = 120_000;

  public static Chromium launch() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLISECONDS);
    String installed = System.getenv("CHROMIUM");
    Map<String, String> environment = new HashMap<>();
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setHeadless(true).setArgs(QUIETLY);
    if (installed != null && !installed.isBlank()) {
      environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
      options.setExecutablePath(Path.of(installed));
    }
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
