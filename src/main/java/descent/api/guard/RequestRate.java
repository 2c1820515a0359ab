package descent.api.guard;

import descent.api.Refusals;
import descent.live.Access;
import descent.live.Buckets;
import descent.live.BusyException;
import descent.live.Neighbours;
import descent.live.Visitor;
import descent.message.LimitException;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns away an address that asks too often, before anything is read. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestRate implements Filter, DisposableBean {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final int perMinute;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("requests").factory());
  private final Buckets requests;

  /**
   * How often each network has asked since the other servers were told last; null without others.
   */
  private final @Nullable Map<String, Integer> untold;

  @Autowired
  RequestRate(Access access, ObjectProvider<Neighbours> neighbours) {
    this(access.requestsPerMinute(), neighbours.getIfAvailable());
    if (untold != null) {
      clock.scheduleWithFixedDelay(() -> tell(neighbours.getObject()), 1, 1, TimeUnit.SECONDS);
    }
  }

  RequestRate(int perMinute, @Nullable Neighbours neighbours) {
    this.perMinute = perMinute;
    requests = new Buckets(perMinute, perMinute, Duration.ofMinutes(1));
    untold = neighbours == null ? null : new ConcurrentHashMap<>();
    if (neighbours != null) {
      neighbours.listen(asked -> asked.forEach(this::count));
    }
  }

  /** Counts requests that a network has made to other servers. */
  private void count(String network, int times) {
    requests.of(network).consumeIgnoringRateLimits(times);
  }

  /** Tells the others who has asked here. */
  void tell(Neighbours neighbours) {
    var asked = new HashMap<String, Integer>();
    for (String network : Objects.requireNonNull(untold).keySet()) {
      Integer times = untold.remove(network);
      if (times != null) {
        asked.put(network, times);
      }
    }
    if (!asked.isEmpty()) {
      neighbours.tell(asked);
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String network = Visitor.network(request.getRemoteAddr());
    ConsumptionProbe probe = requests.of(network).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      if (untold != null) {
        untold.merge(network, 1, Integer::sum);
      }
      chain.doFilter(request, response);
      return;
    }
    var refusal =
        new LimitException(
            "LIMIT_REQUESTS_PER_MINUTE",
            "limit.requests",
            "Your network asks more than {0} times a minute; wait a moment ({1}).",
            perMinute);
    Refusals.count(refusal);
    var answer = (HttpServletResponse) response;
    answer.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    answer.setIntHeader("Retry-After", BusyException.seconds(probe.getNanosToWaitForRefill()));
    answer.setContentType("application/json");
    answer.getOutputStream().write(MAPPER.writeValueAsBytes(Refusals.of(refusal)));
  }

  @Override
  public void destroy() {
    clock.shutdownNow();
  }
}
