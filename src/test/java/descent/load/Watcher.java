package descent.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A visitor who watches a network train with its decision map, and acknowledges each frame; the lag
 * is the time between two of them.
 */
final class Watcher implements Runnable, AutoCloseable {
  private static final String FRAME = "\"frame\":";
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
  private final Connection socket;
  private volatile boolean over;

  Watcher(String server, PageSession page, Tally tally, int number) throws IOException {
    this.tally = tally;
    this.page = page;
    socket = new Connection(server);
    String question =
        "GET /api/training HTTP/1.1\r\n"
            + page.fields()
            + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    socket.upgrade(question.getBytes(StandardCharsets.US_ASCII));
    socket.say(OPEN.formatted(number + 1));
    Thread.ofVirtual().start(this);
  }

  PageSession page() {
    return page;
  }

  @Override
  public void run() {
    long last = System.nanoTime();
    try {
      while (true) {
        String header = socket.header();
        long now = System.nanoTime();
        tally.lag(now - last);
        last = now;
        if (header.contains("\"refused\"")) {
          tally.fail("training " + header.replaceAll(".*?(LIMIT_\\w+).*", "$1"));
        }
        int place = header.indexOf(FRAME);
        if (place >= 0) {
          int from = place + FRAME.length();
          int to = from;
          while (Character.isDigit(header.charAt(to))) {
            to++;
          }
          socket.say("{\"ack\": " + header.substring(from, to) + "}");
        }
      }
    } catch (EOFException e) {
      fail("socket closed " + e.getMessage());
    } catch (IOException e) {
      fail("socket " + e.getClass().getSimpleName());
    }
  }

  private void fail(String what) {
    if (!over) {
      tally.fail(what);
    }
  }

  @Override
  public void close() throws IOException {
    over = true;
    socket.close();
  }
}
