/**
 * Formulas as other programs, papers and people write them, as texts of the language. {@link
 * descent.expression.notation.Notation} mends what is no expression; {@link
 * descent.expression.notation.LookAlikes} finds what is one by chance.
 */
@NullMarked
package descent.expression.notation;

import org.jspecify.annotations.NullMarked;
