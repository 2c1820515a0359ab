package descent.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that JSON has not, in an answer whose page shows which ones they are: null as everywhere,
 * and listed beside by their JSON pointers (RFC 6901).
 */
public final class NotFinite {
  /** Of the answer: what is null, as {@code {"/point/0": "-Infinity"}}; absent for nothing. */
  private static final String FIELD = "notFinite";

  private final Map<String, String> found = new TreeMap<>();

  private NotFinite() {}

  /**
   * The answer with nulls in place of such numbers.
   *
   * @param answer of maps, lists, arrays of doubles and numbers; all else stays as it is
   */
  public static Map<String, @Nullable Object> listed(Map<String, ?> answer) {
    var numbers = new NotFinite();
    Map<String, @Nullable Object> told = numbers.told(answer, "");
    if (!numbers.found.isEmpty()) {
      told.put(FIELD, numbers.found);
    }
    return told;
  }

  private Map<String, @Nullable Object> told(Map<?, ?> fields, String path) {
    // In one order, as the maps of an answer may have none.
    var told = new TreeMap<String, @Nullable Object>();
    fields.forEach((name, value) -> told.put(String.valueOf(name), told(value, path + "/" + name)));
    return told;
  }

  private List<@Nullable Object> told(List<?> elements, String path) {
    var told = new ArrayList<@Nullable Object>();
    elements.forEach(element -> told.add(told(element, path + "/" + told.size())));
    return told;
  }

  private @Nullable Object told(@Nullable Object value, String path) {
    return switch (value) {
      case Map<?, ?> fields -> told(fields, path);
      case List<?> elements -> told(elements, path);
      case double[] numbers -> told(Arrays.stream(numbers).boxed().toList(), path);
      case double[][] rows -> told(Arrays.asList(rows), path);
      case Double number when !Double.isFinite(number) -> {
        found.put(path, number.toString());
        yield null;
      }
      case null, default -> value;
    };
  }
}
