package descent.expression.syntax;

import java.util.Set;

/** Which sentence fits a token that the parser did not expect. */
final class SyntaxErrors {
  /** Names of functions that nobody multiplies by what stands in parentheses. */
  private static final Set<String> OF_MATHEMATICS = Set.of("f", "g", "h", "F", "G", "H", "Σ", "Π");

  private SyntaxErrors() {}

  /** About a token that cannot stand where it is, after a value or where one should begin. */
  static ExpressionException unexpected(Token token, boolean afterValue) {
    int position = token.position();
    int length = token.text().length();
    if (!afterValue) {
      return token.kind() == Token.Kind.END
          ? ExpressionFault.VALUE_MISSING.at(position, 0)
          : ExpressionFault.VALUE_EXPECTED.at(position, length, token.text());
    }
    if (token.is(")")) {
      return ExpressionFault.PARENTHESIS_UNOPENED.withSuggestion("", position, length);
    }
    if (token.is("]") || token.is("[")) {
      return ExpressionFault.BRACKET_UNOPENED.at(position, length, token.text());
    }
    if (token.is(",")) {
      return ExpressionFault.COMMA_OUTSIDE_CALL.at(position, length);
    }
    if (token.is("=")) {
      return ExpressionFault.EQUALS_OUTSIDE_RULE.at(position, length);
    }
    return ExpressionFault.COMPARISON_OUTSIDE_IF.at(position, length, token.text());
  }

  /** About a bracket that is not closed where the token stands. */
  static ExpressionException unclosed(Token opening, Token token) {
    boolean bracket = opening.is("[");
    int position = token.position();
    int open = opening.position() + 1;
    if (token.kind() == Token.Kind.END) {
      return bracket
          ? ExpressionFault.BRACKET_UNCLOSED.withSuggestion("]", position, 0, open)
          : ExpressionFault.PARENTHESIS_UNCLOSED.withSuggestion(")", position, 0, open);
    }
    ExpressionFault problem =
        bracket ? ExpressionFault.BRACKET_MISSING : ExpressionFault.PARENTHESIS_MISSING;
    return problem.at(position, token.text().length(), token.text(), open);
  }

  /** About a name before a parenthesis that is no function: misspelt, or meant as a factor. */
  static ExpressionException notAFunction(Token name, boolean ofRule) {
    String word = name.text();
    String function = Hints.function(word, ofRule);
    int length = word.length();
    if (function != null) {
      return ExpressionFault.MISSPELT_FUNCTION.withSuggestion(
          function, name.position(), length, word, function);
    }
    if ((length > 2 && !Names.isConstant(word))
        || Hints.isOthers(word)
        || OF_MATHEMATICS.contains(word)) {
      return ExpressionFault.UNKNOWN_FUNCTION.at(name.position(), length, word);
    }
    return ExpressionFault.NAME_BEFORE_PARENTHESIS.withSuggestion(
        word + "*", name.position(), length, word);
  }

  /** About a function without parentheses after it. */
  static ExpressionException withoutArguments(Token name, Token following) {
    boolean simple = following.kind() == Token.Kind.NAME || following.kind() == Token.Kind.NUMBER;
    int end = simple ? following.end() : name.end();
    String example = name.text() + (simple ? "(" + following.text() + ")" : "(…)");
    return ExpressionFault.ARGUMENTS_MISSING.withSuggestion(
        simple ? example : null, name.position(), end - name.position(), name.text(), example);
  }
}
