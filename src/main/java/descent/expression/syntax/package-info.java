/**
 * Text to syntax tree and back. Open {@link descent.expression.syntax.Tree} first, then {@code
 * Lexer} and {@code Parser}; {@code TextPrinter} and {@code LatexPrinter} are the way back. What is
 * wrong with a text is told by {@link descent.expression.syntax.ExpressionException}, whose
 * sentences are all in {@link descent.expression.syntax.ExpressionFault}.
 */
@NullMarked
package descent.expression.syntax;

import org.jspecify.annotations.NullMarked;
