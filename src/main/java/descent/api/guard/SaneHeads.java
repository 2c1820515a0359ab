package descent.api.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Repairs heads of requests that Tomcat and Vaadin would answer with status 500: too many
 * languages, and ranges whose numbers are too large. Also tells browsers to believe the type of
 * each answer, those that no filter sees included.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SaneHeads implements Filter, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  /** More languages than a head has room for. */
  private static final int LANGUAGES = 8192;

  /**
   * One range (RFC 9110, 14.1.2) whose numbers are not too large; anything else is answered with
   * the whole.
   */
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15}-\\d{0,15}|-\\d{1,15})");

  private static final String NAME = "Range";

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(LANGUAGES));
    factory.addEngineValves(new NoSniffing());
  }

  private static final class NoSniffing extends ValveBase {
    NoSniffing() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      response.setHeader("X-Content-Type-Options", "nosniff");
      getNext().invoke(request, response);
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean odd =
        request instanceof HttpServletRequest asked
            && asked.getHeader(NAME) != null
            && !RANGE.matcher(asked.getHeader(NAME)).matches();
    chain.doFilter(odd ? new Whole((HttpServletRequest) request) : request, response);
  }

  /** A request without its range, which a server may ignore. */
  private static final class Whole extends HttpServletRequestWrapper {
    Whole(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase(NAME) ? null : super.getHeader(name);
    }
  }
}
