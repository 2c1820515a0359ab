package descent.api.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Constants;
import org.apache.coyote.Request;
import org.apache.coyote.RequestInfo;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Closes connections over which the head of a request comes too slowly: Tomcat alone bounds the
 * silence between two bytes, so that a byte every few seconds would hold a connection for good.
 */
@Component
class SlowHeads implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  /** Milliseconds for the whole head of a request. */
  static final long MOST = TimeUnit.SECONDS.toMillis(15);

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(Protocol.class.getName());
  }

  /** HTTP/1.1 over NIO; Tomcat makes it by its name. */
  public static final class Protocol extends Http11NioProtocol {
    private final Map<SocketWrapperBase<NioChannel>, Head> heads = new HashMap<>();

    /**
     * The head of a request that is being read.
     *
     * @param requests that its processor has read before
     * @param since milliseconds
     */
    private record Head(int requests, long since) {}

    @Override
    public void start() throws Exception {
      super.start();
      var unused =
          getUtilityExecutor()
              .scheduleWithFixedDelay(
                  () -> look(System.currentTimeMillis()), 1, 1, TimeUnit.SECONDS);
    }

    /** Sees which heads have been coming for how long. */
    synchronized void look(long now) {
      Set<SocketWrapperBase<NioChannel>> open = getEndpoint().getConnections();
      heads.keySet().retainAll(open);
      for (SocketWrapperBase<NioChannel> connection : open) {
        RequestInfo request = read(connection);
        Head known = heads.get(connection);
        if (request == null) {
          heads.remove(connection);
        } else if (known == null || known.requests() != request.getRequestCount()) {
          heads.put(connection, new Head(request.getRequestCount(), now));
        } else if (now - known.since() > MOST) {
          connection.close();
        }
      }
    }

    /** How many heads are half read. */
    synchronized int reading() {
      return heads.size();
    }

    /** What is being read over a connection; null where no head is half read. */
    private static @Nullable RequestInfo read(SocketWrapperBase<NioChannel> connection) {
      if (!(connection.getCurrentProcessor() instanceof AbstractProcessor processor)) {
        return null;
      }
      Request request = processor.getRequest();
      RequestInfo info = request.getRequestProcessor();
      boolean begun = request.getStartTimeNanos() >= 0;
      return begun && info.getStage() != Constants.STAGE_SERVICE ? info : null;
    }
  }
}
