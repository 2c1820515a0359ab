package descent.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * One thread that speaks and listens for all visitors: what a generator of load computes, and each
 * thread that it wakes, is taken from the server that it shares the processors with.
 */
final class Loop implements Runnable, AutoCloseable {
  private static final int LARGE = 1 << 16;

  private final Selector selector;
  private final ByteBuffer bytes = ByteBuffer.allocate(LARGE);
  private final List<Talk> talks = new ArrayList<>();
  private final Queue<Talk> fresh = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean over;

  Loop() throws IOException {
    selector = Selector.open();
    thread = Thread.ofPlatform().name("visitors").daemon().start(this);
  }

  /** Takes up a visitor. */
  void add(Talk talk) {
    fresh.add(talk);
    selector.wakeup();
  }

  @Override
  public void run() {
    try {
      while (!over) {
        for (Talk talk = fresh.poll(); talk != null; talk = fresh.poll()) {
          talks.add(talk);
          talk.begin(selector);
        }
        long now = System.nanoTime();
        long pause = TimeUnit.SECONDS.toNanos(1);
        for (Talk talk : talks) {
          pause = Math.min(pause, talk.move(now) - now);
        }
        // At least a millisecond: moves that are due by then are made together.
        selector.select(
            key -> ((Talk) key.attachment()).ready(bytes),
            Math.max(1, TimeUnit.NANOSECONDS.toMillis(pause)));
      }
    } catch (IOException e) {
      throw new IllegalStateException("the selector of a machine fails", e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    over = true;
    selector.wakeup();
    thread.join();
    for (var key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
