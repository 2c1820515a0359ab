package descent.ui.page;

import static java.util.stream.Collectors.joining;

import descent.ui.link.LabRoute;
import descent.ui.text.Language;
import descent.ui.text.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sentence in place of a page, which costs no session; programs get it as JSON.
 *
 * @param status why there is no page
 * @param key of the sentence
 * @param arguments what fills it
 */
record PlainPage(HttpStatus status, String key, List<String> arguments) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String POLICY =
      "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors ";
  private static final String PAGE = page();

  PlainPage(HttpStatus status, String key, Object... arguments) {
    this(status, key, Stream.of(arguments).map(String::valueOf).toList());
  }

  /**
   * Answers with it.
   *
   * @param ancestors who may frame embedded pages, as the policy writes it
   */
  void answer(HttpServletRequest request, HttpServletResponse response, String ancestors)
      throws IOException {
    Language language = Language.of(request);
    var phrases = new Phrases(language.locale());
    String sentence = phrases.of(key, arguments.toArray());
    response.setStatus(status.value());
    response.setHeader("Cache-Control", "no-store");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    String accepted = request.getHeader("Accept");
    if (accepted != null && !accepted.contains("html")) {
      ObjectNode json = MAPPER.createObjectNode().put("error", sentence).put("key", key);
      arguments.forEach(json.putArray("arguments")::add);
      arguments.stream()
          .filter(argument -> argument.startsWith("LIMIT_"))
          .forEach(limit -> json.put("limit", limit));
      response.setContentType("application/json");
      response.getWriter().write(json.toString());
      return;
    }
    boolean framed = EmbedCookie.isEmbedded(request);
    response.setHeader("Content-Security-Policy", POLICY + (framed ? ancestors : "'self'"));
    response.setHeader("Referrer-Policy", "same-origin");
    response.setContentType("text/html");
    // What is not there never comes; after other failures it is worth trying again.
    boolean gone = status == HttpStatus.NOT_FOUND || status == HttpStatus.GONE;
    response
        .getWriter()
        .write(
            PAGE.replace("{language}", language.code())
                .replace("{labs}", gone ? labs(phrases) : "")
                .replace("{way}", gone ? "/" : "")
                .replace("{back}", text(phrases, gone ? "error.back" : "error.again"))
                .replace("{sentence}", escaped(sentence)));
  }

  private static String labs(Phrases phrases) {
    return LabRoute.TABS.stream()
        .map(tab -> "<a href=\"/%s\">%s</a>".formatted(tab.route(), text(phrases, tab.key())))
        .collect(joining("", "<nav aria-label=\"" + text(phrases, "shell.labs") + "\">", "</nav>"));
  }

  private static String text(Phrases phrases, String key) {
    return escaped(phrases.of(key));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }

  private static String page() {
    try (InputStream file = PlainPage.class.getResourceAsStream("/descent/page/plain.html")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
