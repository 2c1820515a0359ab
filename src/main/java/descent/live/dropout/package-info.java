/**
 * What dropout does to a network at a step of its training, in pieces that are computed in turns.
 * Open {@link descent.live.dropout.DropoutLab} first.
 */
@NullMarked
package descent.live.dropout;

import org.jspecify.annotations.NullMarked;
