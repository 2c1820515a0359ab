/**
 * What every lab has: the experiment with its history, the place for pictures, the contenders. Open
 * {@link descent.ui.lab.Desk} first.
 */
@NullMarked
package descent.ui.lab;

import org.jspecify.annotations.NullMarked;
