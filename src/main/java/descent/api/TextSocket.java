package descent.api;

import java.io.IOException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * A socket over which texts are said, short ones mostly. They are put together from pieces here:
 * else each connection would keep a buffer for the longest text that may be said over it.
 */
public abstract class TextSocket extends TextWebSocketHandler {
  /** The beginning of a text whose end is still to come. */
  private static final String BEGUN = "begun";

  private static final String LONGEST = "longest";

  /** So many characters may be said at once from now on; a longer text ends the connection. */
  public static void allow(WebSocketSession session, int longest) {
    session.getAttributes().put(LONGEST, longest);
  }

  /** A text is there, all of it. */
  protected abstract void hear(WebSocketSession session, String text) throws IOException;

  @Override
  public final boolean supportsPartialMessages() {
    return true;
  }

  @Override
  protected final void handleTextMessage(WebSocketSession session, TextMessage piece)
      throws IOException {
    var text = (StringBuilder) session.getAttributes().remove(BEGUN);
    String next = piece.getPayload();
    int longest = (Integer) session.getAttributes().getOrDefault(LONGEST, 0);
    if ((text == null ? 0 : text.length()) + next.length() > longest) {
      session.close(CloseStatus.TOO_BIG_TO_PROCESS);
    } else if (!piece.isLast()) {
      session.getAttributes().put(BEGUN, (text == null ? new StringBuilder() : text).append(next));
    } else {
      hear(session, text == null ? next : text.append(next).toString());
    }
  }
}
