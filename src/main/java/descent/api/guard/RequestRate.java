package descent.api.guard;

import descent.api.Refusals;
import descent.live.Access;
import descent.live.Visitor;
import descent.message.LimitException;
import io.github.bucket4j.Bucket;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns away an address that asks too often, before anything is read. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestRate implements Filter {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Buckets that are kept before those that are full again are dropped. */
  private static final int MANY = 10_000;

  private final int perMinute;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  @Autowired
  RequestRate(Access access) {
    this(access.requestsPerMinute());
  }

  RequestRate(int perMinute) {
    this.perMinute = perMinute;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (buckets.size() > MANY) {
      buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= perMinute);
    }
    String network = Visitor.network(request.getRemoteAddr());
    if (buckets.computeIfAbsent(network, who -> bucket()).tryConsume(1)) {
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
    answer.setIntHeader("Retry-After", 1);
    answer.setContentType("application/json");
    answer.getOutputStream().write(MAPPER.writeValueAsBytes(Refusals.of(refusal)));
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }
}
