package descent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The picture in docs/architecture.md: which room may use which. */
record Floorplan(Map<String, Set<String>> mayUse) {
  static Floorplan read() throws IOException {
    return parse(Files.readString(Path.of("docs/architecture.md")));
  }

  /** Reads the block marked "rooms"; {@code a -> b+} allows a to use b and all that b may use. */
  static Floorplan parse(String page) {
    Map<String, Set<String>> arrows = new LinkedHashMap<>();
    page.lines()
        .dropWhile(line -> !line.equals("```rooms"))
        .skip(1)
        .takeWhile(line -> !line.equals("```"))
        .map(line -> line.split("->", -1))
        .forEach(sides -> arrows.put(sides[0].strip(), words(sides[1])));
    Map<String, Set<String>> mayUse = new LinkedHashMap<>();
    arrows.keySet().forEach(room -> mayUse.put(room, follow(room, arrows)));
    return new Floorplan(mayUse);
  }

  Set<String> rooms() {
    return mayUse.keySet();
  }

  Set<String> below(String room) {
    return mayUse.get(room);
  }

  Set<String> forbiddenTo(String room) {
    Set<String> forbidden = new TreeSet<>(rooms());
    forbidden.removeAll(mayUse.get(room));
    forbidden.remove(room);
    return forbidden;
  }

  /**
   * The room of a package: the innermost one that is drawn around it, else the first name under the
   * root, else the root itself.
   */
  String roomOf(String packageName) {
    if (!(packageName + ".").startsWith("descent.")) {
      return "";
    }
    List<String> names = List.of(packageName.split("\\.", -1));
    for (int last = names.size(); last > 1; last--) {
      String room = String.join(".", names.subList(1, last));
      if (rooms().contains(room)) {
        return room;
      }
    }
    return names.size() == 1 ? "descent" : names.get(1);
  }

  static String packageOf(String room) {
    return room.equals("descent") ? room : "descent." + room;
  }

  private static Set<String> follow(String room, Map<String, Set<String>> arrows) {
    Set<String> reached = new TreeSet<>();
    for (String target : arrows.get(room)) {
      String name = target.replace("+", "");
      if (!arrows.containsKey(name)) {
        throw new IllegalStateException(
            "The picture has an arrow to " + name + ", but no such room");
      }
      reached.add(name);
      if (target.endsWith("+")) {
        reached.addAll(follow(name, arrows));
      }
    }
    return reached;
  }

  private static Set<String> words(String text) {
    return Pattern.compile("\\S+")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
