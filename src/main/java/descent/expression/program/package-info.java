/**
 * A graph as bytecode. {@link descent.expression.program.EvaluationOrder} puts nodes in order and
 * fuses loops; {@code ClassWriter} writes the order as one hidden class; {@link
 * descent.expression.program.Program} is that class waiting for values of the parameters.
 */
@NullMarked
package descent.expression.program;

import org.jspecify.annotations.NullMarked;
