/**
 * Experiments as programs in Python that repeat their runs with PyTorch, Keras or Optax. Open
 * {@link descent.export.PythonProgram} first. What all programs have in common stands as Python
 * among the resources, where {@code Template} fills it in; {@code ExpressionCode} translates
 * formulas, and with them the function, the schedules, and the rules that a framework does not
 * have. What a framework does have, each optimizer says itself.
 */
@NullMarked
package descent.export;

import org.jspecify.annotations.NullMarked;
