package descent.api.training;

import descent.api.Refusals;
import descent.api.TextSocket;
import descent.live.Access;
import descent.live.Visitor;
import descent.live.training.Trainings;
import descent.message.InvalidInputException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.HttpSessionHandshakeInterceptor;

/**
 * The socket over which browsers train networks: they send {@link TrainingCommand} as JSON and get
 * {@link Frames}. Pages of other origins are turned away, and so is who has no session; a training
 * can be resumed within its session alone.
 */
@Configuration
@EnableWebSocket
class TrainingSocket extends TextSocket implements WebSocketConfigurer {
  static final String PATH = "/api/training";

  private static final String CONVERSATION = "conversation";

  private final Trainings trainings;
  private final Access access;
  private final Map<String, Integer> ofVisitor = new ConcurrentHashMap<>();
  private final Map<String, Integer> ofAddress = new ConcurrentHashMap<>();
  private final Set<Conversation> conversations = ConcurrentHashMap.newKeySet();

  TrainingSocket(Trainings trainings, Access access) {
    this.trainings = trainings;
    this.access = access;
    Gauge.builder("descent.sockets", this, TrainingSocket::open).register(Metrics.globalRegistry);
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    var session = new HttpSessionHandshakeInterceptor();
    session.setCopyAllAttributes(false);
    registry
        .addHandler(this, PATH)
        .addInterceptors(session)
        .setHandshakeHandler(new Uncompressed());
  }

  /** Frames are packed; compressing them again would cost memory for each visitor. */
  private static final class Uncompressed extends DefaultHandshakeHandler {
    @Override
    protected List<WebSocketExtension> filterRequestedExtensions(
        ServerHttpRequest request,
        List<WebSocketExtension> requested,
        List<WebSocketExtension> supported) {
      return List.of();
    }
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws IOException {
    Visitor visitor = visitor(session);
    int own = ofVisitor.merge(visitor.name(), 1, Integer::sum);
    int near = ofAddress.merge(visitor.address(), 1, Integer::sum);
    if (own > access.socketsPerVisitor() || near > access.socketsPerAddress()) {
      leave(visitor);
      turnAway(
          session,
          own > access.socketsPerVisitor()
              ? Conversation.tooMany("LIMIT_SOCKETS_PER_VISITOR", access.socketsPerVisitor())
              : Conversation.tooMany("LIMIT_SOCKETS_PER_ADDRESS", access.socketsPerAddress()));
      return;
    }
    allow(session, access.messageBytes());
    var conversation = new Conversation(session, trainings, visitor, access.badMessages());
    session.getAttributes().put(CONVERSATION, conversation);
    conversations.add(conversation);
    Thread.ofVirtual().name("training-socket").start(conversation);
  }

  private static void turnAway(WebSocketSession session, InvalidInputException why)
      throws IOException {
    Refusals.count(why);
    session.sendMessage(new BinaryMessage(Frames.refusal(why)));
    session.close(CloseStatus.POLICY_VIOLATION);
  }

  @Override
  protected void hear(WebSocketSession session, String text) throws IOException {
    if (conversation(session) instanceof Conversation conversation) {
      conversation.hear(text);
    }
  }

  @Override
  protected void handlePongMessage(WebSocketSession session, PongMessage message) {
    if (conversation(session) instanceof Conversation conversation) {
      conversation.hear();
    }
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable error) throws IOException {
    session.close(CloseStatus.SERVER_ERROR);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    Visitor visitor = visitor(session);
    if (conversation(session) instanceof Conversation conversation) {
      conversation.end();
      conversations.remove(conversation);
      leave(visitor);
    }
  }

  /** Tells the pages, which reconnect to the next server when this one is gone. */
  @EventListener
  void tellTheEnd(ContextClosedEvent end) {
    conversations.forEach(Conversation::tellTheEnd);
  }

  private void leave(Visitor visitor) {
    ofVisitor.computeIfPresent(visitor.name(), (who, count) -> count > 1 ? count - 1 : null);
    ofAddress.computeIfPresent(visitor.address(), (who, count) -> count > 1 ? count - 1 : null);
  }

  /** The number of open sockets. */
  int open() {
    return ofVisitor.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static @Nullable Conversation conversation(WebSocketSession session) {
    return (Conversation) session.getAttributes().get(CONVERSATION);
  }

  /**
   * The visitor at the other end. A page that outlived its server has no session any more; it
   * continues as a visitor of its own.
   */
  private static Visitor visitor(WebSocketSession session) {
    var name =
        (String)
            session.getAttributes().get(HttpSessionHandshakeInterceptor.HTTP_SESSION_ID_ATTR_NAME);
    var remote = session.getRemoteAddress();
    String known = name == null ? "socket " + session.getId() : name;
    return new Visitor(known, remote == null ? known : remote.getHostString());
  }
}
