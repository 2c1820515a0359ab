/**
 * A real browser against the packaged program. Open {@link descent.browser.Playground} first; tests
 * are named {@code *IT}.
 */
package descent.browser;
