package descent.expression.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a tree as LaTeX that KaTeX understands. */
public final class LatexPrinter {
  /** With this a name begins that is a hole for a number; no name that can be typed does. */
  public static final char HOLE = '#';

  private static final Set<String> GREEK =
      Set.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
          "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi",
          "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi",
          "Psi", "Omega");

  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('α', "\\alpha"),
          Map.entry('β', "\\beta"),
          Map.entry('γ', "\\gamma"),
          Map.entry('δ', "\\delta"),
          Map.entry('ε', "\\varepsilon"),
          Map.entry('ϵ', "\\epsilon"),
          Map.entry('ζ', "\\zeta"),
          Map.entry('η', "\\eta"),
          Map.entry('θ', "\\theta"),
          Map.entry('ϑ', "\\vartheta"),
          Map.entry('ι', "\\iota"),
          Map.entry('κ', "\\kappa"),
          Map.entry('λ', "\\lambda"),
          Map.entry('μ', "\\mu"),
          Map.entry('ν', "\\nu"),
          Map.entry('ξ', "\\xi"),
          Map.entry('π', "\\pi"),
          Map.entry('ρ', "\\rho"),
          Map.entry('σ', "\\sigma"),
          Map.entry('ς', "\\varsigma"),
          Map.entry('τ', "\\tau"),
          Map.entry('υ', "\\upsilon"),
          Map.entry('φ', "\\varphi"),
          Map.entry('ϕ', "\\phi"),
          Map.entry('χ', "\\chi"),
          Map.entry('ψ', "\\psi"),
          Map.entry('ω', "\\omega"),
          Map.entry('Γ', "\\Gamma"),
          Map.entry('Δ', "\\Delta"),
          Map.entry('Θ', "\\Theta"),
          Map.entry('Λ', "\\Lambda"),
          Map.entry('Ξ', "\\Xi"),
          Map.entry('Π', "\\Pi"),
          Map.entry('Σ', "\\Sigma"),
          Map.entry('Υ', "\\Upsilon"),
          Map.entry('Φ', "\\Phi"),
          Map.entry('Ψ', "\\Psi"),
          Map.entry('Ω', "\\Omega"));

  private static final Set<String> ACCENTS = Set.of("hat", "bar", "tilde", "dot");

  private LatexPrinter() {}

  public static String print(Tree tree) {
    return switch (tree) {
      case Tree.Literal n -> number(n.value());
      case Tree.Name n -> name(n.name());
      case Tree.Element e -> element(e);
      case Tree.Sum s -> sum(s.terms());
      case Tree.Product p -> product(p.factors());
      case Tree.Negation n -> negation(n.operand());
      case Tree.Power p -> power(p);
      case Tree.Call c -> call(c.function(), c.arguments());
      case Tree.Choice c -> choice(c);
      case Tree.Series s -> series(s);
      case Tree.Reduction r -> reduction(r);
    };
  }

  private static String reduction(Tree.Reduction reduction) {
    List<String> arguments = reduction.arguments().stream().map(LatexPrinter::print).toList();
    return switch (reduction.kind()) {
      case NORM -> "\\left\\lVert " + arguments.getFirst() + " \\right\\rVert";
      case DOT ->
          "\\left\\langle " + arguments.get(0) + ", " + arguments.get(1) + " \\right\\rangle";
      case MEAN -> "\\operatorname{mean}\\left(" + arguments.getFirst() + "\\right)";
    };
  }

  private static String element(Tree.Element element) {
    return name(element.array()) + "_{" + print(element.index()) + "}";
  }

  private static String negation(Tree operand) {
    return "-" + (operand instanceof Tree.Negation ? inParentheses(operand) : print(operand, true));
  }

  private static boolean isMod(Tree tree) {
    return tree instanceof Tree.Call call && call.function() == Function.MOD;
  }

  private static String inParentheses(Tree tree) {
    return "\\left(" + print(tree) + "\\right)";
  }

  /** In parentheses if it is a sum, or a product too where products would be misread. */
  private static String print(Tree tree, boolean products) {
    return tree instanceof Tree.Sum || (products && (tree instanceof Tree.Product || isMod(tree)))
        ? inParentheses(tree)
        : print(tree);
  }

  private static String number(double value) {
    String text = TextPrinter.number(value);
    int e = text.indexOf('e');
    if (e < 0) {
      return text;
    }
    String power = "10^{" + text.substring(e + 1) + "}";
    return text.startsWith("1e") ? power : text.substring(0, e) + " \\cdot " + power;
  }

  /**
   * A letter, a Greek letter by its name, a word; digits at the end and what follows _ become the
   * index.
   */
  public static String name(String name) {
    if (name.charAt(0) == HOLE) {
      return "\\htmlData{hole=" + name.substring(1) + "}{0}";
    }
    int underscore = name.indexOf('_', 1);
    if (underscore > 0 && underscore < name.length() - 1) {
      String base = name.substring(0, underscore);
      String rest = name.substring(underscore + 1);
      return ACCENTS.contains(rest)
          ? "\\" + rest + "{" + name(base) + "}"
          : name(base) + "_{" + name(rest) + "}";
    }
    int letters = name.length();
    while (letters > 0 && Character.isDigit(name.charAt(letters - 1))) {
      letters--;
    }
    if (letters == 0) {
      return name;
    }
    String word = word(name.substring(0, letters));
    return letters == name.length() ? word : word + "_{" + name.substring(letters) + "}";
  }

  private static String word(String word) {
    if (GREEK.contains(word)) {
      return "\\" + word;
    }
    if (word.length() == 1) {
      return LETTERS.getOrDefault(word.charAt(0), word.equals("_") ? "\\_" : word);
    }
    StringBuilder text = new StringBuilder("\\mathrm{");
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      String letter = LETTERS.getOrDefault(c, c == '_' ? "\\_" : String.valueOf(c));
      text.append(letter);
      if (letter.length() > 2) {
        text.append(' ');
      }
    }
    return text.append('}').toString();
  }

  private static String sum(List<Tree.Term> terms) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < terms.size(); i++) {
      Tree.Term term = terms.get(i);
      if (i > 0) {
        out.append(term.subtracted() ? " - " : " + ");
      }
      boolean signed = i > 0 && startsWithSign(term.tree());
      // A sum as the first term would mean the same without its parentheses, but it was typed with
      // them.
      boolean series = i < terms.size() - 1 && endsOpen(term.tree());
      out.append(
          signed || series || term.tree() instanceof Tree.Sum
              ? inParentheses(term.tree())
              : print(term.tree()));
    }
    return out.toString();
  }

  private static boolean startsWithSign(Tree tree) {
    return tree instanceof Tree.Negation
        || (tree instanceof Tree.Product p
            && startsWithSign(p.factors().getFirst().tree())
            && !p.factors().get(1).divides());
  }

  /** Whether a following term would seem to belong to it, as after a big sigma. */
  private static boolean endsOpen(Tree tree) {
    return switch (tree) {
      case Tree.Series s -> true;
      case Tree.Negation n -> endsOpen(n.operand());
      case Tree.Product p ->
          !p.factors().getLast().divides() && endsOpen(p.factors().getLast().tree());
      default -> false;
    };
  }

  /** Fractions where the text divides; what follows a division stands beside the fraction. */
  private static String product(List<Tree.Factor> factors) {
    List<Tree> above = new ArrayList<>();
    String before = "";
    int i = 0;
    while (i < factors.size()) {
      while (i < factors.size() && !factors.get(i).divides()) {
        above.add(factors.get(i++).tree());
      }
      List<Tree> below = new ArrayList<>();
      while (i < factors.size() && factors.get(i).divides()) {
        below.add(factors.get(i++).tree());
      }
      if (below.isEmpty()) {
        String last = beside(above, before.isEmpty());
        before =
            before.isEmpty()
                ? last
                : before + " " + (startsWithDigit(last) ? "\\cdot " : "") + last;
      } else if (before.isEmpty()) {
        boolean negative = above.size() == 1 && above.getFirst() instanceof Tree.Negation;
        String numerator =
            negative ? print(((Tree.Negation) above.getFirst()).operand()) : beside(above, true);
        before = (negative ? "-" : "") + "\\frac{" + numerator + "}{" + beside(below, true) + "}";
      } else {
        before =
            before + " \\cdot \\frac{" + beside(above, true) + "}{" + beside(below, true) + "}";
      }
      above.clear();
    }
    return before;
  }

  /** Factors one beside the other. A single one needs no parentheses in a fraction. */
  private static String beside(List<Tree> factors, boolean first) {
    if (factors.size() == 1 && first) {
      return print(factors.getFirst());
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < factors.size(); i++) {
      Tree factor = factors.get(i);
      boolean closed =
          (i < factors.size() - 1 && endsOpen(factor))
              || ((i > 0 || !first) && startsWithSign(factor));
      String latex = closed ? inParentheses(factor) : print(factor, true);
      if (i > 0) {
        boolean words =
            latex.startsWith("\\mathrm")
                || (factors.get(i - 1) instanceof Tree.Name n && isWord(n.name()));
        out.append(startsWithDigit(latex) ? " \\cdot " : words ? "\\, " : " ");
      }
      out.append(latex);
    }
    return out.toString();
  }

  private static boolean isWord(String name) {
    return name(name).startsWith("\\mathrm");
  }

  private static boolean startsWithDigit(String latex) {
    return Character.isDigit(latex.charAt(0))
        || latex.startsWith("\\frac")
        || latex.startsWith("\\htmlData");
  }

  private static String power(Tree.Power power) {
    String exponent = print(power.exponent());
    if (power.base() instanceof Tree.Call call
        && call.arguments().size() == 1
        && hasName(call.function())) {
      return functionName(call.function())
          + "^{"
          + exponent
          + "}"
          + inParentheses(call.arguments().getFirst());
    }
    boolean bare =
        (power.base() instanceof Tree.Literal n && number(n.value()).indexOf('^') < 0)
            || power.base() instanceof Tree.Name
            || power.base() instanceof Tree.Element
            || (power.base() instanceof Tree.Call c && isFence(c.function()));
    String base = bare ? print(power.base()) : inParentheses(power.base());
    return (base.startsWith("\\hat") || (bare && base.contains("\\mathrm"))
            ? "{" + base + "}"
            : base)
        + "^{"
        + exponent
        + "}";
  }

  private static boolean isFence(Function function) {
    return function == Function.ABS || function == Function.FLOOR || function == Function.CEIL;
  }

  /** Whether it is written by its name, as sin is and the square root is not. */
  private static boolean hasName(Function function) {
    return switch (function) {
      case ABS, FLOOR, CEIL, SQRT, CBRT, POW, EXP -> false;
      default -> true;
    };
  }

  private static String functionName(Function function) {
    return switch (function) {
      case SIN, COS, TAN, SINH, COSH, TANH, LOG, EXP, MIN, MAX -> "\\" + function.text();
      case ASIN -> "\\arcsin";
      case ACOS -> "\\arccos";
      case ATAN -> "\\arctan";
      case LOG2 -> "\\log_{2}";
      case LOG10 -> "\\log_{10}";
      case SIGN -> "\\operatorname{sgn}";
      case SIGMOID -> "\\sigma";
      default -> "\\operatorname{" + function.text() + "}";
    };
  }

  private static String call(Function function, List<Tree> arguments) {
    Tree first = arguments.getFirst();
    // Each argument is printed once: twice would take exponential time for nested calls.
    return switch (function) {
      case SQRT -> "\\sqrt{" + print(first) + "}";
      case CBRT -> "\\sqrt[3]{" + print(first) + "}";
      case ABS -> "\\left|" + print(first) + "\\right|";
      case FLOOR -> "\\left\\lfloor " + print(first) + "\\right\\rfloor ";
      case CEIL -> "\\left\\lceil " + print(first) + "\\right\\rceil ";
      case EXP -> "e^{" + print(first) + "}";
      case POW -> print(new Tree.Power(first, arguments.get(1)));
      case MOD -> print(first, true) + " \\bmod " + print(arguments.get(1), true);
      default -> {
        StringBuilder all = new StringBuilder(print(first));
        for (Tree argument : arguments.subList(1, arguments.size())) {
          all.append(", ").append(print(argument));
        }
        yield functionName(function) + "\\left(" + all + "\\right)";
      }
    };
  }

  private static String choice(Tree.Choice choice) {
    String condition =
        print(choice.left()) + " " + choice.comparison().latex() + " " + print(choice.right());
    return "\\begin{cases}"
        + print(choice.then())
        + " & \\text{if } "
        + condition
        + " \\\\ "
        + print(choice.otherwise())
        + " & \\text{otherwise}\\end{cases}";
  }

  private static String series(Tree.Series series) {
    return (series.product() ? "\\prod" : "\\sum")
        + "_{"
        + name(series.index())
        + "="
        + print(series.from())
        + "}^{"
        + print(series.to())
        + "} "
        + print(series.body(), series.product());
  }
}
