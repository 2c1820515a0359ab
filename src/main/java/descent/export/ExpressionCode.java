package descent.export;

import descent.expression.syntax.Function;
import descent.expression.syntax.Relation;
import descent.expression.syntax.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Translates the expression language to Python. Whatever depends on no tensor is computed with
 * plain numbers; where Python would raise an exception for these, NumPy computes them, which goes
 * on with infinity or NaN as the language does.
 */
final class ExpressionCode {
  private static final int CHOICE = 0;
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int SIGNED = 3;
  private static final int POWER = 4;
  private static final int VALUE = 5;

  private final Dialect dialect;

  /** Whether tensors have many components, each to be treated alone, or one. */
  private final boolean componentwise;

  private final PythonNames names;
  private final Scope scope = new Scope();
  private final Set<Function> missing = new HashSet<>();

  ExpressionCode(Dialect dialect, boolean componentwise, PythonNames names) {
    this.dialect = dialect;
    this.componentwise = componentwise;
    this.names = names;
  }

  /** The meaning of the names from here on. */
  Scope scope() {
    return scope;
  }

  /** The functions for which the framework has none, and that were needed. */
  Set<Function> missing() {
    return missing;
  }

  /** The translation. */
  String of(Tree tree) {
    return code(tree).text();
  }

  /** The translation, a term a line where it is long. */
  String lines(Tree tree, int width) {
    String line = of(tree);
    if (line.length() <= width || !(tree instanceof Tree.Sum(List<Tree.Term> terms))) {
      return line;
    }
    List<String> lines = new ArrayList<>();
    for (Tree.Term term : Chains.grouped(new Tree.Sum(terms)).terms()) {
      String sign = lines.isEmpty() ? "" : term.subtracted() ? "- " : "+ ";
      lines.add("    " + sign + term(term, code(term.tree()), lines.isEmpty()));
    }
    return "(\n" + String.join("\n", lines) + "\n)";
  }

  /** Whether the translation is a tensor and not a plain number. */
  boolean isTensor(Tree tree) {
    return code(tree).tensor();
  }

  /** A piece of Python, how tightly it holds together, and whether it is a tensor. */
  private record Code(String text, int tightness, boolean tensor) {
    String at(int least) {
      return tightness < least ? "(" + text + ")" : text;
    }
  }

  private Code code(Tree tree) {
    return switch (tree) {
      case Tree.Literal n -> number(Python.number(n.value()));
      case Tree.Name n -> name(n.name());
      case Tree.Element e -> element(e);
      case Tree.Sum s -> sum(Chains.grouped(s).terms());
      case Tree.Product p -> product(Chains.grouped(p).factors());
      case Tree.Negation n -> {
        Code operand = code(n.operand());
        yield new Code("-" + operand.at(POWER), SIGNED, operand.tensor());
      }
      case Tree.Power p -> power(p.base(), p.exponent());
      case Tree.Call c -> call(c);
      case Tree.Reduction r -> reduction(r);
      case Tree.Choice c -> choice(c);
      case Tree.Series s -> series(s);
    };
  }

  private static Code number(String text) {
    return new Code(text, VALUE, false);
  }

  private Code name(String name) {
    boolean known = scope.knows(name);
    if (!known && name.equals("pi")) {
      return number("np.pi");
    }
    if (!known && name.equals("e")) {
      return number("np.e");
    }
    return new Code(names.of(name), VALUE, scope.isTensor(name));
  }

  private Code element(Tree.Element element) {
    return new Code(
        names.of(element.array()) + "[" + shifted(element.index(), -1) + "]", VALUE, true);
  }

