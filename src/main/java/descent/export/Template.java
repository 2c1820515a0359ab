package descent.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python among the resources with places to fill in. A line that ends with {@code #if a} is kept
 * where {@code a} holds, and so are the lines between {@code #begin a} and {@code #end}; {@code
 * a|b} holds where one of both does, {@code !a} where {@code a} does not. <code>{{name}}</code>
 * stands for a text; alone on its line for any number of lines, which take over its indentation.
 */
final class Template {
  private static final Pattern IF = Pattern.compile("(.*?) *#if (\\S+)");
  private static final Pattern BEGIN = Pattern.compile(" *#begin (\\S+)");
  private static final Pattern ALONE = Pattern.compile("( *)\\{\\{(\\w+)}}");
  private static final Pattern VALUE = Pattern.compile("\\{\\{(\\w+)}}");

  private Template() {}

  /**
   * Fills in a template.
   *
   * @param name of the resource, without {@code .py}
   * @param conditions those that hold
   * @param values by name; an empty text alone on its line takes the line with it
   */
  static String fill(String name, Set<String> conditions, Map<String, String> values) {
    StringBuilder out = new StringBuilder();
    Deque<Boolean> open = new ArrayDeque<>();
    for (String line : read(name).lines().toList()) {
      Matcher begin = BEGIN.matcher(line);
      Matcher single = IF.matcher(line);
      if (begin.matches()) {
        open.push(holds(begin.group(1), conditions));
      } else if (line.strip().equals("#end")) {
        open.pop();
      } else if (!open.contains(false)) {
        if (!single.matches()) {
          put(line, values, out);
        } else if (holds(single.group(2), conditions)) {
          put(single.group(1), values, out);
        }
      }
    }
    return out.toString();
  }

  private static boolean holds(String condition, Set<String> conditions) {
    return Arrays.stream(condition.split("\\|"))
        .anyMatch(
            one ->
                one.startsWith("!")
                    ? !conditions.contains(one.substring(1))
                    : conditions.contains(one));
  }

  private static void put(String line, Map<String, String> values, StringBuilder out) {
    Matcher alone = ALONE.matcher(line);
    if (alone.matches()) {
      String indent = alone.group(1);
      value(alone.group(2), values)
          .lines()
          .forEach(inner -> out.append(inner.isEmpty() ? "" : indent + inner).append('\n'));
      return;
    }
    out.append(
            VALUE
                .matcher(line)
                .replaceAll(m -> Matcher.quoteReplacement(value(m.group(1), values))))
        .append('\n');
  }

  private static String value(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("nothing to fill in for " + name);
    }
    return value;
  }

  private static String read(String name) {
    try (InputStream file = Template.class.getResourceAsStream(name + ".py")) {
      if (file == null) {
        throw new IllegalArgumentException("there is no template " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
