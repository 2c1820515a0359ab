package descent.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Visitors of one server, who come and go together. */
final class Crowd implements AutoCloseable {
  private static final int AT_ONCE = 4;
  private static final int LIVE_SECONDS = 10;

  private final HttpClient http;
  private final String server;
  private final List<Dragger> draggers = new CopyOnWriteArrayList<>();
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final List<Thread> coming = new ArrayList<>();
  private final Waiting waiting = new Waiting();
  private final Tally drags;
  private final Tally frames;
  private final Loop loop = new Loop();
  private final ScheduledExecutorService signs = Executors.newScheduledThreadPool(1);

  /**
   * Opens their pages, and begins.
   *
   * @param drags where lags and failures of races are counted
   * @param frames where those of trainings are
   */
  Crowd(
      HttpClient http,
      String server,
      int first,
      int dragging,
      int watching,
      Tally drags,
      Tally frames)
      throws Exception {
    this(http, server, drags, frames);
    open(first, dragging, watching);
    draggers.forEach(loop::add);
  }

  /** Nobody yet. */
  Crowd(HttpClient http, String server, Tally drags, Tally frames) throws IOException {
    this.http = http;
    this.server = server;
    this.drags = drags;
    this.frames = frames;
    signs.scheduleAtFixedRate(this::live, LIVE_SECONDS, LIVE_SECONDS, TimeUnit.SECONDS);
  }

  private void open(int first, int dragging, int watching)
      throws InterruptedException, ExecutionException {
    var pages = new ArrayList<Callable<PageSession>>();
    for (int i = 0; i < dragging + watching; i++) {
      int number = first + i;
      String path = i < dragging ? "/" : "/networks";
      pages.add(() -> new PageSession(http, server, path, number));
    }
    try (var openers = Executors.newFixedThreadPool(AT_ONCE)) {
      int i = 0;
      for (var page : openers.invokeAll(pages)) {
        if (i < dragging) {
          double part = (double) i / dragging;
          draggers.add(new Dragger(server, page.get(), drags, first + i, part));
        } else {
          var watcher = new Watcher(server, page.get(), frames, first + i);
          watchers.add(watcher);
          loop.add(watcher);
        }
        i++;
      }
    }
  }

  /**
   * Further visitors come, who may have to wait until there is room; whoever comes in begins at
   * once.
   *
   * @param apart milliseconds between two of them
   */
  Waiting come(int first, int dragging, int watching, long apart) {
    for (int i = 0; i < dragging + watching; i++) {
      int number = first + i;
      // Both kinds come by turns.
      boolean drags =
          (long) i * dragging / (dragging + watching) < (i + 1L) * dragging / (dragging + watching);
      long pause = apart * i;
      coming.add(Thread.ofVirtual().start(() -> come(number, drags, pause)));
    }
    return waiting;
  }

  private void come(int number, boolean dragging, long pause) {
    Tally tally = dragging ? drags : frames;
    try {
      Thread.sleep(pause);
      if (waiting.isOver()) {
        return;
      }
      var page = new PageSession(http, server, dragging ? "/" : "/networks", number, waiting);
      if (dragging) {
        var dragger = new Dragger(server, page, tally, number, number % 10 / 10.0);
        draggers.add(dragger);
        loop.add(dragger);
      } else {
        var watcher = new Watcher(server, page, tally, number);
        watchers.add(watcher);
        loop.add(watcher);
      }
    } catch (IOException e) {
      if (!waiting.isOver()) {
        tally.fail(String.valueOf(e.getMessage()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void live() {
    draggers.forEach(each -> each.page().live(drags));
    watchers.forEach(each -> each.page().live(frames));
  }

  /** What has gone wrong so far, by name. */
  Map<String, Long> failures() {
    var all = new TreeMap<>(drags.failures());
    frames.failures().forEach((name, times) -> all.merge(name, times, Long::sum));
    return all;
  }

  int dragging() {
    return draggers.size();
  }

  int watching() {
    return watchers.size();
  }

  /** They close their pages. */
  @Override
  public void close() throws IOException, InterruptedException {
    waiting.end();
    for (Thread each : coming) {
      each.join();
    }
    signs.shutdownNow();
    loop.close();
    for (Dragger each : draggers) {
      each.page().close();
    }
    for (Watcher each : watchers) {
      each.page().close();
    }
  }
}
