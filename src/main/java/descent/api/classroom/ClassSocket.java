package descent.api.classroom;

import descent.api.TextSocket;
import descent.classroom.ClassLessons;
import descent.classroom.ClassTrials;
import descent.classroom.Classes;
import descent.classroom.Classroom;
import descent.classroom.protocol.RefusedException;
import descent.live.race.Races;
import descent.message.Message;
import descent.share.Store;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;

/**
 * The socket of a live class: JSON texts both ways, as the public contract, section 8, tells. Pages
 * of other origins are turned away.
 */
@Configuration
@EnableWebSocket
class ClassSocket extends TextSocket implements WebSocketConfigurer {
  private static final int LONGEST_MESSAGE = 300 * 1024;
  private static final int PATIENCE_MILLISECONDS = 20_000;
  private static final int UNSENT = 1 << 20;
  private static final Pattern LANGUAGE = Pattern.compile("\\blanguage=([a-z]{2})");
  private static final String CONVERSATION = "conversation";
  private static final String ADDRESS = "address";

  private final Classes classes;
  private final ClassConversation.Means means;
  private final Races races;
  private final Map<String, Integer> sockets = new ConcurrentHashMap<>();
  private final Map<Classroom, ClassBroadcast> broadcasts =
      Collections.synchronizedMap(new WeakHashMap<>());

  ClassSocket(Classes classes, Store store, ClassTrials trials, ClassLessons lessons, Races races) {
    this.classes = classes;
    this.races = races;
    means = new ClassConversation.Means(store, trials, lessons, classes.limits());
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry.addHandler(this, ClassController.PATH + "/*/live");
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws IOException {
    String address = address(session);
    int most = classes.limits().socketsPerAddress();
    if (sockets.merge(address, 1, Integer::sum) > most) {
      leave(address);
      ClassConversation.refuse(session, tooMany(most));
      session.close(CloseStatus.SERVICE_OVERLOAD);
      return;
    }
    session.getAttributes().put(ADDRESS, address);
    allow(session, LONGEST_MESSAGE);
    var patient = new ConcurrentWebSocketSessionDecorator(session, PATIENCE_MILLISECONDS, UNSENT);
    Classroom room;
    try {
      room = classes.find(code(session.getUri())).orElseThrow(ClassController::unknown);
    } catch (RefusedException e) {
      if (e.why() == RefusedException.Why.BROKEN) {
        // The browser tries again, since nobody told it not to.
        patient.close(CloseStatus.SERVICE_RESTARTED);
      } else {
        ClassConversation.refuse(patient, e);
        patient.close(CloseStatus.POLICY_VIOLATION);
      }
      return;
    }
    var conversation =
        new ClassConversation(
            patient,
            room,
            broadcasts.computeIfAbsent(room, this::broadcast),
            means,
            new ClassConversation.Client(address, language(session.getUri())));
    session.getAttributes().put(CONVERSATION, conversation);
    Thread.ofVirtual().name("class-socket").start(conversation);
  }

  private ClassBroadcast broadcast(Classroom room) {
    return new ClassBroadcast(new RevealedRows(races, means.trials(), room.code().text()));
  }

  private static RefusedException tooMany(int most) {
    return RefusedException.full(
        "LIMIT_CLASS_SOCKETS_PER_ADDRESS",
        Message.of(
            "class.sockets",
            "From your network {0} browsers are in classes, and no more may be"
                + " (LIMIT_CLASS_SOCKETS_PER_ADDRESS); reload in a moment.",
            most));
  }

  private static String address(WebSocketSession session) {
    var remote = session.getRemoteAddress();
    return remote == null ? "" : remote.getHostString();
  }

  /** Texts are not sent by a teacher: each reads in their own language. */
  private static String language(@Nullable URI uri) {
    Matcher asked = LANGUAGE.matcher(String.valueOf(uri == null ? null : uri.getQuery()));
    return asked.find() ? asked.group(1) : "en";
  }

  /** The last but one part of a path such as {@code /api/classes/ABC234/live}. */
  private static String code(@Nullable URI uri) {
    String[] parts = (uri == null ? "" : uri.getPath()).split("/", -1);
    return parts.length < 2 ? "" : parts[parts.length - 2];
  }

  @Override
  protected void hear(WebSocketSession session, String text) throws IOException {
    if (session.getAttributes().get(CONVERSATION) instanceof ClassConversation conversation) {
      conversation.hear(text);
    }
  }

  @Override
  protected void handlePongMessage(WebSocketSession session, PongMessage message) {
    if (session.getAttributes().get(CONVERSATION) instanceof ClassConversation conversation) {
      conversation.alive();
    }
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable error) throws IOException {
    session.close(CloseStatus.SERVER_ERROR);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    if (session.getAttributes().get(CONVERSATION) instanceof ClassConversation conversation) {
      conversation.end();
    }
    if (session.getAttributes().get(ADDRESS) instanceof String address) {
      leave(address);
    }
  }

  private void leave(String address) {
    sockets.computeIfPresent(address, (who, count) -> count > 1 ? count - 1 : null);
  }
}
