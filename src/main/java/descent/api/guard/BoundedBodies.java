package descent.api.guard;

import descent.api.Refusals;
import descent.live.Access;
import descent.message.LimitException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bounds the size of every request's body, whoever reads it. Requests of pages to Vaadin may be
 * larger, since they contain uploaded files as text.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
public class BoundedBodies implements Filter {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int OF_PAGES = 8;

  private final int most;
  private final long patience;

  public BoundedBodies(Access access) {
    most = access.bodyBytes();
    patience = access.bodyNanoseconds();
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest asked) || isRead(asked)) {
      chain.doFilter(request, response);
      return;
    }
    String path = asked.getRequestURI().substring(asked.getContextPath().length());
    int bound =
        path.startsWith("/api/") ? most : (int) Math.min(Integer.MAX_VALUE, (long) OF_PAGES * most);
    if (asked.getContentLengthLong() > bound) {
      Refusals.count(tooLarge(bound));
      // Not one byte of it is read.
      var answer = (HttpServletResponse) response;
      answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      answer.setContentType("application/json");
      answer.setHeader("Connection", "close");
      answer.getOutputStream().write(MAPPER.writeValueAsBytes(Refusals.of(tooLarge(bound))));
      return;
    }
    chain.doFilter(new Bounded(asked, bound, patience), response);
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  static LimitException tooLarge(int most) {
    return new LimitException(
        "LIMIT_BODY_BYTES",
        "limit.body",
        "This is larger than the {0} bytes that the server reads; send less ({1}).",
        most);
  }

  private static final class Bounded extends HttpServletRequestWrapper {
    private final int most;
    private final long patience;

    Bounded(HttpServletRequest request, int most, long patience) {
      super(request);
      this.most = most;
      this.patience = patience;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream(), most, patience);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      String charset = getCharacterEncoding();
      return new BufferedReader(
          new InputStreamReader(
              getInputStream(), charset == null ? StandardCharsets.UTF_8.name() : charset));
    }
  }

  private static final class Counted extends ServletInputStream {
    private final ServletInputStream inner;
    private final int most;
    private final long patience;
    private final long begin = System.nanoTime();
    private int read;

    Counted(ServletInputStream inner, int most, long patience) {
      this.inner = inner;
      this.most = most;
      this.patience = patience;
    }

    private int count(int more) {
      if (System.nanoTime() - begin > patience) {
        throw new LimitException(
            "LIMIT_BODY_SECONDS",
            "limit.slow",
            "This came too slowly: the server waits {0} seconds for it; send less, or try again"
                + " ({1}).",
            TimeUnit.NANOSECONDS.toSeconds(patience));
      }
      read += Math.max(0, more);
      if (read > most) {
        throw tooLarge(most);
      }
      return more;
    }

    @Override
    public int read() throws IOException {
      int one = inner.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return count(inner.read(bytes, from, Math.min(length, most + 1 - read)));
    }

    @Override
    public boolean isFinished() {
      return inner.isFinished();
    }

    @Override
    public boolean isReady() {
      return inner.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      inner.setReadListener(listener);
    }
  }
}
