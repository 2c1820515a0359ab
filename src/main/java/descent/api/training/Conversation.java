package descent.api.training;

import descent.api.Refusals;
import descent.live.Visitor;
import descent.live.WantedPictures;
import descent.live.training.Training;
import descent.live.training.TrainingUpdate;
import descent.live.training.Trainings;
import descent.message.InvalidInputException;
import descent.message.LimitException;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One browser and its training, over one socket. Commands of the browser are carried out at once;
 * updates are sent by a thread of their own, which waits for news and for the browser: at most
 * {@link #UNACKNOWLEDGED} frames are under way, so a slow browser gets fewer frames with more in
 * each.
 */
final class Conversation implements Runnable {
  /** Frames that a browser need not have drawn when it gets a further one. */
  static final int UNACKNOWLEDGED = 3;

  private static final int WAIT_MILLISECONDS = 100;
  private static final int FRAME_MILLISECONDS = 30;
  private static final long PING_AFTER = TimeUnit.SECONDS.toNanos(20);
  private static final long LOST_AFTER = TimeUnit.SECONDS.toNanos(70);

  /** From a frame's way out until its browser has drawn it. */
  private static final Timer LAG =
      Timer.builder("descent.frame.lag")
          .publishPercentileHistogram()
          .register(Metrics.globalRegistry);

  private final WebSocketSession session;
  private final Trainings trainings;
  private final Visitor visitor;
  private final int mostBadMessages;

  // The fields below are guarded by this object's monitor.
  private @Nullable Training training;
  private TrainingUpdate.@Nullable Cursor cursor;
  private byte @Nullable [] answer;
  private long sent;
  private final long[] sentAt = new long[UNACKNOWLEDGED + 1];
  private long acknowledged;
  private int badMessages;
  private long heardAt = System.nanoTime();
  private long pingedAt = heardAt;
  private boolean over;

  /**
   * @param visitor whose trainings may be resumed
   * @param mostBadMessages after which the socket is closed
   */
  Conversation(
      WebSocketSession session, Trainings trainings, Visitor visitor, int mostBadMessages) {
    this.mostBadMessages = mostBadMessages;
    this.session = session;
    this.trainings = trainings;
    this.visitor = visitor;
  }

  /** Obeys a message; what is wrong with it is answered. */
  void hear(String json) {
    hear();
    try {
      obey(TrainingCommand.read(json));
    } catch (InvalidInputException e) {
      Refusals.count(e);
      answer(Frames.refusal(e));
      strike();
    }
  }

  /** The browser is there. */
  synchronized void hear() {
    heardAt = System.nanoTime();
  }

  private synchronized void obey(TrainingCommand command) {
    acknowledge(Math.clamp(command.acknowledged(), acknowledged, sent));
    notifyAll();
    if (command.here() && answer == null) {
      answer(Frames.here());
    }
    if (command.open() != null) {
      begin(trainings.open(visitor, command.open(), training), new double[0]);
    } else if (command.resume() != null) {
      leave();
      Training found = trainings.find(visitor, command.resume());
      if (found == null) {
        answer(Frames.gone());
      } else {
        begin(found, command.have());
      }
    }
    if (training != null) {
      obey(training, command);
    }
  }

  private void acknowledge(long frame) {
    if (frame > acknowledged) {
      long lag = System.nanoTime() - sentAt[(int) (frame % sentAt.length)];
      LAG.record(lag, TimeUnit.NANOSECONDS);
    }
    acknowledged = frame;
  }

  private static void obey(Training training, TrainingCommand command) {
    WantedPictures look = command.look();
    if (look != null) {
      training.look(look);
    }
    if (!Double.isNaN(command.speed())) {
      training.speed(command.speed());
    }
    if (command.play() != null) {
      if (command.play()) {
        training.play();
      } else {
        training.pause();
      }
    }
    if (command.advanceTo() > 0) {
      training.advanceTo(command.advanceTo());
    }
  }

  private void begin(Training next, double[] have) {
    training = next;
    cursor = next.cursor(have);
    next.watch(this);
  }

  private void leave() {
    if (training != null) {
      training.leave(this);
    }
    training = null;
    cursor = null;
  }

  /** The next answer takes the place of one that has not gone out yet. */
  private synchronized void answer(byte[] frame) {
    answer = frame;
    notifyAll();
  }

  /** The server is about to end. */
  void tellTheEnd() {
    answer(Frames.closing());
  }

  private synchronized void strike() {
    badMessages++;
    if (isUnbearable()) {
      end();
    }
  }

  private synchronized boolean isUnbearable() {
    return badMessages > mostBadMessages;
  }

  /** The socket is closed, or is to be. */
  synchronized void end() {
    over = true;
    leave();
    notifyAll();
  }

  /** Sends updates until the end. */
  @Override
  public void run() {
    try {
      while (tellSomething()) {}
      session.close(
          isUnbearable()
              ? CloseStatus.POLICY_VIOLATION.withReason("LIMIT_BAD_MESSAGES")
              : CloseStatus.POLICY_VIOLATION);
    } catch (IOException | IllegalStateException e) {
      // The browser is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private boolean tellSomething() throws IOException, InterruptedException {
    Training now = null;
    TrainingUpdate.Cursor from = null;
    WebSocketMessage<?> message = null;
    synchronized (this) {
      if (over) {
        return false;
      }
      if (answer != null) {
        message = new BinaryMessage(answer);
        answer = null;
      } else if (isQuiet()) {
        message = new PingMessage();
        pingedAt = System.nanoTime();
      } else if (training == null || sent - acknowledged >= UNACKNOWLEDGED) {
        wait(WAIT_MILLISECONDS);
        return isThere();
      } else {
        now = training;
        from = cursor;
      }
    }
    if (message != null) {
      session.sendMessage(message);
    } else if (now != null && from != null) {
      tellNews(now, from);
    }
    return isThere();
  }

  private void tellNews(Training now, TrainingUpdate.Cursor from)
      throws IOException, InterruptedException {
    TrainingUpdate news;
    try {
      news = now.news(this, from, WAIT_MILLISECONDS);
    } catch (InvalidInputException e) {
      fail(now, e);
      return;
    }
    if (news == null) {
      endIfReplaced(now);
      return;
    }
    long number;
    synchronized (this) {
      number = ++sent;
      sentAt[(int) (number % sentAt.length)] = System.nanoTime();
    }
    session.sendMessage(new BinaryMessage(Frames.of(now.token(), number, news)));
    long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FRAME_MILLISECONDS);
    Thread.sleep(FRAME_MILLISECONDS);
    trainings.toldLate(System.nanoTime() - due);
  }

  private synchronized void fail(Training failed, InvalidInputException e) {
    if (training == failed) {
      training = null;
      failed.close();
    }
    answer(Frames.refusal(e));
  }

  /** Another socket of the same visitor has taken the training over, or its time was up. */
  private synchronized void endIfReplaced(Training former) {
    if (training == former && !former.isWatchedBy(this)) {
      training = null;
      answer(Frames.gone());
    }
  }

  private boolean isQuiet() {
    long now = System.nanoTime();
    return now - heardAt > PING_AFTER && now - pingedAt > PING_AFTER;
  }

  private synchronized boolean isThere() {
    if (System.nanoTime() - heardAt > LOST_AFTER) {
      over = true;
    }
    return !over;
  }

  /**
   * @param limit the name of the limit that is reached
   */
  static InvalidInputException tooMany(String limit, int most) {
    return new LimitException(
        limit,
        "limit.sockets",
        "At most {0} pages train at the same time here; close one first ({1}).",
        most);
  }
}
