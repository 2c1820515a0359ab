package descent.ui.page;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.PageVisibility;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Who has pages open. A page that is closed says so at once; of one that has vanished without a
 * word the server hears no heartbeat. A session without a page is given up soon, and its memory
 * with it; Vaadin alone would keep both for as long as nobody asks.
 */
@Component
class Visits implements VaadinServiceInitListener, DisposableBean {
  private static final long serialVersionUID = 1;

  /** A page that is seen speaks every 10 seconds; so its memory is free within 30. */
  static final long SILENCE = TimeUnit.SECONDS.toMillis(23);

  /** Browsers let a hidden page speak once a minute. */
  static final long HIDDEN_SILENCE = TimeUnit.SECONDS.toMillis(75);

  /** So long may a page take to load. */
  static final long EMPTY = TimeUnit.SECONDS.toMillis(30);

  /** The same, where others wait. */
  static final long EMPTY_WHEN_FULL = TimeUnit.SECONDS.toMillis(5);

  /** Whoever waits asks for room; it is looked for so seldom, in milliseconds. */
  private static final long ROOM_AGAIN = 500;

  private static final int OFTEN = 5;

  private final transient Map<VaadinSession, Visit> visits = new ConcurrentHashMap<>();
  private final transient AtomicLong madeRoom = new AtomicLong();
  private final transient ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("visits").factory());

  /** A session. */
  private static final class Visit {
    final String address;
    final String id;
    final AtomicInteger pages = new AtomicInteger();
    final AtomicLong emptySince = new AtomicLong(System.currentTimeMillis());

    Visit(String address, String id) {
      this.address = address;
      this.id = id;
    }

    boolean isEmptyFor(long milliseconds, long now) {
      return pages.get() == 0 && now - emptySince.get() >= milliseconds;
    }
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event
        .getSource()
        .addSessionInitListener(
            init ->
                enter(
                    init.getSession(),
                    init.getRequest().getRemoteAddr(),
                    init.getRequest().getWrappedSession().getId()));
    event.getSource().addSessionDestroyListener(end -> leave(end.getSession()));
    event.getSource().addUIInitListener(init -> open(init.getUI()));
    var unused =
        clock.scheduleWithFixedDelay(
            () -> sweep(System.currentTimeMillis(), EMPTY), OFTEN, OFTEN, TimeUnit.SECONDS);
  }

  void enter(VaadinSession session, String address, String id) {
    visits.put(session, new Visit(address, id));
  }

  void leave(VaadinSession session) {
    visits.remove(session);
  }

  void open(UI ui) {
    Visit visit = visits.get(ui.getSession());
    if (visit != null) {
      visit.pages.incrementAndGet();
      ui.addDetachListener(
          closed -> {
            visit.emptySince.set(System.currentTimeMillis());
            visit.pages.decrementAndGet();
          });
    }
  }

  /** How many visitors there are. */
  int sessions() {
    return visits.size();
  }

  /** How many of them come from an address. */
  int sessions(String address) {
    return (int) visits.values().stream().filter(visit -> visit.address.equals(address)).count();
  }

  /** How many visitors there are, if no address counts for more than so many. */
  int sessionsOfEach(int most) {
    return visits.values().stream()
        .collect(Collectors.groupingBy(visit -> visit.address, Collectors.counting()))
        .values()
        .stream()
        .mapToInt(count -> (int) Math.min(count, most))
        .sum();
  }

  /** How many pages all of them have open. */
  int pages() {
    return visits.values().stream().mapToInt(visit -> visit.pages.get()).sum();
  }

  /** How many pages a session has open. */
  int pages(String id) {
    return visits.values().stream()
        .filter(visit -> visit.id.equals(id))
        .mapToInt(visit -> visit.pages.get())
        .sum();
  }

  /** Gives up those who have not even loaded a page, since others wait: many of them at once. */
  void makeRoom() {
    long now = System.currentTimeMillis();
    long last = madeRoom.get();
    if (now - last >= ROOM_AGAIN && madeRoom.compareAndSet(last, now)) {
      sweep(now, EMPTY_WHEN_FULL);
    }
  }

  /**
   * Gives up pages that are silent, and sessions without any.
   *
   * @param empty how long a session may be without a page, in milliseconds
   */
  void sweep(long now, long empty) {
    visits.forEach(
        (session, visit) -> {
          // A visitor whose page fell silent is gone; one who closed a page may be loading the
          // next.
          boolean vanished = visit.pages.get() > 0 && closeSilent(session, now);
          if (visit.isEmptyFor(vanished ? 0 : empty, now)) {
            end(session);
          }
        });
  }

  /** Whether a page was given up. */
  private static boolean closeSilent(VaadinSession session, long now) {
    // A session whose lock is held is in use.
    if (!session.getLockInstance().tryLock()) {
      return false;
    }
    try {
      boolean closed = false;
      for (UI ui : List.copyOf(session.getUIs())) {
        long silence = isSeen(ui) ? SILENCE : HIDDEN_SILENCE;
        if (now - ui.getInternals().getLastHeartbeatTimestamp() > silence) {
          session.removeUI(ui);
          closed = true;
        }
      }
      return closed;
    } finally {
      session.unlock();
    }
  }

  /** Whether a page has said last that somebody can see it. */
  private static boolean isSeen(UI ui) {
    PageVisibility last = ui.getPage().pageVisibilitySignal().peek();
    return last == PageVisibility.VISIBLE || last == PageVisibility.VISIBLE_NOT_FOCUSED;
  }

  private void end(VaadinSession session) {
    WrappedSession holder = holder(session);
    visits.remove(session);
    if (holder != null) {
      try {
        holder.invalidate();
      } catch (IllegalStateException e) {
        // The session has ended in the meantime.
      }
    }
  }

  private static @Nullable WrappedSession holder(VaadinSession session) {
    session.lock();
    try {
      return session.getSession();
    } finally {
      session.unlock();
    }
  }

  @Override
  public void destroy() {
    clock.shutdownNow();
  }
}
