package descent.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A visitor who drags the start of a race in circles, and wants ten redraws a second. As in the
 * page, one question is under way at most, the pause that an answer names is kept, and what is
 * asked then is where the hand was in the last frame of its browser; the lag is from there to the
 * answer that shows it.
 */
final class Dragger extends Talk {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  /** A browser tells of the hand as often as it draws. */
  private static final long FRAME = PAUSE / 6;

  /** After a refusal for want of room; the server says so, too. */
  private static final long BUSY = TimeUnit.SECONDS.toNanos(1);

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

  /** A start is as long as any other, so that a question is made by writing over its digits. */
  private static final String START = "-0.000000, 0.000000";

  /** The largest number in millionths that has so many digits. */
  private static final int MILLION = 1_000_000;

  private final PageSession page;
  private final Tally tally;
  private final byte[] question;
  private final int start;
  private double angle;
  private final long begin;
  private long next;
  private long earliest;
  private boolean wanted;
  private long moved;

  /**
   * @param part of the pause between two moves after which the first one comes
   */
  Dragger(String server, PageSession page, Tally tally, int number, double part) {
    super(server);
    this.page = page;
    this.tally = tally;
    angle = number;
    begin = System.nanoTime() + (long) (part * PAUSE);
    next = begin;
    earliest = begin;
    String head =
        "POST /api/race?drawn=true HTTP/1.1\r\n"
            + page.fields()
            + "Content-Type: application/json\r\n"
            + "Accept-Encoding: gzip, deflate, br\r\n"
            + "Content-Length: %d\r\n\r\n".formatted(BEGIN.length() + START.length() + END.length())
            + BEGIN;
    question = (head + START + END).getBytes(StandardCharsets.US_ASCII);
    start = head.length();
  }

  PageSession page() {
    return page;
  }

  @Override
  long move(long now) {
    if (now >= next) {
      angle += 0.05;
      wanted = true;
      // Who cannot keep up with all moves goes on with the next.
      next += Math.max(1, Math.ceilDiv(now - next, PAUSE)) * PAUSE;
    }
    next(now);
    return wanted && moved == 0 ? Math.min(next, earliest) : next;
  }

  private void next(long now) {
    if (moved == 0 && wanted && now >= earliest) {
      moved = now - (now - begin) % FRAME;
      wanted = false;
      write(start + 1, 4 + 0.5 * Math.cos(angle));
      write(start + START.indexOf(' ') + 1, 1 + 0.5 * Math.sin(angle));
      ask(question);
    }
  }

  /** Writes a number between 0 and 10 over the digits of another. */
  private void write(int at, double number) {
    int digits = (int) (number * MILLION);
    for (int place = START.indexOf(',') - 2; place >= 0; place--) {
      if (place != 1) {
        question[at + place] = (byte) ('0' + digits % 10);
        digits /= 10;
      }
    }
  }

  @Override
  void answered(int status) {
    long now = System.nanoTime();
    if (status == 200) {
      tally.lag(now - moved);
      earliest = now + TimeUnit.MILLISECONDS.toNanos(pause());
    } else {
      tally.fail("race " + status);
      earliest = now + BUSY;
    }
    moved = 0;
    next(now);
  }

  @Override
  void failed(IOException failure) {
    tally.fail(String.format(Locale.ROOT, "race %s", failure.getClass().getSimpleName()));
    moved = 0;
  }
}
