package descent.api.guard;

import descent.message.Message;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives every request an id, for its answer and for the lines of the log, and notes what was asked:
 * without address, query or the ids of experiments and classes, which are visitors' own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AccessLog implements Filter {
  static final String HEADER = "X-Request-Id";

  /** The name under which lines of the log carry the id. */
  private static final String NAME = "request";

  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** The part of a path that follows one of these is a visitor's own. */
  private static final Pattern OWN =
      Pattern.compile("^(/x|/c|/api/experiments|/api/classes)/[^/]+");

  private static final int LONGEST = 100;

  private final boolean on;

  AccessLog(@Value("${descent.access-log:false}") boolean on) {
    this.on = on;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var asked = (HttpServletRequest) request;
    var answer = (HttpServletResponse) response;
    String given = asked.getHeader(HEADER);
    String id =
        given != null && GOOD.matcher(given).matches() ? given : UUID.randomUUID().toString();
    answer.setHeader(HEADER, id);
    long begin = System.nanoTime();
    try (var named = MDC.putCloseable(NAME, id)) {
      try {
        chain.doFilter(request, response);
      } finally {
        if (on) {
          long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
          LOG.atInfo()
              .addKeyValue("method", asked.getMethod())
              .addKeyValue("path", path(asked))
              .addKeyValue("status", answer.getStatus())
              .addKeyValue("milliseconds", took)
              .log(
                  "{} {} {} {} ms {}",
                  asked.getMethod(),
                  path(asked),
                  answer.getStatus(),
                  took,
                  id);
        }
      }
    }
  }

  /**
   * No line of the log can be forged: a path has no line breaks, and other characters stay encoded
   * as they came.
   */
  static String path(HttpServletRequest request) {
    String path = OWN.matcher(request.getRequestURI()).replaceFirst("$1/{id}");
    return Message.clipped(path, LONGEST);
  }
}
