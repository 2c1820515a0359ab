package descent;

import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps serving for a while when the server is to end: its readiness is off already, so that a
 * balancer has time to send new visitors elsewhere. After that, answers under way have time to
 * finish.
 */
@Component
class Drain implements SmartLifecycle {
  private final long seconds;
  private volatile boolean running;

  Drain(@Value("${descent.drain-seconds:0}") long seconds) {
    this.seconds = seconds;
  }

  /** Before everything else that ends. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
