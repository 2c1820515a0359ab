package descent.ui.page;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Leads an address whose query no server can decode, as {@code ?e=%%%}, to the same page with the
 * percent signs escaped, so that the page itself says what is wrong with it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class MendedQuery implements Filter {
  /** A percent sign without two hexadecimal digits behind it. */
  private static final Pattern BROKEN = Pattern.compile("%(?![0-9a-fA-F]{2})");

  /** The percent sign of a byte beyond ASCII. */
  private static final Pattern FOREIGN = Pattern.compile("%(?=[89a-fA-F][0-9a-fA-F])");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse answer
        && asked.getMethod().equals("GET")
        && asked.getQueryString() != null) {
      String query = asked.getQueryString();
      String mended = mended(query);
      if (!mended.equals(query)) {
        // Relative: neither a path that begins with two slashes nor the Host leads to another site.
        answer.setStatus(HttpServletResponse.SC_FOUND);
        answer.setHeader("Location", "?" + mended);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static String mended(String query) {
    String escaped = BROKEN.matcher(query).replaceAll("%25");
    // What is no UTF-8 decodes to replacement characters.
    boolean readable = URLDecoder.decode(escaped, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
    return readable ? escaped : FOREIGN.matcher(escaped).replaceAll("%25");
  }
}
