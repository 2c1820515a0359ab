package descent.export;

import descent.catalogue.Framework;
import descent.expression.syntax.Function;
import java.util.Set;

/** Functions of the language that a framework does not have, or has with other derivatives. */
final class MissingFunctions {
  private MissingFunctions() {}

  /** Their definitions. */
  static String of(Set<Function> functions, Framework framework) {
    StringBuilder text = new StringBuilder();
    String module = Dialect.of(framework).module();
    if (functions.contains(Function.CBRT)) {
      text.append(
          """
          def cbrt(x):
              return %1$s.sign(x) * %1$s.abs(x) ** (1 / 3)


          """
              .formatted(module));
    }
    if (functions.contains(Function.MIN)) {
      text.append(
          """
          def smaller(a, b):
              \"""Of two equal numbers each gets half of the derivative; TensorFlow gives all to one.\"""
              return a if a < b else b if b < a else (a + b) / 2


          """);
    }
    if (functions.contains(Function.MAX)) {
      text.append(
          """
          def larger(a, b):
              \"""Of two equal numbers each gets half of the derivative; TensorFlow gives all to one.\"""
              return a if a > b else b if b > a else (a + b) / 2


          """);
    }
    return text.toString();
  }
}
