package descent.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A visitor who watches a network train with its decision map, and acknowledges each frame; the lag
 * is the time between two of them.
 */
final class Watcher implements WebSocket.Listener {
  private static final Pattern FRAME = Pattern.compile("\"frame\":(\\d+)");
  private static final String OPEN =
      """
      {"open": {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 300, "noise": 0.2},
         "layers": [{"units": 16}, {"units": 16}], "batchSize": 10},
       "steps": 150000, "seed": %d, "runs": [
         {"name": "SGD", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.02}},
         {"name": "Adam", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.005}}]},
       "play": true, "speed": 1000, "look": {"decision": true}}
      """;

  private final Tally tally;
  private final PageSession page;
  private final WebSocket socket;
  private ByteBuffer message = ByteBuffer.allocate(0);
  private long last = System.nanoTime();
  private volatile boolean over;

  Watcher(HttpClient http, String server, PageSession page, Tally tally, int number) {
    this.tally = tally;
    this.page = page;
    socket =
        http.newWebSocketBuilder()
            .header("Cookie", page.cookie())
            .header("X-Forwarded-For", page.address())
            .buildAsync(URI.create(server.replaceFirst("http", "ws") + "/api/training"), this)
            .join();
    socket.sendText(OPEN.formatted(number + 1), true).join();
  }

  PageSession page() {
    return page;
  }

  void close() {
    over = true;
    socket.abort();
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket of, ByteBuffer part, boolean end) {
    message =
        ByteBuffer.allocate(message.remaining() + part.remaining())
            .put(message)
            .put(part)
            .flip()
            .order(ByteOrder.LITTLE_ENDIAN);
    if (end) {
      arrived(of, message);
      message = ByteBuffer.allocate(0);
    }
    of.request(1);
    return null;
  }

  private void arrived(WebSocket of, ByteBuffer frame) {
    long now = System.nanoTime();
    tally.lag(now - last);
    last = now;
    int length = Math.min(frame.getInt(), frame.remaining());
    byte[] header = new byte[length];
    frame.get(header);
    String text = new String(header, StandardCharsets.UTF_8);
    if (text.contains("\"refused\"")) {
      tally.fail("training " + text.replaceAll(".*?(LIMIT_\\w+).*", "$1"));
    }
    Matcher number = FRAME.matcher(text);
    if (number.find()) {
      of.sendText("{\"ack\": " + number.group(1) + "}", true);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket of, int code, String reason) {
    if (!over) {
      tally.fail("socket closed " + code);
    }
    return null;
  }

  @Override
  public void onError(WebSocket of, Throwable failure) {
    if (!over) {
      tally.fail("socket " + failure.getClass().getSimpleName());
    }
  }
}
