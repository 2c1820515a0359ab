/** The lab of functions in a real browser. Open {@code FunctionsIT} first. */
package descent.browser.functions;
