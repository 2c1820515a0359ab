package descent.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
  private final List<Dragger> draggers = new ArrayList<>();
  private final List<Watcher> watchers = new ArrayList<>();
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
    this.http = http;
    this.server = server;
    this.drags = drags;
    this.frames = frames;
    open(first, dragging, watching);
    draggers.forEach(loop::add);
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

  private void live() {
    draggers.forEach(each -> each.page().live(drags));
    watchers.forEach(each -> each.page().live(frames));
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
