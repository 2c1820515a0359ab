package descent.browser.functions;

import static descent.browser.Playground.ownPictures;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;

/** The function lab as a visitor finds it who wants little motion. */
final class FunctionLab {
  private FunctionLab() {}

  /** Opens it, and waits for its race and its own pictures. */
  static void open(Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.navigate("/");
    page.waitForFunction("() => document.querySelector('descent-stage')?.store?.race");
    ownPictures(page);
  }
}
