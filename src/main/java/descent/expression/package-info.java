/**
 * The expression language: text to syntax tree to exact derivatives to bytecode. Open {@link
 * descent.expression.Expression} first; it is the door, and the path behind it is
 *
 * <ol>
 *   <li>{@code Lexer}, {@code Parser}: text to {@link descent.expression.Tree}; what is wrong with
 *       a text is told by {@link descent.expression.ExpressionException}, whose sentences are all
 *       in {@link descent.expression.Problem}.
 *   <li>{@code TextPrinter}, {@code LatexPrinter}: the tree back to text.
 *   <li>{@code Lowering}: tree to a {@code Graph} of shared {@code Node}s, in which equal sub-terms
 *       are one node.
 *   <li>{@code Derivatives}, {@code Gradient}, {@code Tangent}: derivatives as more nodes of the
 *       same graph.
 *   <li>{@code Plan}: nodes put in order, loops fused; {@code CodeWriter}: the order as one hidden
 *       class.
 *   <li>{@link descent.expression.Program}: the class waiting for values of the parameters; {@code
 *       LoopCheck} looks at bounds and indices before anything runs.
 * </ol>
 *
 * <p>All arithmetic is the same to the last bit on every machine: elementary functions are those of
 * {@code descent.elementary}, {@link StrictMath} and {@code Elementary}, sums go from left to
 * right.
 */
@NullMarked
package descent.expression;

import org.jspecify.annotations.NullMarked;
