package descent.api.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses cross-site requests, which pages of other sites make a visitor's browser send. Browsers
 * mark the origin of a request by {@code Sec-Fetch-Site} (W3C Fetch Metadata), on addresses without
 * encryption by {@code Origin} alone; programs set neither and are let through.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ForeignPages implements Filter {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");
  private static final String REFUSAL =
      "{\"error\": \"This comes from a page of another site, which may not send anything here.\"}";

  private final @Nullable String authority;

  /**
   * @param publicUrl where visitors find this server; if it is empty, where the request says
   */
  ForeignPages(@Value("${descent.public-url:}") String publicUrl) {
    authority = publicUrl.isEmpty() ? null : URI.create(publicUrl).getRawAuthority();
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse answer
        && !HARMLESS.contains(asked.getMethod())
        && isForeign(asked)) {
      answer.setStatus(HttpServletResponse.SC_FORBIDDEN);
      answer.setContentType("application/json");
      answer.getWriter().write(REFUSAL);
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean isForeign(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !OWN.contains(site);
    }
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return false;
    }
    String from = origin.replaceFirst("^https?://", "");
    return !from.equals(request.getHeader("Host")) && !from.equals(authority);
  }
}
