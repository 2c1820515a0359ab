/**
 * A tree as a graph of shared terms, and its derivatives. {@link descent.expression.graph.Lowering}
 * turns a tree into {@link descent.expression.graph.Node}s; {@code Gradient} (reverse
 * accumulation), {@code Tangent} (forward) and {@code Derivatives} (the rules of single operations)
 * add nodes to the same graph. {@code LoopCheck} looks at bounds and indices before anything runs.
 */
@NullMarked
package descent.expression.graph;

import org.jspecify.annotations.NullMarked;
