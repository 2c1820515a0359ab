package descent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a {@link Page} of a fresh visitor, and holds it to a silent console. All tests share
 * one server; those of one thread, which Playwright must not leave, share one browser. A failed
 * test leaves a picture in {@code target/screenshots}.
 */
public final class Playground implements ParameterResolver, AfterEachCallback {
  /** The names of all classes that the server has loaded. */
  public static final Path CLASSES = Server.PLACE.resolve("server-classes.log");

  private static final Namespace NAMESPACE = Namespace.create(Playground.class);

  /** Waits until the page shows its own pictures, and no longer the one that was sent with it. */
  public static void ownPictures(Page page) {
    page.waitForFunction("() => !document.querySelector('#first')");
  }

  /** Edits the experiment: its new address, which follows a moment after the pictures. */
  public static String addressAfter(Page page, Runnable edit) {
    String former = page.url();
    edit.run();
    page.waitForCondition(() -> !page.url().equals(former));
    return page.url();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Page.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Store everything = test.getRoot().getStore(NAMESPACE);
    Server server =
        everything.computeIfAbsent(
            Server.class, key -> Server.start("-Xlog:class+load:file=" + CLASSES), Server.class);
    Chromium chromium =
        everything.computeIfAbsent(
            Thread.currentThread(), key -> Chromium.launch(), Chromium.class);
    Visit visit = Visit.begin(chromium.browser(), server.address(), visitor(test));
    test.getStore(NAMESPACE).put(Visit.class, visit);
    return visit.page();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Visit visit = test.getStore(NAMESPACE).get(Visit.class, Visit.class);
    if (visit == null) {
      return;
    }
    if (test.getExecutionException().isPresent()) {
      visit.photograph(test.getRequiredTestClass().getSimpleName() + "." + test.getDisplayName());
    } else {
      assertThat(visit.errors()).as("errors in the browser's console").isEmpty();
    }
  }

  private static @Nullable Visitor visitor(ExtensionContext test) {
    return Optional.ofNullable(test.getRequiredTestMethod().getAnnotation(Visitor.class))
        .orElse(test.getRequiredTestClass().getAnnotation(Visitor.class));
  }

  /** One visitor's browser window, from its opening to its end. */
  private record Visit(BrowserContext context, Page page, List<String> errors)
      implements AutoCloseable {

    static Visit begin(Browser browser, String address, @Nullable Visitor visitor) {
      Browser.NewContextOptions options =
          new Browser.NewContextOptions()
              .setBaseURL(address)
              .setLocale(visitor == null ? "en-US" : visitor.language())
              .setColorScheme(
                  visitor != null && visitor.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
              .setReducedMotion(
                  visitor != null && visitor.motion()
                      ? ReducedMotion.NO_PREFERENCE
                      : ReducedMotion.REDUCE);
      if (visitor == null) {
        options.setViewportSize(1440, 900);
      } else {
        options.setViewportSize(visitor.width(), visitor.height());
      }
      BrowserContext context = browser.newContext(options);
      context.setDefaultTimeout(Chromium.PATIENCE_MILLISECONDS);
      Page page = context.newPage();
      List<String> errors = new CopyOnWriteArrayList<>();
      page.onPageError(errors::add);
      page.onConsoleMessage(message -> note(message, errors));
      return new Visit(context, page, errors);
    }

    /** A loaded server may say that it is busy, and the page asks again: that is no error. */
    private static void note(ConsoleMessage message, List<String> errors) {
      if (message.type().equals("error") && !message.text().contains("status of 503")) {
        errors.add(message.text() + " at " + message.location());
      }
    }

    void photograph(String name) {
      Path file = Path.of("target", "screenshots", name.replaceAll("[^\\w.]+", "-") + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
