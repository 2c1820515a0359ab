package descent.expression.notation;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of one to three numbers that other languages have and we do not. */
final class Calls {
  /**
   * Functions of theirs by the number of arguments, as a text of ours with 1, 2 and 3 for those.
   */
  private static final Map<String, String> CALLS =
      Map.ofEntries(
          Map.entry("round/1", "floor(#1 + 0.5)"),
          Map.entry("heaviside/1", "if(#1 > 0, 1, 0)"),
          Map.entry("step/1", "if(#1 > 0, 1, 0)"),
          Map.entry("trunc/1", "sign(#1)*floor(abs(#1))"),
          Map.entry("fix/1", "sign(#1)*floor(abs(#1))"),
          Map.entry("frac/1", "mod(#1, 1)"),
          Map.entry("fract/1", "mod(#1, 1)"),
          Map.entry("silu/1", "(#1)*sigmoid(#1)"),
          Map.entry("swish/1", "(#1)*sigmoid(#1)"),
          Map.entry("gelu/1", "(#1)*(1 + erf((#1)/sqrt(2)))/2"),
          Map.entry("leakyrelu/1", "max(#1, 0.01*(#1))"),
          Map.entry("log1p/1", "log(1 + #1)"),
          Map.entry("expm1/1", "exp(#1) - 1"),
          Map.entry("exp2/1", "2^(#1)"),
          Map.entry("abs2/1", "(#1)^2"),
          Map.entry("cube/1", "(#1)^3"),
          Map.entry("erfc/1", "1 - erf(#1)"),
          Map.entry("asinh/1", "log((#1) + sqrt((#1)^2 + 1))"),
          Map.entry("acosh/1", "log((#1) + sqrt((#1)^2 - 1))"),
          Map.entry("atanh/1", "log((1 + (#1))/(1 - (#1)))/2"),
          Map.entry("sind/1", "sin((#1)*pi/180)"),
          Map.entry("cosd/1", "cos((#1)*pi/180)"),
          Map.entry("tand/1", "tan((#1)*pi/180)"),
          Map.entry("sinpi/1", "sin(pi*(#1))"),
          Map.entry("cospi/1", "cos(pi*(#1))"),
          Map.entry("elu/1", "if(#1 > 0, #1, exp(#1) - 1)"),
          Map.entry("relu6/1", "min(max(#1, 0), 6)"),
          Map.entry("hardtanh/1", "min(max(#1, -1), 1)"),
          Map.entry("mish/1", "(#1)*tanh(softplus(#1))"),
          Map.entry("softsign/1", "(#1)/(1 + abs(#1))"),
          Map.entry("logsigmoid/1", "-softplus(-(#1))"),
          Map.entry("logit/1", "log((#1)/(1 - (#1)))"),
          Map.entry("exp10/1", "10^(#1)"),
          Map.entry("int/1", "sign(#1)*floor(abs(#1))"),
          Map.entry("spreadsheetint/1", "floor(#1)"),
          Map.entry("floor/2", "floor((#1)/(#2))*(#2)"),
          Map.entry("ceil/2", "ceil((#1)/(#2))*(#2)"),
          Map.entry("ceiling/2", "ceil((#1)/(#2))*(#2)"),
          Map.entry("radians/1", "(#1)*pi/180"),
          Map.entry("deg2rad/1", "(#1)*pi/180"),
          Map.entry("degrees/1", "(#1)*180/pi"),
          Map.entry("rad2deg/1", "(#1)*180/pi"),
          Map.entry("logaddexp/2", "log(exp(#1) + exp(#2))"),
          Map.entry("heaviside/2", "if(#1 > 0, 1, if(#1 < 0, 0, #2))"),
          Map.entry("heavisidetheta/1", "if(#1 > 0, 1, 0)"),
          Map.entry("unitstep/1", "if(#1 >= 0, 1, 0)"),
          Map.entry("fmod/2", "#1 - (#2)*sign((#1)/(#2))*floor(abs((#1)/(#2)))"),
          Map.entry("rem/2", "#1 - (#2)*sign((#1)/(#2))*floor(abs((#1)/(#2)))"),
          Map.entry("quotient/2", "floor((#1)/(#2))"),
          Map.entry("pythonround/1", "ceil((2*(#1) - 1)/4) + floor((2*(#1) + 1)/4)"),
          Map.entry("mathematicaround/1", "ceil((2*(#1) - 1)/4) + floor((2*(#1) + 1)/4)"),
          Map.entry("cround/1", "sign(#1)*floor(abs(#1) + 0.5)"),
          Map.entry("spreadsheetround/1", "sign(#1)*floor(abs(#1) + 0.5)"),
          Map.entry("spreadsheetrunden/1", "sign(#1)*floor(abs(#1) + 0.5)"),
          Map.entry("firstlog/2", "log(#2)/log(#1)"),
          Map.entry("pythonlog/2", "log(#1)/log(#2)"),
          Map.entry("log/2", "log(#1)/log(#2)"),
          Map.entry("mathematicalog/1", "log(#1)"),
          Map.entry("mathematicalog/2", "log(#2)/log(#1)"),
          Map.entry("mathematicaarctan/1", "atan(#1)"),
          Map.entry("mathematicaarctan/2", "atan2(#2, #1)"),
          Map.entry("spreadsheetlog/1", "log10(#1)"),
          Map.entry("spreadsheetlog/2", "log(#1)/log(#2)"),
          Map.entry("spreadsheetatan2/2", "atan2(#2, #1)"),
          Map.entry("logn/2", "log(#1)/log(#2)"));

