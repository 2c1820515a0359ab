package descent.browser.cluster;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who watches a network train and, as the page does, comes back half a second after the
 * connection was cut, with the experiment and the step that was reached.
 */
final class Watcher implements WebSocket.Listener, AutoCloseable {
  private static final Pattern FRAME = Pattern.compile("\"frame\":(\\d+)");
  private static final int PAUSE_MILLISECONDS = 500;
  private static final String OPEN =
      """
      {"open": {"problem": {"type": "network", "dataset": {"type": "moons"}, "layers": [{"units": 8}]},
       "steps": 150000, "runs": [{"optimizer": {"type": "sgd"}}]}, "play": true, "speed": 100}
      """;

  private final HttpClient http;
  private final URI address;
  private ByteBuffer message = ByteBuffer.allocate(0);
  private volatile @Nullable WebSocket socket;
  private volatile boolean over;

  /** How often the connection was cut. */
  volatile int cut;

  /** When the last frame came, by {@link System#nanoTime}. */
  volatile long shown;

  Watcher(HttpClient http, String balancer) {
    this.http = http;
    address = URI.create("ws://" + balancer + "/api/training");
    enter();
  }

  private void enter() {
    message = ByteBuffer.allocate(0);
    var unused =
        http.newWebSocketBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .buildAsync(address, this)
            .whenComplete(
                (opened, failure) -> {
                  if (failure == null) {
                    socket = opened;
                    opened.sendText(OPEN, true);
                  } else {
                    comeBack();
                  }
                });
  }

  private void comeBack() {
    if (!over) {
      CompletableFuture.delayedExecutor(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS)
          .execute(this::enter);
    }
  }

  private void lost() {
    cut++;
    comeBack();
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean end) {
    message =
        ByteBuffer.allocate(message.remaining() + part.remaining()).put(message).put(part).flip();
    if (end) {
      byte[] header = new byte[message.order(ByteOrder.LITTLE_ENDIAN).getInt()];
      message.get(header);
      message = ByteBuffer.allocate(0);
      Matcher frame = FRAME.matcher(new String(header, StandardCharsets.UTF_8));
      if (frame.find()) {
        shown = System.nanoTime();
        from.sendText("{\"ack\": " + frame.group(1) + "}", true);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    lost();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    lost();
  }

  @Override
  public void close() {
    over = true;
    WebSocket last = socket;
    if (last != null) {
      last.abort();
    }
  }
}
