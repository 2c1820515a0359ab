package descent.api.guard;

import descent.live.Access;
import descent.live.Buckets;
import descent.live.Visitor;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Slows down an address that goes on asking what is refused: the connection takes its next question
 * a second later. A person hardly notices, and a program that asks again and again takes the
 * processors from nobody.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalRate implements Filter {
  private static final long PAUSE = TimeUnit.SECONDS.toMillis(1);

  /** So much of what a minute allows may come at once. */
  private static final int PARTS = 12;

  /** Waits for so many milliseconds. */
  interface Waiting {
    void sleep(long milliseconds) throws InterruptedException;
  }

  private final Buckets refusals;
  private final Waiting waiting;

  @Autowired
  RefusalRate(Access access) {
    this(access.refusalsPerMinute(), Thread::sleep);
  }

  RefusalRate(int perMinute, Waiting waiting) {
    // A minute's refusals at once would take the processors for seconds.
    refusals = new Buckets(Math.max(1, perMinute / PARTS), perMinute, Duration.ofMinutes(1));
    this.waiting = waiting;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    if (((HttpServletResponse) response).getStatus() < HttpStatus.BAD_REQUEST.value()
        || refusals.of(Visitor.network(request.getRemoteAddr())).tryConsume(1)) {
      return;
    }
    try {
      waiting.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