  /** A whole number, moved; its literal terms are added up. */
  private String shifted(Tree tree, int by) {
    if (!scope.isWhole(tree)) {
      String whole = "int(" + of(tree) + ")";
      return by == 0 ? whole : whole + (by < 0 ? " - " : " + ") + Math.abs(by);
    }
    List<Tree.Term> terms =
        tree instanceof Tree.Sum(List<Tree.Term> all) ? all : List.of(new Tree.Term(false, tree));
    StringBuilder text = new StringBuilder();
    long constant = by;
    for (Tree.Term term : terms) {
      if (term.tree() instanceof Tree.Literal(double value)) {
        constant += (long) (term.subtracted() ? -value : value);
      } else {
        String sign =
            text.isEmpty() ? (term.subtracted() ? "-" : "") : term.subtracted() ? " - " : " + ";
        text.append(sign).append(code(term.tree()).at(PRODUCT));
      }
    }
    if (text.isEmpty()) {
      return Long.toString(constant);
    }
    return constant == 0
        ? text.toString()
        : text + (constant < 0 ? " - " : " + ") + Math.abs(constant);
  }

  private Code sum(List<Tree.Term> terms) {
    StringBuilder text = new StringBuilder();
    boolean tensor = false;
    for (Tree.Term term : terms) {
      if (!text.isEmpty()) {
        text.append(term.subtracted() ? " - " : " + ");
      }
      Code code = code(term.tree());
      text.append(term(term, code, text.isEmpty()));
      tensor |= code.tensor();
    }
    return new Code(text.toString(), SUM, tensor);
  }

  private static String term(Tree.Term term, Code code, boolean first) {
    return code.at(!first && term.tree() instanceof Tree.Negation ? POWER : PRODUCT);
  }

  private Code product(List<Tree.Factor> factors) {
    Code left = code(factors.getFirst().tree());
    for (Tree.Factor factor : factors.subList(1, factors.size())) {
      Code right = code(factor.tree());
      boolean tensor = left.tensor() || right.tensor();
      String first = left.at(left.tightness() == PRODUCT ? PRODUCT : SIGNED);
      if (factor.divides() && !tensor && !scope.isSafe(factor.tree())) {
        left = number("np.divide(" + left.text() + ", " + right.text() + ")");
      } else {
        left =
            new Code(first + (factor.divides() ? " / " : " * ") + right.at(POWER), PRODUCT, tensor);
      }
    }
    return left;
  }

  private Code power(Tree base, Tree exponent) {
    if (base instanceof Tree.Name name && name.name().equals("e") && scope.isConstant("e")) {
      return function(Function.EXP, List.of(exponent));
    }
    Code left = code(base);
    Code right = code(exponent);
    boolean tensor = left.tensor() || right.tensor();
    if (!tensor && !staysFinite(base, exponent)) {
      return number("np.float_power(" + left.text() + ", " + right.text() + ")");
    }
    return new Code(left.at(VALUE) + "**" + right.at(SIGNED), POWER, tensor);
  }

  /** Whether Python computes a power of plain numbers without an exception. */
  private boolean staysFinite(Tree base, Tree exponent) {
    if (base instanceof Tree.Literal(double b) && exponent instanceof Tree.Literal(double x)) {
      return Double.isFinite(StrictMath.pow(b, x));
    }
    Double known = base instanceof Tree.Name name ? scope.value(name.name()) : null;
    return known != null && known >= 0 && known <= 1 && isCount(exponent)
        || exponent instanceof Tree.Literal(double small)
            && small >= 1
            && small <= 4
            && small == Math.rint(small);
  }

  /** The step, counted from 1. */
  private boolean isCount(Tree tree) {
    return componentwise && tree instanceof Tree.Name name && name.name().equals("t");
  }

  private Code call(Tree.Call call) {
    List<Tree> arguments = call.arguments();
    if (call.function() == Function.POW) {
      return power(arguments.get(0), arguments.get(1));
    }
    return function(call.function(), arguments);
  }

  private Code function(Function function, List<Tree> arguments) {
    Code result = code(arguments.getFirst());
    if (arguments.size() == 1) {
      return unary(function, result);
    }
    for (int i = 1; i < arguments.size(); i++) {
      result = binary(function, result, code(arguments.get(i)), arguments.get(i));
    }
    return result;
  }

