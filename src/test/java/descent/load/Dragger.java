package descent.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A visitor who drags the start of a race in circles. As in the page, one question is under way at
 * most, and of what is wanted meanwhile the last is asked next; the lag is from the hand's move to
 * the answer that shows it.
 */
final class Dragger implements Runnable, AutoCloseable {
  private static final String BEGIN =
      """
      {"version": 1, "problem": {"type": "function", "expression": "a*x^2 + b*y^2", "variables": ["x", "y"],
        "parameters": {"a": 0.5, "b": 50}, "start": [\
      """;
  private static final String END =
      """
      ], "domain": [[-5, 5], [-2, 2]], "gradientNoise": 0},
       "steps": 200, "seed": 1, "stop": {"gradientNorm": 0, "loss": null}, "runs": [
        {"name": "SGD", "optimizer": {"type": "sgd"}, "schedule": {"type": "constant", "learningRate": 0.018}},
        {"name": "Momentum", "optimizer": {"type": "momentum"}, "schedule": {"type": "constant", "learningRate": 0.01}},
        {"name": "RMSprop", "optimizer": {"type": "rmsprop"}, "schedule": {"type": "constant", "learningRate": 0.05}},
        {"name": "Adam", "optimizer": {"type": "adam"}, "schedule": {"type": "constant", "learningRate": 0.1}}]}
      """;

  private final String server;
  private final PageSession page;
  private final Tally tally;
  private final String head;
  private final Thread thread;
  private double angle;
  private long waiting;
  private boolean over;
  private Connection connection;

  Dragger(String server, PageSession page, Tally tally, int number) throws IOException {
    this.server = server;
    this.page = page;
    this.tally = tally;
    angle = number;
    head =
        "POST /api/race?drawn=true HTTP/1.1\r\n"
            + page.fields()
            + "Content-Type: application/json\r\n"
            + "Accept-Encoding: gzip, deflate, br\r\n"
            + "Content-Length: ";
    connection = new Connection(server);
    thread = Thread.ofVirtual().start(this);
  }

  PageSession page() {
    return page;
  }

  /** The hand moves. */
  synchronized void move() {
    angle += 0.05;
    waiting = System.nanoTime();
    notifyAll();
  }

  @Override
  public void run() {
    try {
      while (true) {
        long moved;
        String start;
        synchronized (this) {
          while (waiting == 0 && !over) {
            wait();
          }
          if (over) {
            return;
          }
          moved = waiting;
          waiting = 0;
          start = (-4 + 0.5 * Math.cos(angle)) + ", " + (1 + 0.5 * Math.sin(angle));
        }
        ask(start, moved);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(String start, long moved) {
    try {
      if (!connection.isKept()) {
        connection.close();
        connection = new Connection(server);
      }
      int length = BEGIN.length() + start.length() + END.length();
      String question = head + length + "\r\n\r\n" + BEGIN + start + END;
      int status = connection.ask(question.getBytes(StandardCharsets.US_ASCII));
      if (status == 200) {
        tally.lag(System.nanoTime() - moved);
      } else {
        tally.fail("race " + status);
      }
    } catch (IOException e) {
      again(e);
    }
  }

  private synchronized void again(IOException failure) {
    if (!over) {
      tally.fail("race " + failure.getClass().getSimpleName());
      try {
        connection.close();
        connection = new Connection(server);
      } catch (IOException e) {
        tally.fail("race " + e.getClass().getSimpleName());
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      over = true;
      notifyAll();
      connection.close();
    }
    thread.interrupt();
  }
}