  private static final Pattern INVERSE = Pattern.compile("^arc?(sinh|cosh|tanh)$");

  /** As in log3(x); log2 and log10 are ours. */
  private static final Pattern OTHER_BASE = Pattern.compile("^log(?!2$|10$)(\\d+)$");

  /** A bound by its name, as in clamp(x, min=0). */
  private static final Pattern BOUND = Pattern.compile("^\\s*(?:a_)?(min|max)\\s*=(?!=)\\s*");

  private static final Pattern NO_BOUND = Pattern.compile("None|null|nothing");

  private static final Pattern ROUND = Pattern.compile("(?:[a-z]+)?round");

  private Calls() {}

  /**
   * A call of one of theirs as a text of ours; null if it is none.
   *
   * @param name in small letters, without _
   */
  static @Nullable String ours(String name, List<String> arguments) {
    String plain = INVERSE.matcher(name).replaceFirst("a$1");
    int count = arguments.size();
    String other = OTHER_BASE.matcher(plain).replaceFirst("log(#1)/log($1)");
    if (!other.equals(plain) && count == 1) {
      return other;
    }
    if (count == 2 && plain.endsWith("root")) {
      return plain.equals("firstroot")
          ? root("#2", arguments.getFirst().strip())
          : plain.matches("nthroot|nroot|surd|pythonroot")
              ? root("#1", arguments.getLast().strip())
              : null;
    }
    if (count == 2 && ROUND.matcher(plain).matches()) {
      return rounded(plain, arguments.getLast().strip());
    }
    return plain.matches("clip|clamp") && count > 1 && count < 4
        ? clamped(arguments)
        : CALLS.get(plain + "/" + count);
  }

  /** An odd root has a value below 0 too. */
  static String root(String of, String degree) {
    boolean odd = degree.matches("\\d{0,3}[13579]");
    return degree.equals("2")
        ? "sqrt(" + of + ")"
        : degree.equals("3")
            ? "cbrt(" + of + ")"
            : odd
                ? "sign(" + of + ")*abs(" + of + ")^(1/" + degree + ")"
                : "(" + of + ")^(1/(" + degree + "))";
  }

  /** To so many digits behind the point, or to multiples. */
  private static @Nullable String rounded(String round, String second) {
    String one = CALLS.get(round + "/1");
    boolean multiples = round.startsWith("mathematica");
    return one == null || second.equals("0")
        ? one
        : multiples
            ? "(" + one.replace("#1", "((#1)/(#2))") + ")*(#2)"
            : "(" + one.replace("#1", "((#1)*10^(#2))") + ")/10^(#2)";
  }

  /** Between two bounds, either of which can be missing. */
  private static @Nullable String clamped(List<String> arguments) {
    String least = null;
    String most = null;
    for (int i = 1; i < arguments.size(); i++) {
      Matcher named = BOUND.matcher(arguments.get(i));
      boolean ofName = named.find();
      String bound = named.replaceFirst("").strip();
      boolean below = ofName ? named.reset().find() && named.group(1).equals("min") : i == 1;
      if (!NO_BOUND.matcher(bound).matches()) {
        least = below ? bound : least;
        most = below ? most : bound;
      }
    }
    String ours = least == null ? "#1" : "max(#1, " + least + ")";
    return most == null ? ours : "min(" + ours + ", " + most + ")";
  }
}
