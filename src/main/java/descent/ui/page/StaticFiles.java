package descent.ui.page;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Files whose names tell their content by a hash: a browser keeps them for good, and each is
 * compressed once, by the build (Brotli) or when it is first asked for (gzip).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class StaticFiles implements Filter {
  private static final Pattern HASHED =
      Pattern.compile(
          "/(VAADIN/build|pages/assets)/([A-Za-z0-9_.]+(?:-[A-Za-z0-9_.]+)*-[A-Za-z0-9_-]{8})\\.(js|css)");

  private static final Map<String, String> FOLDERS =
      Map.of(
          "VAADIN/build", "/META-INF/VAADIN/webapp/VAADIN/build/",
          "pages/assets", "/META-INF/resources/pages/assets/");

  private static final Map<String, String> TYPES =
      Map.of("js", "text/javascript;charset=utf-8", "css", "text/css;charset=utf-8");

  /** By the path in the program; as many as there are files. */
  private final Map<String, Compressed> packed = new ConcurrentHashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // Nobody else holds it.
  private record Compressed(String encoding, byte[] bytes) {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse answer
        && asked.getMethod().equals("GET")) {
      String path = asked.getRequestURI().substring(asked.getContextPath().length());
      Matcher hashed = HASHED.matcher(path);
      if (hashed.matches()) {
        String file = FOLDERS.get(hashed.group(1)) + hashed.group(2) + "." + hashed.group(3);
        String accepted = Optional.ofNullable(asked.getHeader("Accept-Encoding")).orElse("");
        Optional<Compressed> found = find(file, accepted);
        if (found.isPresent()) {
          send(
              answer, found.get(), TYPES.getOrDefault(hashed.group(3), "application/octet-stream"));
          return;
        }
      }
    }
    chain.doFilter(request, response);
  }

  private Optional<Compressed> find(String file, String accepted) throws IOException {
    Optional<Compressed> best =
        accepted.contains("br") ? kept(file + ".br", "br") : Optional.empty();
    return best.isEmpty() && accepted.contains("gzip") ? kept(file, "gzip") : best;
  }

  private Optional<Compressed> kept(String file, String encoding) throws IOException {
    Compressed known = packed.get(file);
    if (known != null) {
      return Optional.of(known);
    }
    try (InputStream stream = StaticFiles.class.getResourceAsStream(file)) {
      if (stream == null) {
        return Optional.empty();
      }
      byte[] bytes = stream.readAllBytes();
      var fresh = new Compressed(encoding, encoding.equals("gzip") ? gzip(bytes) : bytes);
      packed.put(file, fresh);
      return Optional.of(fresh);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static void send(HttpServletResponse answer, Compressed file, String type)
      throws IOException {
    answer.setContentType(type);
    answer.setHeader("Content-Encoding", file.encoding());
    answer.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    answer.setHeader("Vary", "Accept-Encoding");
    answer.setContentLength(file.bytes().length);
    answer.getOutputStream().write(file.bytes());
  }
}
