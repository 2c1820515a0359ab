package descent.expression.syntax;

/** Which sentence fits a token that the parser did not expect. */
final class SyntaxErrors {
  private SyntaxErrors() {}

  /** About a token that cannot stand where it is, after a value or where one should begin. */
  static ExpressionException unexpected(Token token, boolean afterValue) {
    int position = token.position();
    int length = token.text().length();
    if (!afterValue) {
      return token.kind() == Token.Kind.END
          ? Problem.VALUE_MISSING.at(position, 0)
          : Problem.VALUE_EXPECTED.at(position, length, token.text());
    }
    if (token.is(")")) {
      return Problem.PARENTHESIS_UNOPENED.withSuggestion("", position, length);
    }
    if (token.is("]") || token.is("[")) {
      return Problem.BRACKET_UNOPENED.at(position, length, token.text());
    }
    if (token.is(",")) {
      return Problem.COMMA_OUTSIDE_CALL.at(position, length);
    }
    if (token.is("=")) {
      return Problem.EQUALS_OUTSIDE_RULE.at(position, length);
    }
    return Problem.COMPARISON_OUTSIDE_IF.at(position, length, token.text());
  }

  /** About a bracket that is not closed where the token stands. */
  static ExpressionException unclosed(Token opening, Token token) {
    boolean bracket = opening.is("[");
    int position = token.position();
    int open = opening.position() + 1;
    if (token.kind() == Token.Kind.END) {
      return bracket
          ? Problem.BRACKET_UNCLOSED.withSuggestion("]", position, 0, open)
          : Problem.PARENTHESIS_UNCLOSED.withSuggestion(")", position, 0, open);
    }
    Problem problem = bracket ? Problem.BRACKET_MISSING : Problem.PARENTHESIS_MISSING;
    return problem.at(position, token.text().length(), token.text(), open);
  }

  /** About a name before a parenthesis that is no function: misspelt, or meant as a factor. */
  static ExpressionException notAFunction(Token name) {
    String word = name.text();
    String function = Hints.function(word);
    int length = word.length();
    if (function != null) {
      return Problem.MISSPELT_FUNCTION.withSuggestion(
          function, name.position(), length, word, function);
    }
    if (length > 2 && !Names.isConstant(word)) {
      return Problem.UNKNOWN_FUNCTION.at(name.position(), length, word);
    }
    return Problem.NAME_BEFORE_PARENTHESIS.withSuggestion(
        word + "*", name.position(), length, word);
  }

  /** About a function without parentheses after it. */
  static ExpressionException withoutArguments(Token name, Token following) {
    boolean simple = following.kind() == Token.Kind.NAME || following.kind() == Token.Kind.NUMBER;
    int end = simple ? following.end() : name.end();
    String example = name.text() + (simple ? "(" + following.text() + ")" : "(…)");
    return Problem.ARGUMENTS_MISSING.withSuggestion(
        simple ? example : null, name.position(), end - name.position(), name.text(), example);
  }
}
