/**
 * Elementary functions that give the same bits on every machine, quicker than {@link StrictMath}
 * and nearer to the exact value. Open {@link descent.elementary.Exponential} first; the others are
 * made the same way: a table brings the argument near 0, where a few terms of the Taylor series are
 * enough, and what is lost to rounding on the way is carried along in a second number.
 *
 * <p>Only operations are used whose results IEEE 754 prescribes: + - * /, the fused multiply-add
 * and work on bits. Tables are computed from exact decimal numbers when a class is loaded. {@code
 * ElementaryFunctionsTest} holds them to the errors stated here.
 */
@NullMarked
package descent.elementary;

import org.jspecify.annotations.NullMarked;
