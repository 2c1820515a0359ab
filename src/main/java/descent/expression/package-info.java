/**
 * The expression language. Open {@link descent.expression.Expression} first; it is the door, and
 * the path behind it is
 *
 * <ol>
 *   <li>{@code syntax}: text to {@link descent.expression.syntax.Tree}, and back to text and LaTeX.
 *   <li>{@code graph}: the tree as a graph in which equal sub-terms are one node, and its
 *       derivatives as more nodes of it.
 *   <li>{@code program}: the nodes in order, as one hidden class: a {@link
 *       descent.expression.program.Program}.
 * </ol>
 *
 * <p>Here also: {@link descent.expression.Rule}, update rules in this language; {@link
 * descent.expression.Interpreter}, which walks the tree instead, rounds to float and tells kinks;
 * {@link descent.expression.Recent}, by which a text is read once.
 *
 * <p>All arithmetic is the same to the last bit on every machine: elementary functions are those of
 * {@code descent.elementary}, {@link StrictMath} and {@code Elementary}, sums go from left to
 * right.
 */
@NullMarked
package descent.expression;

import org.jspecify.annotations.NullMarked;
