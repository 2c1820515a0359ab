package descent.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A visitor who watches networks train with their decision maps, and acknowledges each frame; the
 * lag is the time between two of them.
 */
final class Watcher extends Talk {
  private static final String LONG =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 300, "noise": 0.2},
         "layers": [{"units": 16}, {"units": 16}], "batchSize": 10},
       "steps": 150000, "seed": %d, "runs": [
         {"name": "SGD", "optimizer": {"type": "sgd"}, "schedule": {"learningRate": 0.02}},
         {"name": "Adam", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.005}}]}
      """;

  private static final String OPEN =
      """
      {"open": %s, "play": true, "speed": 1000, "look": {"decision": true}}
      """;

  private static final byte[] FRAME = "\"frame\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DIGEST = "\"digest\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] REFUSED = "\"refused\"".getBytes(StandardCharsets.US_ASCII);

  private static final int DIGEST_LETTERS = 12;

  /** More than there are watchers, so that no two train the same. */
  private static final int APART = 1000;

  private final Tally tally;
  private final PageSession page;
  private final byte[] question;
  private final Messages messages = new Messages();
  private String experiment;

  /** The seed of the training, of those that follow each other; 0 where there is one alone. */
  private int seed;

  private long last;
  private boolean begun;
  private long begin;
  private volatile @Nullable End end;

  /**
   * How a training ended.
   *
   * @param digest of all losses; empty where it was refused, or its connection failed
   * @param nanoseconds since it was asked for
   */
  record End(String digest, long nanoseconds) {}

  /** Watches one training after the other. */
  Watcher(String server, PageSession page, Tally tally, int number) {
    this(server, page, tally, LONG.formatted(number + 1));
    seed = number + 1;
  }

  /**
   * @param experiment as JSON
   */
  Watcher(String server, PageSession page, Tally tally, String experiment) {
    super(server);
    this.tally = tally;
    this.page = page;
    this.experiment = experiment;
    question =
        ("GET /api/training HTTP/1.1\r\n"
                + page.fields()
                + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
  }

  PageSession page() {
    return page;
  }

  /** How its training ended; null while it goes on. */
  @Nullable End end() {
    return end;
  }

  private void ended(String digest) {
    if (end == null) {
      end = new End(digest, System.nanoTime() - begin);
    }
  }

  @Override
  long move(long now) {
    if (!begun) {
      begun = true;
      begin = now;
      ask(question);
    }
    return Long.MAX_VALUE;
  }

  @Override
  void answered(int status) {
    if (status == 101) {
      last = System.nanoTime();
      say(Messages.text(OPEN.formatted(experiment)));
    } else {
      tally.fail("socket " + status);
      ended("");
    }
  }

  @Override
  void more(ByteBuffer bytes) throws IOException {
    if (messages.take(bytes)) {
      byte[] answer = messages.answer();
      if (answer.length > 0) {
        say(answer);
      } else {
        frame();
      }
    }
  }

  private void frame() {
    long now = System.nanoTime();
    tally.lag(now - last);
    last = now;
    int place = messages.find(FRAME);
    if (place >= 0) {
      say(Messages.text("{\"ack\": " + messages.digits(place) + "}"));
    }
    int digest = messages.find(DIGEST);
    if (digest >= 0 && seed > 0) {
      seed += APART;
      experiment = LONG.formatted(seed);
      say(Messages.text(OPEN.formatted(experiment)));
    } else if (digest >= 0) {
      ended(messages.letters(digest, DIGEST_LETTERS));
    }
    if (messages.find(REFUSED) >= 0) {
      tally.fail("training " + messages.header().replaceAll("(?s).*?(LIMIT_\\w+).*", "$1"));
      ended("");
    }
  }

  @Override
  void failed(IOException failure) {
    tally.fail(
        failure instanceof EOFException
            ? "socket closed " + failure.getMessage()
            : "socket " + failure.getClass().getSimpleName());
    ended("");
  }
}
