package descent.api.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells with each answer that the server is about to end, so that pages can say so. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Closing implements Filter {
  static final String HEADER = "Descent-Closing";

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
    chain.doFilter(request, response);
  }
}
