/**
 * A real browser against the packaged program. Open {@link descent.browser.Playground} first; tests
 * are named {@code *IT}. The labs, live classes, several servers and what is measured have rooms of
 * their own.
 */
package descent.browser;