  private Code unary(Function function, Code argument) {
    Dialect spoken = argument.tensor() ? dialect : Dialect.NUMPY;
    String spelling = spoken.spelling(function);
    if (spelling.equals("cbrt")) {
      missing.add(function);
    }
    if (spelling.startsWith("1 /")) {
      return new Code(
          "(" + spelling.replace("$", argument.at(POWER)) + ")", VALUE, argument.tensor());
    }
    String text =
        spelling.contains("$")
            ? spelling.replace("$", argument.text())
            : spelling + "(" + argument.text() + ")";
    return new Code(text, VALUE, argument.tensor());
  }

  private Code binary(Function function, Code left, Code right, Tree second) {
    if (!left.tensor() && !right.tensor()) {
      boolean plain = function == Function.MOD && scope.isSafe(second);
      return plain
          ? new Code(left.at(PRODUCT) + " % " + right.at(POWER), PRODUCT, false)
          : number(
              Dialect.NUMPY.spelling(function) + "(" + left.text() + ", " + right.text() + ")");
    }
    boolean extremum = function == Function.MIN || function == Function.MAX;
    if (dialect == Dialect.KERAS && extremum && !componentwise) {
      // TensorFlow gives all of the derivative to one of two equal numbers.
      missing.add(function);
      String name = function == Function.MIN ? "smaller" : "larger";
      return new Code(name + "(" + left.text() + ", " + right.text() + ")", VALUE, true);
    }
    if (dialect == Dialect.KERAS && function == Function.HYPOT) {
      return new Code(
          "ops.sqrt(" + left.at(VALUE) + "**2 + " + right.at(VALUE) + "**2)", VALUE, true);
    }
    return new Code(
        dialect.spelling(function) + "(" + tensor(left) + ", " + tensor(right) + ")", VALUE, true);
  }

  /** As an argument where the framework takes no plain number. */
  private String tensor(Code code) {
    return code.tensor() || !dialect.wantsTensors()
        ? code.text()
        : "torch.tensor(float(" + code.text() + "))";
  }

  /** A number of all components, which stay a tensor of none. */
  private Code reduction(Tree.Reduction reduction) {
    List<String> all = reduction.arguments().stream().map(this::ofAll).toList();
    String module = dialect.module();
    return new Code(
        switch (reduction.kind()) {
          case NORM -> "%1$s.sqrt(%1$s.sum(%2$s**2))".formatted(module, all.getFirst());
          case DOT -> "%s.sum(%s * %s)".formatted(module, all.get(0), all.get(1));
          case MEAN -> "%s.mean(%s)".formatted(module, all.getFirst());
        },
        VALUE,
        true);
  }

  /** With a component for each parameter, even where all are the same number. */
  private String ofAll(Tree tree) {
    Code code = code(tree);
    return scope.alwaysTensor(tree) ? code.at(VALUE) : "(" + code.at(SUM) + " + 0 * w)";
  }

  private Code choice(Tree.Choice choice) {
    Code left = code(choice.left());
    Code right = code(choice.right());
    Code then = code(choice.then());
    Code otherwise = code(choice.otherwise());
    Relation comparison = choice.comparison();
    String condition = left.at(SUM) + " " + comparison.text() + " " + right.at(SUM);
    boolean tensor = then.tensor() || otherwise.tensor();
    if (componentwise && (left.tensor() || right.tensor())) {
      return new Code(
          dialect.module()
              + ".where("
              + condition
              + ", "
              + tensor(then)
              + ", "
              + tensor(otherwise)
              + ")",
          VALUE,
          true);
    }
    return new Code(
        then.at(SUM) + " if " + condition + " else " + otherwise.at(CHOICE), CHOICE, tensor);
  }

  private Code series(Tree.Series series) {
    boolean whole = scope.isWhole(series.from()) && scope.isWhole(series.to());
    String from = shifted(series.from(), 0);
    String to = shifted(series.to(), 1);
    Code body = scope.within(series.index(), () -> code(series.body()));
    String index = names.of(series.index());
    String name = series.product() ? "math.prod" : "sum";
    return new Code(
        name + "(" + body.text() + " for " + index + " in range(" + from + ", " + to + "))",
        VALUE,
        body.tensor());
  }
}
