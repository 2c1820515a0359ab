/**
 * A live class in many browsers: on two pages by {@code ClassIT}, in a full hall by {@code
 * ClassBenchmark}. Open {@code ClassIT} first.
 */
package descent.browser.classroom;
