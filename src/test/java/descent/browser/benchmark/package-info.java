/** What a visitor waits for, measured in a real browser. Open {@code FirstBenchmark} first. */
package descent.browser.benchmark;
