package descent.ui.page;

import descent.ui.link.Opening;
import descent.ui.share.SharedView;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The session's cookie of a page that another site frames. Browsers send it back from there only if
 * it is marked for that, and then keep one for each site (CHIPS); all other cookies stay as they
 * are.
 */
@Component
class EmbedCookie implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  /** Browsers trust these without encryption. */
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(context -> context.setCookieProcessor(new Marking()));
  }

  /** Whether a request is for a page that other sites may frame. */
  static boolean isEmbedded(HttpServletRequest request) {
    return SharedView.isEmbedded(request.getRequestURI(), request.getParameter(Opening.EMBED));
  }

  private static final class Marking extends Rfc6265CookieProcessor {
    @Override
    public String generateHeader(Cookie cookie, HttpServletRequest request) {
      boolean kept = request.isSecure() || HERE.contains(request.getServerName());
      if (kept && isEmbedded(request)) {
        cookie.setSecure(true);
        cookie.setAttribute("SameSite", "None");
        cookie.setAttribute("Partitioned", "");
      } else if (cookie.getAttribute("SameSite") == null) {
        cookie.setAttribute("SameSite", "Lax");
      }
      return super.generateHeader(cookie, request);
    }
  }
}
