package descent.ui.page;

import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import descent.share.Id;
import descent.share.NotKeptException;
import descent.share.Store;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Says of what no controller, no page and no file answers that there is none. Vaadin alone would
 * answer every path with a page, status 200 and a session; so this comes before it.
 */
@Component
class UnknownPaths implements HandlerMapping, Ordered {

  private static final String SHORT = "/x/";

  /** Of a path (RFC 3986, 3.3). */
  private static final Pattern PARAMETER = Pattern.compile(";[^/]*");

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final Predicate<String> routes;
  private final Predicate<String> files;
  private final Predicate<Id> links;
  private final String ancestors;

  @Autowired
  UnknownPaths(
      ServletContext context,
      Store store,
      @Value("${descent.frame-ancestors:*}") String ancestors) {
    this(path -> isRoute(context, path), UnknownPaths::isFile, store::has, ancestors);
  }

  /**
   * @param routes whether there is a page at a path
   * @param files whether there is a file
   * @param links whether an experiment is kept under an id
   * @param ancestors who may frame embedded pages, as the policy writes it
   */
  UnknownPaths(
      Predicate<String> routes, Predicate<String> files, Predicate<Id> links, String ancestors) {
    this.routes = routes;
    this.files = files;
    this.links = links;
    this.ancestors = ancestors;
  }

  private static boolean isRoute(ServletContext context, String path) {
    return ApplicationRouteRegistry.getInstance(new VaadinServletContext(context))
        .getNavigationTarget(path.substring(1))
        .isPresent();
  }

  private static boolean isFile(String path) {
    String place = path.startsWith("/VAADIN/") ? "/META-INF/VAADIN/webapp" : "/META-INF/resources";
    boolean plain = path.indexOf('.') > 0 && !path.contains("..") && !path.endsWith("/");
    return plain && UnknownPaths.class.getResource(place + path) != null;
  }

  /** After all controllers and before Vaadin, which takes what is left. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 3;
  }

  @Override
  public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
    Missing missing = missing(request);
    if (missing == null) {
      return null;
    }
    HttpRequestHandler handler =
        (asked, answer) ->
            new PlainPage(missing.status(), missing.key()).answer(asked, answer, ancestors);
    return new HandlerExecutionChain(handler);
  }

  private record Missing(HttpStatus status, String key) {}

  private static final Missing NOTHING = new Missing(HttpStatus.NOT_FOUND, "error.notFound");

  private @Nullable Missing missing(HttpServletRequest request) {
    String path =
        PARAMETER
            .matcher(request.getRequestURI().substring(request.getContextPath().length()))
            .replaceAll("");
    if (path.startsWith("/VAADIN/dynamic/")) {
      // Such files belong to a session; without a valid one there are none.
      return request.isRequestedSessionIdValid() ? null : NOTHING;
    }
    if (ofPages(request.getQueryString())) {
      return routes.test(path) ? null : NOTHING;
    }
    if (!READING.contains(request.getMethod())) {
      return NOTHING;
    }
    if (path.startsWith(SHORT) && routes.test(path)) {
      return missingLink(path.substring(SHORT.length()));
    }
    return routes.test(path) || files.test(path) ? null : NOTHING;
  }

  /** Whether a query is what an open page says to Vaadin. */
  static boolean ofPages(@Nullable String query) {
    return query != null && (query.startsWith("v-r=") || query.contains("&v-r="));
  }

  private @Nullable Missing missingLink(String typed) {
    try {
      boolean known = Id.read(decoded(typed)).filter(links).isPresent();
      return known ? null : new Missing(HttpStatus.NOT_FOUND, "share.notFound");
    } catch (NotKeptException e) {
      return e.why() == NotKeptException.Reason.GONE
          ? new Missing(HttpStatus.GONE, "share.takenDown")
          : new Missing(HttpStatus.SERVICE_UNAVAILABLE, "share.notNow");
    }
  }

  private static String decoded(String typed) {
    try {
      return URLDecoder.decode(typed.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
