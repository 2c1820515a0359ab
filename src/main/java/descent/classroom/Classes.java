package descent.classroom;

import descent.classroom.RefusedException.Why;
import descent.experiment.Experiment;
import descent.message.InvalidInputException;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All classes by their codes. Each is kept in a store a moment after it changed, so that the end of
 * the process ends no class; without a teacher for a day it is forgotten.
 */
public final class Classes implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(Classes.class.getName());
  private static final long SAVE_MILLISECONDS = 250;

  private final ClassStore store;
  private final ClassLimits limits;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<Code, Classroom> rooms = new ConcurrentHashMap<>();
  private final Map<Code, String> addresses = new HashMap<>();
  private final ScheduledExecutorService saver =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("classes").factory());

  /** Brings back the classes of a store. */
  public Classes(ClassStore store, ClassLimits limits, InstantSource clock) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
    try {
      store.all().forEach(this::recall);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "classes cannot be read: {0}", e.toString());
    }
    var unused =
        saver.scheduleWithFixedDelay(
            this::sweep, SAVE_MILLISECONDS, SAVE_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  private void recall(String text) {
    try {
      Classroom room = Classroom.of(ClassFile.read(text), limits, random);
      rooms.put(room.code(), room);
    } catch (InvalidInputException e) {
      LOGGER.log(Level.WARNING, "a class cannot be read: {0}", e.getMessage());
    }
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
   * @throws RefusedException if there are too many
   */
  public synchronized Begun begin(String address, Experiment experiment, String id) {
    long mine = addresses.values().stream().filter(address::equals).count();
    if (rooms.size() >= limits.classes() || mine >= limits.perAddress()) {
      throw new RefusedException(
          Why.FULL,
          "class.many",
          "There are too many classes at the moment; end one, or try later.");
    }
    Code code = Code.draw(random);
    while (rooms.containsKey(code)) {
      code = Code.draw(random);
    }
    String key = Secret.draw(random);
    var room = new Classroom(code, Secret.of(key), experiment, id, limits, random, clock.instant());
    rooms.put(code, room);
    addresses.put(code, address);
    return new Begun(room, key);
  }

  /** The class of a code; empty where there is none. */
  public Optional<Classroom> find(String typed) {
    return Code.read(typed).map(rooms::get);
  }

  /** Whether a class that has not been told the answer is asked by this experiment. */
  public boolean isAsked(String id) {
    return rooms.values().stream()
        .anyMatch(room -> !room.isRevealed() && room.experimentId().equals(id));
  }

  /** Forgets a class and all that was said in it, at once. */
  public synchronized void forget(Classroom room) {
    rooms.remove(room.code());
    addresses.remove(room.code());
    room.end();
    try {
      store.remove(room.code().text());
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "a class cannot be removed: {0}", e.toString());
    }
  }

  /** Keeps what has changed, and forgets what no teacher has come back to. */
  void sweep() {
    Instant oldest = clock.instant().minus(Duration.ofHours(limits.kept()));
    for (Classroom room : List.copyOf(rooms.values())) {
      if (room.teacherSeen(clock.instant()).isBefore(oldest)) {
        forget(room);
      } else {
        save(room);
      }
    }
  }

  private synchronized void save(Classroom room) {
    ClassMemory memory = rooms.containsKey(room.code()) ? room.changedMemory() : null;
    if (memory == null) {
      return;
    }
    try {
      store.put(room.code().text(), ClassFile.write(memory));
    } catch (IOException e) {
      room.notKept();
      LOGGER.log(Level.WARNING, "a class cannot be kept: {0}", e.toString());
    }
  }

  /** Keeps all once more. */
  @Override
  public void close() {
    saver.shutdown();
    try {
      var unused = saver.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    rooms.values().forEach(this::save);
  }
}
