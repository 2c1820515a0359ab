package descent.api.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Marks each answer once the server is about to end, so that pages can say so, and answers the
 * pages' heartbeat of every few seconds: before all other filters, without content, session, limit
 * or a line in the log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Closing implements Filter {
  static final String HEADER = "Descent-Closing";

  /** Where pages ask. */
  private static final String HERE = "/api/here";

  /** Of the answer: another one for each process. */
  static final String SERVER = "Descent-Server";

  private final String server = UUID.randomUUID().toString();
  private volatile boolean closing;

  /** The server is to end; it still answers for a while. */
  @EventListener
  void begin(ContextClosedEvent end) {
    closing = true;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (closing && response instanceof HttpServletResponse answer) {
      answer.setHeader(HEADER, "true");
    }
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse answer
        && asked.getRequestURI().equals(asked.getContextPath() + HERE)) {
      answer.setHeader(SERVER, server);
      answer.setHeader("Cache-Control", "no-store");
      answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    chain.doFilter(request, response);
  }
}
