package descent.ui.classroom;

import descent.classroom.Classes;
import descent.classroom.protocol.RefusedException;
import descent.ui.lesson.Lesson;
import descent.ui.text.Language;
import descent.ui.text.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pages behind {@code /c/CODE}: a student's, the teacher's desk and the projector. They hold no
 * word of the class itself; what may be seen comes over its socket.
 */
@RestController
public class ClassPage {
  private static final String BUNDLE = "/META-INF/resources/pages/manifest.json";
  private static final List<String> PREFIXES = List.of("classroom.", "class.");
  private static final List<String> KEPT =
      List.of(
          "classroom.kept.said",
          "classroom.kept.not",
          "classroom.kept.where",
          "classroom.kept.gone",
          "classroom.kept.lecture",
          "classroom.kept.readers");
  private static final String COURSE =
      "<descent-lecture></descent-lecture>"
          + "<script type=\"application/json\" id=\"course\">%s</script>";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Classes classes;
  private final Map<Language, String> texts = new HashMap<>();

  /** Made when a lecture is first opened, since it reads all lessons. */
  private final Map<Language, String> courses = new ConcurrentHashMap<>();

  private final String head;

  /**
   * @param publicUrl what links begin with that are given away; empty as the browser sees it
   */
  public ClassPage(Classes classes, @Value("${descent.public-url:}") String publicUrl) {
    this.classes = classes;
    for (Language language : Language.all()) {
      texts.put(language, texts(language));
    }
    head =
        publicUrl.isEmpty()
            ? head()
            : "<meta name=\"public-url\" content=\"%s\">%s"
                .formatted(HtmlUtils.htmlEscape(publicUrl), head());
  }

  @GetMapping("/c/{code}")
  ResponseEntity<String> student(@PathVariable String code, HttpServletRequest request) {
    return page("student", code, request);
  }

  @GetMapping("/c/{code}/desk")
  ResponseEntity<String> desk(@PathVariable String code, HttpServletRequest request) {
    return page("desk", code, request);
  }

  @GetMapping("/c/{code}/screen")
  ResponseEntity<String> screen(@PathVariable String code, HttpServletRequest request) {
    return page("screen", code, request);
  }

  /** Collects experiments, lessons and questions, which nobody but the browser keeps. */
  @GetMapping("/lecture")
  ResponseEntity<String> lecture(HttpServletRequest request) {
    Language language = Language.of(request);
    String course = COURSE.formatted(courses.computeIfAbsent(language, ClassPage::course));
    return page(HttpStatus.OK, text(language, "classroom.lecture"), course, language);
  }

  /** What is kept of a class, and for how long. */
  @GetMapping("/c/kept")
  ResponseEntity<String> kept(HttpServletRequest request) {
    Language language = Language.of(request);
    var body = new StringBuilder("<descent-kept><main>");
    body.append("<h1>%s</h1><ul>".formatted(text(language, "classroom.kept")));
    for (String line : KEPT) {
      body.append("<li>%s</li>".formatted(HtmlUtils.htmlEscape(text(language, line))));
    }
    body.append("</ul></main></descent-kept>");
    return page(HttpStatus.OK, text(language, "classroom.kept"), body.toString(), language);
  }

  /** The lessons in their order, as entries of a lecture. */
  private static String course(Language language) {
    var phrases = new Phrases(language.locale());
    ArrayNode entries = MAPPER.createArrayNode();
    for (Lesson lesson : Lesson.all()) {
      ObjectNode entry = entries.addObject();
      entry.put("type", "lesson").put("id", lesson.key());
      entry.put("title", phrases.of(lesson.key("title"))).put("notes", "");
      entry.put("open", lesson.link().replaceFirst("^(\\./)?", "/"));
    }
    return MAPPER.writeValueAsString(entries).replace("<", "\\u003c");
  }

  private ResponseEntity<String> page(String name, String typed, HttpServletRequest request) {
    Language language = Language.of(request);
    String known = "";
    HttpStatus missing = HttpStatus.NOT_FOUND;
    String why = "classroom.unknown";
    try {
      known = classes.find(typed).map(room -> room.code().text()).orElse("");
    } catch (RefusedException e) {
      missing = HttpStatus.SERVICE_UNAVAILABLE;
      why = "classroom.away";
    }
    String body =
        known.isEmpty()
            ? "<descent-kept><main><h1>%s</h1><p><a href=\"/\">%s</a></p></main></descent-kept>"
                .formatted(
                    HtmlUtils.htmlEscape(text(language, why)),
                    HtmlUtils.htmlEscape(text(language, "error.back")))
            : "<descent-class-%s code=\"%s\"></descent-class-%s>".formatted(name, known, name);
    return page(known.isEmpty() ? missing : HttpStatus.OK, known, body, language);
  }

  private ResponseEntity<String> page(
      HttpStatus status, String title, String body, Language language) {
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .header("Referrer-Policy", "no-referrer")
        .header("X-Frame-Options", "SAMEORIGIN")
        .body(
            """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <meta name="color-scheme" content="light dark">
            <title>Descent · %s</title>
            <link rel="icon" href="/icon.svg">
            <script>
            (() => {
              let chosen = null;
              try { chosen = localStorage.getItem('appearance'); } catch { /* the system decides */ }
              const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
              document.documentElement.classList.toggle('dark', dark);
            })();
            </script>
            %s
            </head>
            <body>%s<script type="application/json" id="texts">%s</script></body>
            </html>
            """
                .formatted(
                    language.code(), HtmlUtils.htmlEscape(title), head, body, texts.get(language)));
  }

  private static String text(Language language, String key) {
    return translations(language).getProperty(key, key);
  }

  /** The texts of these pages as JSON that may stand in a script. */
  private static String texts(Language language) {
    var chosen = new TreeMap<String, String>();
    Properties all = translations(language);
    for (String key : all.stringPropertyNames()) {
      if (PREFIXES.stream().anyMatch(key::startsWith)) {
        chosen.put(key, all.getProperty(key));
      }
    }
    return MAPPER.writeValueAsString(chosen).replace("<", "\\u003c");
  }

  /** English in the default file, everything else over it. */
  private static Properties translations(Language language) {
    var all = new Properties();
    var files = new ArrayList<String>();
    files.add("/vaadin-i18n/translations.properties");
    files.add("/vaadin-i18n/translations_" + language.code() + ".properties");
    for (String file : files) {
      try (InputStream stream = ClassPage.class.getResourceAsStream(file)) {
        if (stream != null) {
          Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
          all.load(reader);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("a file of the program can be read", e);
      }
    }
    return all;
  }

  /** What loads the bundle; nothing where it has not been built, as in tests without a browser. */
  private static String head() {
    try (InputStream stream = ClassPage.class.getResourceAsStream(BUNDLE)) {
      if (stream == null) {
        return "";
      }
      JsonNode entry =
          MAPPER
              .readTree(stream)
              .valueStream()
              .filter(part -> part.path("isEntry").booleanValue(false))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("the bundle has no entry"));
      var head = new StringBuilder();
      for (JsonNode style : entry.path("css")) {
        head.append("<link rel=\"stylesheet\" href=\"/pages/%s\">".formatted(style.stringValue()));
      }
      return head.append(
              "<script type=\"module\" src=\"/pages/%s\"></script>"
                  .formatted(entry.required("file").stringValue()))
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException("a file of the program can be read", e);
    }
  }
}
