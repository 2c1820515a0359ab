package descent.api.guard;

import descent.api.Stream;
import descent.live.Access;
import descent.live.Budget;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Sends answers to browsers. Bytes that a browser has not read yet occupy the server's memory, so
 * they are bounded for each visitor and address, and a connection that reads too slowly is closed.
 */
@Component
public class Unread extends ByteArrayHttpMessageConverter
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  /** What is written at once; what a hand that drags asks for has no more, with its head. */
  private static final int PIECE = 16 * 1024;

  private final Budget budget;
  private final long patience;

  public Unread(Access access) {
    budget = new Budget("LIMIT_UNREAD_BYTES", access.unreadBytes());
    patience = access.unreadNanoseconds();
    Gauge.builder("descent.unread", budget, Budget::held)
        .baseUnit("bytes")
        .register(Metrics.globalRegistry);
  }

  /** Else Tomcat would write an answer in pieces of half the size. */
  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(
        connector -> connector.setProperty("socket.appWriteBufSize", Integer.toString(PIECE)));
  }

  /** How many bytes are under way. */
  public long bytes() {
    return budget.held();
  }

  @Override
  protected void writeInternal(byte[] answer, HttpOutputMessage message) throws IOException {
    if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked)) {
      super.writeInternal(answer, message);
      return;
    }
    try (var held = budget.take(Stream.visitor(asked.getRequest()), answer.length)) {
      write(answer, message.getBody());
    }
  }

  /**
   * Answers with bytes, past all that Spring does for answers of any kind: a hand that drags asks
   * ten times a second.
   *
   * @param head sets what stands before them, once there is room for them
   */
  public void send(
      HttpServletRequest asked, HttpServletResponse answer, byte[] bytes, Runnable head)
      throws IOException {
    try (var held = budget.take(Stream.visitor(asked), bytes.length)) {
      head.run();
      answer.setContentLength(bytes.length);
      write(bytes, answer.getOutputStream());
    }
  }

  private void write(byte[] answer, OutputStream out) throws IOException {
    long begin = System.nanoTime();
    for (int at = 0; at < answer.length; at += PIECE) {
      if (System.nanoTime() - begin > patience) {
        throw new IOException(
            "an answer was not read within %d seconds (LIMIT_UNREAD_SECONDS)"
                .formatted(TimeUnit.NANOSECONDS.toSeconds(patience)));
      }
      out.write(answer, at, Math.min(PIECE, answer.length - at));
    }
    out.flush();
  }
}
