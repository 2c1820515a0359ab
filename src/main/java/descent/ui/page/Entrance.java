package descent.ui.page;

import descent.live.Access;
import descent.live.Buckets;
import descent.live.Foreground;
import descent.live.Lobby;
import descent.live.Visitor;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets visitors in as long as there is room for their pages. Whoever comes later waits, sees the
 * place in the line and comes in by itself; those who are in are not disturbed.
 */
@Component
class Entrance implements HandlerMapping, Ordered {
  private static final String COOKIE = "waiting";

  private final Access access;
  private final Visits visits;
  private final Foreground foreground;
  private final Lobby line;
  private final Buckets opened;
  private final String ancestors;

  @Autowired
  Entrance(
      Access access,
      Visits visits,
      Foreground foreground,
      ObjectProvider<Lobby> shared,
      @Value("${descent.frame-ancestors:*}") String ancestors) {
    this(
        access,
        visits,
        foreground,
        shared.getIfAvailable(() -> new WaitingLine(System::nanoTime)),
        ancestors);
    Gauge.builder("descent.visitors", visits, Visits::sessions).register(Metrics.globalRegistry);
    Gauge.builder("descent.pages", visits, Visits::pages).register(Metrics.globalRegistry);
    Gauge.builder("descent.visitors.waiting", line, Lobby::size).register(Metrics.globalRegistry);
    Gauge.builder("descent.heap.per.visitor", visits, Entrance::heapEach)
        .baseUnit("bytes")
        .register(Metrics.globalRegistry);
  }

  Entrance(Access access, Visits visits, Foreground foreground, Lobby line, String ancestors) {
    this.access = access;
    this.visits = visits;
    this.foreground = foreground;
    this.line = line;
    int perMinute = access.pagesPerMinute();
    opened = new Buckets(Math.max(1, perMinute / 2), perMinute, Duration.ofMinutes(1));
    this.ancestors = ancestors;
  }

  private static double heapEach(Visits visits) {
    Runtime here = Runtime.getRuntime();
    return (double) (here.totalMemory() - here.freeMemory()) / Math.max(1, visits.sessions());
  }

  /** After all that costs no session, before Vaadin. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 2;
  }

  @Override
  public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
    if (!isPage(request)) {
      return null;
    }
    Bucket left = opened.of(Visitor.network(request.getRemoteAddr()));
    if (left.getAvailableTokens() == 0) {
      return answer(
          new PlainPage(
              HttpStatus.TOO_MANY_REQUESTS,
              "error.pagesOften",
              access.pagesPerMinute(),
              "LIMIT_PAGES_PER_MINUTE"));
    }
    HandlerExecutionChain refusal =
        request.isRequestedSessionIdValid()
            ? further(String.valueOf(request.getRequestedSessionId()))
            : first(request);
    if (refusal == null) {
      left.tryConsume(1);
    }
    return refusal;
  }

  private static boolean isPage(HttpServletRequest request) {
    String path = request.getRequestURI();
    return request.getMethod().equals("GET")
        && path.indexOf('.', path.lastIndexOf('/') + 1) < 0
        && !path.startsWith("/VAADIN/")
        && !UnknownPaths.ofPages(request.getQueryString());
  }

  /** Another page of somebody who is in. */
  private @Nullable HandlerExecutionChain further(String session) {
    return visits.pages(session) < access.pagesPerVisitor()
        ? null
        : answer(
            new PlainPage(
                HttpStatus.TOO_MANY_REQUESTS,
                "error.manyPages",
                access.pagesPerVisitor(),
                "LIMIT_PAGES_PER_VISITOR"));
  }

  private @Nullable HandlerExecutionChain first(HttpServletRequest request) {
    String token = token(request);
    boolean busy = isBusy();
    if (busy || visits.sessions() >= access.sessions()) {
      visits.makeRoom();
      busy = isBusy();
    }
    if (visits.sessions(request.getRemoteAddr()) >= access.sessionsPerAddress()) {
      return answer(
          new PlainPage(
              HttpStatus.SERVICE_UNAVAILABLE,
              "error.manyVisitors",
              access.sessionsPerAddress(),
              "LIMIT_SESSIONS_PER_ADDRESS"));
    }
    Lobby.Place place = line.ask(token, busy ? 0 : access.sessions() - visits.sessions());
    return place.place() == 0
        ? null
        : answer(
            new PlainPage(
                HttpStatus.SERVICE_UNAVAILABLE,
                "error.full",
                place.place(),
                busy ? "LIMIT_SESSIONS_WHEN_BUSY" : "LIMIT_SESSIONS"),
            place.token());
  }

  /**
   * Whether those who are in have all there is of the processors. Of them no address counts for
   * all, so that nobody alone keeps others out.
   */
  private boolean isBusy() {
    int most = access.sessionsWhenBusy();
    return foreground.isCrowded() && visits.sessionsOfEach(Math.max(1, most / 4 * 3)) >= most;
  }

  private static String token(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }

  private HandlerExecutionChain answer(PlainPage page) {
    Metrics.counter("descent.refusals", "limit", page.arguments().getLast()).increment();
    HttpRequestHandler handler =
        (request, response) -> {
          again(response);
          page.answer(request, response, ancestors);
        };
    return new HandlerExecutionChain(handler);
  }

  private HandlerExecutionChain answer(PlainPage page, String token) {
    HttpRequestHandler handler =
        (request, response) -> {
          var cookie = new Cookie(COOKIE, token);
          cookie.setPath("/");
          cookie.setHttpOnly(true);
          response.addCookie(cookie);
          again(response);
          page.answer(request, response, ancestors);
        };
    return new HandlerExecutionChain(handler);
  }

  /** Browsers load the page again by themselves; programs are told when. */
  private static void again(HttpServletResponse response) {
    response.setIntHeader("Refresh", WaitingLine.AGAIN);
    response.setIntHeader("Retry-After", WaitingLine.AGAIN);
  }
}
