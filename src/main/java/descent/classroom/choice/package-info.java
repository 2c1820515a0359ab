/**
 * What a class chooses and what its runs come to. Open {@link descent.classroom.choice.Choice}
 * first: a number or a start that a follower picks; {@link descent.classroom.choice.Dot} is what
 * came of it, {@link descent.classroom.choice.LossCurves} the losses that the class pages draw.
 */
@NullMarked
package descent.classroom.choice;

import org.jspecify.annotations.NullMarked;
