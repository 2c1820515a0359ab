package descent.expression.syntax;

import descent.expression.syntax.Tree.Factor;
import descent.expression.syntax.Tree.Place;
import descent.expression.syntax.Tree.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Recursive descent over the tokens. Every nesting is counted before it is entered, so the depth of
 * the stack is bounded whatever the text.
 *
 * <pre>
 * sum     = product {("+" | "-") product}
 * product = signed {("*" | "/") signed | power}
 * signed  = {"+" | "-"} power
 * power   = value ["^" {"+" | "-"} power]
 * value   = number | name | name "[" sum "]" | name "(" arguments ")" | "(" sum ")"
 * </pre>
 */
public final class Parser {
  public static final int MAX_LENGTH = 10_000;
  static final int MAX_LEVELS = 200;
  static final int MAX_LOOPS = 8;

  private final List<Token> tokens;
  private int next;
  private int level;
  private int loops;

  /** Whether numbers of all components are known. */
  private final boolean ofRule;

  private Parser(List<Token> tokens, boolean ofRule) {
    this.tokens = tokens;
    this.ofRule = ofRule;
  }

  /** The whole of the text between start and end as one expression. */
  public static Tree parse(String text, int start, int end) {
    return parse(text, start, end, false);
  }

  /** The same where {@code norm}, {@code dot} and {@code mean} are known, as in a rule. */
  public static Tree parse(String text, int start, int end, boolean ofRule) {
    if (end - start > MAX_LENGTH) {
      throw ExpressionFault.TOO_LONG.at(
          start + MAX_LENGTH, end - start - MAX_LENGTH, end - start, MAX_LENGTH);
    }
    Parser parser = new Parser(Lexer.tokens(text, start, end), ofRule);
    if (parser.peek().kind() == Token.Kind.END) {
      throw ExpressionFault.EMPTY.at(parser.peek().position(), 0);
    }
    Tree tree = parser.sum();
    if (parser.peek().kind() != Token.Kind.END) {
      throw parser.unexpected();
    }
    return tree;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private boolean takeIf(String symbol) {
    if (peek().is(symbol)) {
      next++;
      return true;
    }
    return false;
  }

  private void enter(Token token) {
    if (++level > MAX_LEVELS) {
      throw ExpressionFault.TOO_DEEP.at(token.position(), token.text().length(), MAX_LEVELS);
    }
  }

  private Tree sum() {
    Tree first = product();
    if (!peek().is("+") && !peek().is("-")) {
      return first;
    }
    List<Term> terms = new ArrayList<>();
    terms.add(new Term(false, first));
    while (peek().is("+") || peek().is("-")) {
      boolean subtracted = take().is("-");
      terms.add(new Term(subtracted, product()));
    }
    return new Tree.Sum(terms);
  }

  private Tree product() {
    Tree first = signed();
    if (!continuesProduct()) {
      return first;
    }
    List<Factor> factors = new ArrayList<>();
    factors.add(new Factor(false, first));
    while (continuesProduct()) {
      boolean divides = peek().is("/");
      if (divides || peek().is("*")) {
        take();
        factors.add(new Factor(divides, signed()));
      } else {
        factors.add(new Factor(false, power()));
      }
    }
    return new Tree.Product(factors);
  }

  private boolean continuesProduct() {
    Token token = peek();
    if (token.kind() == Token.Kind.NUMBER) {
      throw ExpressionFault.NUMBER_AFTER_VALUE.withSuggestion(
          "*" + token.text(), token.position(), token.text().length(), token.text());
    }
    return token.kind() == Token.Kind.NAME || token.is("*") || token.is("/") || token.is("(");
  }

  private Tree signed() {
    Token sign = peek();
    if (!sign.is("-") && !sign.is("+")) {
      return power();
    }
    take();
    Tree operand = nested(sign, this::signed);
    return sign.is("-") ? new Tree.Negation(operand) : operand;
  }

  private Tree power() {
    Tree base = value();
    Token token = peek();
    if (!takeIf("^")) {
      return base;
    }
    return new Tree.Power(base, nested(token, this::exponent));
  }

  private Tree exponent() {
    Token sign = peek();
    if (!sign.is("-") && !sign.is("+")) {
      return power();
    }
    take();
    Tree operand = nested(sign, this::exponent);
    return sign.is("-") ? new Tree.Negation(operand) : operand;
  }

  /** What follows is a level deeper, unless its parenthesis says so itself. */
  private Tree nested(Token token, java.util.function.Supplier<Tree> rule) {
    if (peek().is("(")) {
      return rule.get();
    }
    enter(token);
    Tree tree = rule.get();
    level--;
    return tree;
  }

  private Tree value() {
    Token token = take();
    return switch (token.kind()) {
      case NUMBER -> new Tree.Literal(token.value());
      case NAME -> named(token);
      case SYMBOL, END -> {
        if (!token.is("(")) {
          next--;
          throw unexpected();
        }
        enter(token);
        Tree tree = sum();
        close(token);
        yield tree;
      }
    };
  }

  private Tree named(Token name) {
    String word = name.text().equals("π") ? "pi" : name.text();
    Place place = new Place(name.position(), name.text().length());
    if (peek().is("(")) {
      return call(name);
    }
    if (Names.isFunction(word)) {
      throw SyntaxErrors.withoutArguments(name, peek());
    }
    if (peek().is("[")) {
      if (Names.isConstant(word)) {
        throw ExpressionFault.NOT_AN_ARRAY.at(place, word);
      }
      Token bracket = take();
      enter(bracket);
      Tree index = sum();
      if (!peek().is("]")) {
        throw unclosed(bracket);
      }
      Token end = take();
      level--;
      return new Tree.Element(word, index, new Place(name.position(), end.end() - name.position()));
    }
    return new Tree.Name(word, place);
  }

  private Tree call(Token name) {
    Tree.Reduction.Kind kind = ofRule ? Tree.Reduction.Kind.named(name.text()) : null;
    if (kind != null) {
      return reduction(name, kind);
    }
    Function function = Function.named(name.text());
    if (function == null && !Names.isFunction(name.text())) {
      throw SyntaxErrors.notAFunction(name, ofRule);
    }
    Token parenthesis = take();
    enter(parenthesis);
    Tree tree;
    if (function != null) {
      tree = new Tree.Call(function, arguments(name, function, parenthesis));
      close(parenthesis);
    } else if (name.text().equals("if")) {
      tree = choice(name, parenthesis);
    } else {
      tree = series(name, parenthesis);
    }
    return tree;
  }

  private Tree reduction(Token name, Tree.Reduction.Kind kind) {
    Token parenthesis = take();
    enter(parenthesis);
    List<Tree> arguments = new ArrayList<>();
    if (!peek().is(")")) {
      do {
        arguments.add(sum());
      } while (takeIf(","));
    }
    if (arguments.size() != kind.arguments() && peek().is(")")) {
      throw wrongCount(name, kind.arguments(), false, arguments.size());
    }
    close(parenthesis);
    return new Tree.Reduction(kind, arguments, new Place(name.position(), name.text().length()));
  }

  private List<Tree> arguments(Token name, Function function, Token parenthesis) {
    List<Tree> arguments = new ArrayList<>();
    if (!peek().is(")")) {
      do {
        arguments.add(sum());
      } while (takeIf(","));
    }
    int count = arguments.size();
    if (count < function.arguments() || (count > function.arguments() && !function.takesMore())) {
      if (!peek().is(")")) {
        throw unclosed(parenthesis);
      }
      throw wrongCount(name, function.arguments(), function.takesMore(), count);
    }
    return arguments;
  }

  private Tree choice(Token name, Token parenthesis) {
    if (peek().is(")")) {
      throw wrongCount(name, 3, false, 0);
    }
    Tree left = sum();
    Relation comparison = comparison();
    Tree right = sum();
    if (peek().isComparison()) {
      throw ExpressionFault.COMPARISON_CHAINED.at(
          peek().position(), peek().text().length(), peek().text());
    }
    List<Tree> branches = rest(name, 3, 1, parenthesis);
    return new Tree.Choice(left, comparison, right, branches.get(0), branches.get(1));
  }

  private Relation comparison() {
    Token token = peek();
    if (token.is("=")) {
      throw ExpressionFault.SINGLE_EQUALS.withSuggestion("==", token.position(), 1);
    }
    for (Relation comparison : Relation.values()) {
      if (takeIf(comparison.text())) {
        return comparison;
      }
    }
    if (token.is(",") || token.is(")")) {
      throw ExpressionFault.COMPARISON_MISSING.at(token.position(), token.text().length());
    }
    throw unexpected();
  }

  private Tree series(Token name, Token parenthesis) {
    if (peek().is(")")) {
      throw wrongCount(name, 4, false, 0);
    }
    Token index = take();
    if (index.kind() != Token.Kind.NAME || (!peek().is(",") && !peek().is(")"))) {
      Token culprit = index.kind() == Token.Kind.NAME ? peek() : index;
      throw ExpressionFault.INDEX_EXPECTED.at(
          culprit.position(), culprit.text().length(), name.text());
    }
    if (Names.isReserved(index.text())) {
      throw ExpressionFault.INDEX_RESERVED.at(
          index.position(), index.text().length(), index.text());
    }
    if (++loops > MAX_LOOPS) {
      throw ExpressionFault.LOOPS_TOO_DEEP.at(name.position(), name.text().length(), MAX_LOOPS);
    }
    List<Tree> rest = rest(name, 4, 1, parenthesis);
    loops--;
    Place place = new Place(name.position(), name.text().length());
    return new Tree.Series(
        name.text().equals("prod"), index.text(), rest.get(0), rest.get(1), rest.get(2), place);
  }

  /** The arguments after those already read, up to the closing parenthesis. */
  private List<Tree> rest(Token name, int expected, int read, Token parenthesis) {
    List<Tree> arguments = new ArrayList<>();
    while (takeIf(",")) {
      arguments.add(sum());
    }
    int count = arguments.size() + read;
    if (count != expected && peek().is(")")) {
      throw wrongCount(name, expected, false, count);
    }
    close(parenthesis);
    if (count != expected) {
      throw wrongCount(name, expected, false, count);
    }
    return arguments;
  }

  private void close(Token parenthesis) {
    if (!peek().is(")")) {
      throw unclosed(parenthesis);
    }
    take();
    level--;
  }

  private static boolean endsValue(Token token) {
    return token.kind() == Token.Kind.NUMBER
        || token.kind() == Token.Kind.NAME
        || token.is(")")
        || token.is("]");
  }

  private ExpressionException unexpected() {
    return SyntaxErrors.unexpected(peek(), next > 0 && endsValue(tokens.get(next - 1)));
  }

  /** Instead of a closing bracket: the more telling of two sentences. */
  private ExpressionException unclosed(Token opening) {
    Token token = peek();
    boolean tellsItself =
        token.kind() == Token.Kind.SYMBOL && !token.is(")") && !token.is("]") && !token.is(",");
    return tellsItself ? unexpected() : SyntaxErrors.unclosed(opening, token);
  }

  private ExpressionException wrongCount(Token name, int expected, boolean orMore, int found) {
    int length = peek().end() - name.position();
    String word = name.text();
    if (orMore) {
      return ExpressionFault.ARGUMENT_COUNT_LEAST.at(
          name.position(), length, word, expected, found);
    }
    return expected == 1
        ? ExpressionFault.ARGUMENT_COUNT_ONE.at(name.position(), length, word, found)
        : ExpressionFault.ARGUMENT_COUNT.at(name.position(), length, word, expected, found);
  }
}
