package descent.ui.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parts of the program in the browser that every page loads. They name each other one after the
 * other, and a browser would ask for each when it has read the one before; a page names them all at
 * once, as soon as its first picture has been painted.
 */
final class Parts {
  private static final String WEB = "/META-INF/VAADIN/webapp/";
  private static final String BUILD = "VAADIN/build/";
  private static final Pattern ENTRY = Pattern.compile("VAADIN/build/(indexhtml-[\\w-]+\\.js)");

  /** The list of what the lazy part needs, and the two scripts of Vaadin behind it. */
  private static final Pattern LAZY =
      Pattern.compile("[\"'`]\\./((?!indexhtml)[\\w.-]+-[\\w-]{8}\\.js)[\"'`]");

  private static final Parts ALL = new Parts(read());

  private final List<String> names;

  private Parts(Set<String> names) {
    this.names = List.copyOf(names);
  }

  static Parts all() {
    return ALL;
  }

  /** A script that asks for all of them after the first paint; empty where nothing was built. */
  String script() {
    if (names.isEmpty()) {
      return "";
    }
    String list =
        names.stream().map(name -> "\"" + BUILD + name + "\"").collect(Collectors.joining(","));
    return """
    (() => {
      const { nonce } = document.currentScript;
      requestAnimationFrame(() => {
        for (const href of [%s]) {
          document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", nonce, href }));
        }
      });
    })();
    """
        .formatted(list);
  }

  private static Set<String> read() {
    var names = new LinkedHashSet<String>();
    Matcher entry = ENTRY.matcher(text("index.html"));
    if (entry.find()) {
      Matcher lazy = LAZY.matcher(text(BUILD + entry.group(1)));
      while (lazy.find()) {
        names.add(lazy.group(1));
      }
    }
    return names;
  }

  private static String text(String file) {
    try (InputStream stream = Parts.class.getResourceAsStream(WEB + file)) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of the program can be read", e);
    }
  }
}
