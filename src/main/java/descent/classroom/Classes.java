package descent.classroom;

import descent.classroom.ClassNews.Presence;
import descent.classroom.protocol.RefusedException;
import descent.classroom.protocol.RefusedException.Why;
import descent.experiment.Experiment;
import descent.message.InvalidInputException;
import descent.message.Message;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All classes by their codes, as a store keeps them: the end of the process ends no class, and
 * several servers may have the same. Without a teacher for a day a class is forgotten.
 */
public final class Classes implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(Classes.class.getName());
  private static final long CATCH_UP_MILLISECONDS = 1_000;
  private static final long SWEEP_MILLISECONDS = 5_000;

  private final Classroom.Commons commons;
  private final Map<Code, Classroom> rooms = new ConcurrentHashMap<>();
  private final Map<Code, String> addresses = new HashMap<>();

  /** What is about to be read again. */
  private final Set<Code> stale = ConcurrentHashMap.newKeySet();

  /** What is no class, and need not be said twice. */
  private final Set<Code> unreadable = ConcurrentHashMap.newKeySet();

  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("classes").factory());

  /** Brings back the classes of a store, for one server alone. */
  public Classes(ClassStore store, ClassLimits limits, InstantSource clock) {
    this(store, ClassNews.NONE, limits, clock);
  }

  /** Brings back the classes of a store that other servers may use, too. */
  public Classes(ClassStore store, ClassNews news, ClassLimits limits, InstantSource clock) {
    commons = new Classroom.Commons(store, news, limits, new SecureRandom(), clock);
    recallAll();
    news.listen(this::heard);
    every(CATCH_UP_MILLISECONDS, () -> rooms.values().forEach(Classroom::catchUp));
    every(SWEEP_MILLISECONDS, this::sweep);
  }

  private void every(long milliseconds, Runnable work) {
    var unused =
        keeper.scheduleWithFixedDelay(work, milliseconds, milliseconds, TimeUnit.MILLISECONDS);
  }

  private void recallAll() {
    try {
      for (String typed : commons.store().codes()) {
        Code code = Code.read(typed).orElse(null);
        if (code != null && !rooms.containsKey(code) && !unreadable.contains(code)) {
          var unused = recall(code);
        }
      }
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "classes cannot be read: {0}", e.toString());
    }
  }

  private @Nullable Classroom recall(Code code) throws IOException {
    try {
      String text = commons.store().get(code.text());
      if (text != null) {
        var room = new Classroom(commons, ClassFile.read(text), text);
        Classroom earlier = rooms.putIfAbsent(code, room);
        return earlier == null ? room : earlier;
      }
    } catch (InvalidInputException e) {
      if (unreadable.add(code)) {
        LOGGER.log(Level.WARNING, "{0} is no class: {1}", code, e.getMessage());
      }
    }
    return null;
  }

  /** What classes may grow to. */
  public ClassLimits limits() {
    return commons.limits();
  }

  /**
   * A class that has just begun.
   *
   * @param key the teacher's secret, which is told this once
   */
  public record Begun(Classroom room, String key) {}

  /**
   * Begins a class.
   *
   * @param address whose classes are bounded
   * @param id of the experiment
   * @throws RefusedException if there are too many, or none can be kept
   */
  public synchronized Begun begin(String address, Experiment experiment, String id) {
    long mine = addresses.values().stream().filter(address::equals).count();
    if (rooms.size() >= commons.limits().classes() || mine >= commons.limits().perAddress()) {
      String limit =
          mine >= commons.limits().perAddress() ? "LIMIT_CLASS_PER_ADDRESS" : "LIMIT_CLASS_CLASSES";
      throw RefusedException.full(
          limit,
          Message.of(
              "class.many",
              "There are too many classes at the moment; end one, or try later ({0}).",
              limit));
    }
    String key = Secret.draw(commons.random());
    try {
      while (true) {
        Code code = Code.draw(commons.random());
        Instant now = commons.clock().instant();
        ClassMemory first = ClassMemory.first(code, Secret.of(key), experiment, id, now);
        String text = ClassFile.write(first);
        if (commons.store().put(code.text(), null, text)) {
          var room = new Classroom(commons, first, text);
          rooms.put(code, room);
          addresses.put(code, address);
          commons.news().tell(code.text(), true, Presence.NOBODY);
          return new Begun(room, key);
        }
      }
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "a class cannot be kept: {0}", e.toString());
      throw Keeping.broken();
    }
  }

  /**
   * The class of a code; empty where there is none.
   *
   * @throws RefusedException if the store is away, so that nobody knows
   */
  public Optional<Classroom> find(String typed) {
    return Code.read(typed).map(code -> rooms.containsKey(code) ? rooms.get(code) : look(code));
  }

  private @Nullable Classroom look(Code code) {
    try {
      return unreadable.contains(code) ? null : recall(code);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "class {0} cannot be read: {1}", code, e.toString());
      throw new RefusedException(
          Why.BROKEN,
          "class.away",
          "The server cannot look up classes at the moment; try again in a moment.");
    }
  }

  /** Whether a class that has not been told the answer is asked by this experiment. */
  public boolean isAsked(String id) {
    return rooms.values().stream()
        .anyMatch(room -> !room.content().revealed() && room.shown().id().equals(id));
  }

  /** Forgets a class and all that was said in it, at once. */
  public void forget(Classroom room) {
    drop(room);
    try {
      commons.store().remove(room.code().text());
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "a class cannot be removed: {0}", e.toString());
    }
    commons.news().tell(room.code().text(), true, Presence.NOBODY);
  }

  private synchronized void drop(Classroom room) {
    rooms.remove(room.code());
    addresses.remove(room.code());
    room.end();
  }

  /** Another server tells of a class. */
  private void heard(String typed, boolean changed, Presence elsewhere) {
    Code.read(typed)
        .ifPresent(
            code -> {
              Classroom room = rooms.get(code);
              if (room != null) {
                room.elsewhere(elsewhere);
              }
              if (changed && stale.add(code)) {
                Thread.ofVirtual().start(() -> refresh(code));
              }
            });
  }

  private void refresh(Code code) {
    stale.remove(code);
    Classroom room = rooms.get(code);
    try {
      if (room == null) {
        var unused = recall(code);
        return;
      }
      room.refresh();
      if (room.isOver()) {
        drop(room);
      }
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "class {0} cannot be read: {1}", code, e.toString());
    }
  }

  /** Forgets what no teacher has come back to, and finds what news did not bring. */
  void sweep() {
    Instant oldest = commons.clock().instant().minus(Duration.ofHours(commons.limits().kept()));
    for (Classroom room : List.copyOf(rooms.values())) {
      if (room.isOver()) {
        drop(room);
      } else if (room.teacherSeen().isBefore(oldest)) {
        forget(room);
      } else {
        commons.news().tell(room.code().text(), false, room.here());
      }
    }
    recallAll();
  }

  @Override
  public void close() {
    keeper.shutdownNow();
    rooms.values().forEach(Classroom::catchUp);
  }
}
