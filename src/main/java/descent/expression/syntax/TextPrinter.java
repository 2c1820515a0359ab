package descent.expression.syntax;

import java.util.List;

/**
 * Writes a tree as text that parses to the same tree, with no more parentheses than it reads well
 * with.
 */
public final class TextPrinter {
  private static final int PRODUCT = 1;
  private static final int SIGNED = 2;
  private static final int POWER = 3;
  private static final int VALUE = 4;

  private final StringBuilder out = new StringBuilder();

  private TextPrinter() {}

  public static String print(Tree tree) {
    TextPrinter printer = new TextPrinter();
    printer.print(tree, 0);
    return printer.out.toString();
  }

  /** A number as people write it: 100, 0.5, 1e-8. */
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      return Long.toString((long) value);
    }
    return Double.toString(value).replace(".0E", "e").replace('E', 'e');
  }

  /** How tightly the tree holds together. */
  private static int tightness(Tree tree) {
    return switch (tree) {
      case Tree.Sum s -> 0;
      case Tree.Product p -> PRODUCT;
      case Tree.Negation n -> SIGNED;
      case Tree.Power p -> POWER;
      case Tree.Literal n -> VALUE;
      case Tree.Name n -> VALUE;
      case Tree.Element e -> VALUE;
      case Tree.Call c -> VALUE;
      case Tree.Choice c -> VALUE;
      case Tree.Series s -> VALUE;
      case Tree.Reduction r -> VALUE;
    };
  }

  private void print(Tree tree, int least) {
    if (tightness(tree) < least) {
      out.append('(');
      write(tree);
      out.append(')');
    } else {
      write(tree);
    }
  }

  private void write(Tree tree) {
    switch (tree) {
      case Tree.Literal n -> out.append(number(n.value()));
      case Tree.Name n -> out.append(n.name());
      case Tree.Element e -> {
        out.append(e.array()).append('[');
        write(e.index());
        out.append(']');
      }
      case Tree.Sum s -> sum(s.terms());
      case Tree.Product p -> product(p.factors());
      case Tree.Negation n -> {
        out.append('-');
        print(n.operand(), POWER);
      }
      case Tree.Power p -> {
        print(p.base(), VALUE);
        out.append('^');
        print(p.exponent(), POWER);
      }
      case Tree.Call c -> call(c.function().text(), c.arguments());
      case Tree.Reduction r -> call(r.kind().text(), r.arguments());
      case Tree.Choice c -> {
        out.append("if(");
        write(c.left());
        out.append(' ').append(c.comparison().text()).append(' ');
        write(c.right());
        out.append(", ");
        write(c.then());
        out.append(", ");
        write(c.otherwise());
        out.append(')');
      }
      case Tree.Series s -> {
        out.append(s.product() ? "prod(" : "sum(").append(s.index()).append(", ");
        arguments(List.of(s.from(), s.to(), s.body()));
      }
    }
  }

  private void sum(List<Tree.Term> terms) {
    for (int i = 0; i < terms.size(); i++) {
      Tree.Term term = terms.get(i);
      if (i > 0) {
        out.append(term.subtracted() ? " - " : " + ");
      }
      print(term.tree(), i > 0 && term.tree() instanceof Tree.Negation ? POWER : PRODUCT);
    }
  }

  private void product(List<Tree.Factor> factors) {
    for (int i = 0; i < factors.size(); i++) {
      if (i > 0) {
        out.append(factors.get(i).divides() ? '/' : '*');
      }
      print(factors.get(i).tree(), i > 0 ? POWER : SIGNED);
    }
  }

  private void call(String name, List<Tree> arguments) {
    out.append(name).append('(');
    arguments(arguments);
  }

  private void arguments(List<Tree> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (i > 0) {
        out.append(", ");
      }
      write(arguments.get(i));
    }
    out.append(')');
  }
}
