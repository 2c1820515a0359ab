package descent.expression.notation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Programs of a few lines, as the formula of the last one: what is assigned on the way stands where
 * it is used. Loops and branches are not followed.
 */
final class Statements {
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?s)(\"\"\"|''').*?\\1|(?m)^\\s*(?:import\\s+\\w[^\\n"
              + ";]*|from\\s+[\\w.]+\\s+import\\s[^\\n"
              + "]*|using\\s+[\\w.: ,]+|clear(?:\\s+all)?|clc)\\s*;?\\s*$|(?m)^\\s*syms\\s[\\w"
              + " ]+(?:;|$)");

  private static final String NAME = "[\\p{L}_]\\w*";

  private static final Pattern HEADER =
      pattern(
          "^\\s*(?:def\\s+NAME\\s*\\([^()]*\\)\\s*(?:->[^:\\n"
              + "]+)?:"
              + "|(?:(?:const|let|var)\\s+)?(?:NAME\\s*=\\s*)?(?:\\([^()]*\\)|NAME)\\s*=>\\s*\\{"
              + "|(?:(?:const|let|var)\\s+)?(?:NAME\\s*(?:=|<-)\\s*)?function(?:\\s+NAME)?\\s*\\([^()]*\\)\\s*\\{?"
              + "|function\\s+NAME\\s*=\\s*NAME\\s*\\([^()]*\\)"
              + "|(?:(?:static|inline|public)\\s+)*(?:double|float|real)\\s+NAME\\s*\\([^()]*\\)\\s*\\{)");

  private static final Pattern END = Pattern.compile("(?:\\s|;|\\}|\\bend\\b)+$");
  private static final Pattern ASSIGNED =
      pattern(
          "(?s)^(?:(?:const|let|var|val|double|float|auto|local)\\s+)?(NAME(?:\\s*,\\s*NAME)*)\\s*"
              + "(?::=|<-|=(?!=))\\s*(.+)$");

  private static final Pattern RETURN = Pattern.compile("^return\\b\\s*");

  /** What becomes longer is given up. */
  private static final int LONGEST = 2_000;

  private Statements() {}

  private static Pattern pattern(String form) {
    return Pattern.compile(form.replace("NAME", NAME));
  }

  /** The one formula of a program; the text itself where it is none or not understood. */
  static String inlined(String text) {
    String t = ASIDE.matcher(text).replaceAll("").strip();
    Matcher header = HEADER.matcher(t);
    boolean function = header.find();
    String body = function ? END.matcher(t.substring(header.end())).replaceFirst("") : t;
    List<String> lines = lines(body);
    if (lines.size() < 2 && !function) {
      return t;
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines.subList(0, Math.max(0, lines.size() - 1))) {
      Matcher assigned = ASSIGNED.matcher(line);
      if (!assigned.find() || !assign(assigned, values)) {
        return t;
      }
    }
    String last = lines.isEmpty() ? "" : RETURN.matcher(lines.getLast()).replaceFirst("");
    Matcher result = ASSIGNED.matcher(last);
    last = result.find() ? result.group(2) : last;
    boolean all =
        values.keySet().stream()
            .allMatch(name -> isUsed(name, String.join("\n", lines.subList(1, lines.size()))));
    String ours = all ? inserted(last, values) : null;
    return ours == null || ours.length() > LONGEST ? t : ours;
  }

  /** One name, or several at once: x, y = p takes the components of p. */
  private static boolean assign(Matcher assigned, Map<String, String> values) {
    String[] names = assigned.group(1).split("\\s*,\\s*");
    String value = inserted(assigned.group(2).strip(), values);
    if (value == null || value.length() > LONGEST) {
      return false;
    }
    List<String> parts = names.length == 1 ? List.of(value) : Dialects.arguments(value + ")", 0);
    boolean unpacked = parts.size() == 1 && value.matches(NAME);
    if (parts.size() != names.length && !unpacked) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      String part = parts.size() == names.length ? parts.get(i).strip() : value + "[" + i + "]";
      values.put(names[i], part.matches("[\\w.]+|\\w+\\[\\w+\\]") ? part : "(" + part + ")");
    }
    return true;
  }

  private static boolean isUsed(String name, String text) {
    return word(name).matcher(text).find();
  }

  /** A text with values for names; null where it becomes too long. */
  private static @Nullable String inserted(String text, Map<String, String> values) {
    if (values.isEmpty()) {
      return text;
    }
    Matcher names = word(String.join("|", values.keySet())).matcher(text);
    var out = new StringBuilder();
    while (names.find()) {
      String value = values.get(names.group());
      names.appendReplacement(out, Matcher.quoteReplacement(value == null ? "" : value));
      if (out.length() > LONGEST) {
        return null;
      }
    }
    return names.appendTail(out).toString();
  }

  private static Pattern word(String names) {
    return Pattern.compile("(?<![\\p{L}\\w.])(?:" + names + ")(?![\\p{L}\\w(])");
  }

  /** What line ends and semicolons separate outside of brackets. */
  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int at = 0; at <= text.length(); at++) {
      char c = at == text.length() ? '\n' : text.charAt(at);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if ((c == '\n' || c == ';') && (depth <= 0 || at == text.length())) {
        String line = text.substring(start, at).strip();
        start = Math.min(at + 1, text.length());
        if (!line.isEmpty()) {
          lines.add(line);
        }
      }
    }
    return lines;
  }
}
