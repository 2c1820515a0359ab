/**
 * Formulas as other programs, papers and people write them, as texts of the language. {@link
 * descent.expression.notation.Notation} mends what is no expression, and its {@code Habits} tell
 * programs apart that mean different things by one text; {@link
 * descent.expression.notation.LookAlikes} finds what is one by chance.
 */
@NullMarked
package descent.expression.notation;

import org.jspecify.annotations.NullMarked;
