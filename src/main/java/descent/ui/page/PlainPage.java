package descent.ui.page;

import descent.ui.text.Language;
import descent.ui.text.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%s">
      <head>
      <meta charset="UTF-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Descent</title>
      <link rel="icon" href="/icon.svg">
      <style>body { font: 16px/1.5 system-ui, sans-serif; padding: 32px } h1 { font-size: 20px }</style>
      </head>
      <body><h1>%s</h1><a href="%s">%s</a></body>
      </html>
      """;

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
      response.setContentType("application/json");
      response.getWriter().write(json.toString());
      return;
    }
    boolean framed = EmbedCookie.isEmbedded(request);
    response.setHeader("Content-Security-Policy", POLICY + (framed ? ancestors : "'self'"));
    response.setHeader("Referrer-Policy", "same-origin");
    response.setContentType("text/html");
    // After 404 the page links to the start; after other failures it offers to try again.
    boolean gone = status == HttpStatus.NOT_FOUND;
    response
        .getWriter()
        .write(
            PAGE.formatted(
                language.code(),
                HtmlUtils.htmlEscape(sentence),
                gone ? "/" : "",
                HtmlUtils.htmlEscape(phrases.of(gone ? "error.back" : "error.again"))));
  }
}
