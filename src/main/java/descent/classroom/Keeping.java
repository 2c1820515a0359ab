package descent.classroom;

import descent.classroom.protocol.ClassScene;
import descent.classroom.protocol.Phase;
import descent.classroom.protocol.RefusedException;
import descent.classroom.protocol.RefusedException.Why;
import descent.message.InvalidInputException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is said in a class into its store before it is answered, and only then shows it.
 * Whatever comes while something is written is written together, next; where another server has
 * changed the class meanwhile, it is done again to what that one left.
 */
final class Keeping {
  private static final Logger LOGGER = System.getLogger(Keeping.class.getName());

  private final ClassStore store;

  /** Whether no other server has to find in the store what is shown here. */
  private final boolean isAlone;

  private final String code;
  private final Queue<Waiting<?>> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  // What is kept, and whether it is over, changes only under the lock; what is shown, also under
  // this object's monitor, so that pictures move while something is written.
  private @Nullable String kept;
  private volatile boolean over;
  private volatile ClassMemory memory;
  private volatile boolean isAhead;

  /** A change, until it is done or refused. */
  private static final class Waiting<R> {
    final boolean lasting;
    final Draft.Change<R> change;
    @Nullable R result;
    @Nullable RefusedException refusal;
    boolean done;

    Waiting(boolean lasting, Draft.Change<R> change) {
      this.lasting = lasting;
      this.change = change;
    }

    /** Whether it changed the draft. */
    boolean in(Draft draft) {
      refusal = null;
      try {
        result = change.in(draft);
      } catch (RefusedException e) {
        refusal = e;
      }
      return refusal == null;
    }
  }

  /** What is seen of a class after each change. */
  interface Watch {
    /** What a draft becomes. */
    ClassMemory finish(Draft draft);

    /** There is something new. */
    void show(ClassMemory memory);
  }

  private final Watch watch;

  /**
   * @param kept what the store has of it; null for nothing
   */
  Keeping(Classroom.Commons commons, ClassMemory memory, @Nullable String kept, Watch watch) {
    store = commons.store();
    isAlone = commons.news() == ClassNews.NONE;
    this.code = memory.code();
    this.memory = memory;
    this.kept = kept;
    this.watch = watch;
  }

  ClassMemory memory() {
    return memory;
  }

  boolean isOver() {
    return over;
  }

  /**
   * Changes the class.
   *
   * @param lasting whether it must outlive the process or not be done at all; anything else is
   *     shown though the store may be away, and kept when it is back
   * @throws RefusedException if the class does not take it, or it must last and cannot
   */
  <R> R change(boolean lasting, Draft.Change<R> change) {
    var mine = new Waiting<>(lasting, change);
    waiting.add(mine);
    writing.lock();
    try {
      // The thread that held the lock may have written this change together with its own.
      if (!mine.done) {
        changeAll();
      }
    } finally {
      writing.unlock();
    }
    RefusedException refusal = mine.refusal;
    R result = mine.result;
    if (refusal != null || result == null) {
      throw refusal == null ? unknown() : refusal;
    }
    return result;
  }

  /**
   * Moves the pictures at once; the store has them with the next change, or when it catches up. A
   * class of hundreds has megabytes to write, which no hand on a slider may wait for.
   *
   * @return false, and nothing changes, if the scene is more than a movement, or other servers have
   *     to find it in the store
   */
  synchronized boolean move(ClassScene shown, Phase phase) {
    if (!isAlone || over || !memory.isOnlyMovedBy(shown, phase)) {
      return false;
    }
    isAhead = true;
    show(moved(memory, shown, phase));
    return true;
  }

  private ClassMemory moved(ClassMemory from, ClassScene shown, Phase phase) {
    var draft = new Draft(from);
    var unused = draft.show(shown, phase);
    return watch.finish(draft);
  }

  private void changeAll() {
    var all = new ArrayList<Waiting<?>>();
    for (Waiting<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      all.add(next);
    }
    try {
      while (!over && !attempt(all)) {}
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "a class cannot be kept: {0}", e.toString());
      withoutStore(all);
    }
    if (over) {
      all.forEach(each -> each.refusal = unknown());
    }
    all.forEach(each -> each.done = true);
  }

  /** False if another server was faster. */
  private boolean attempt(List<Waiting<?>> all) throws IOException {
    ClassMemory before = memory;
    var draft = new Draft(before);
    boolean changed = false;
    for (Waiting<?> each : all) {
      changed |= each.in(draft);
    }
    if (!changed && !isAhead) {
      return true;
    }
    ClassMemory next = watch.finish(draft);
    String text = ClassFile.write(next);
    if (store.put(code, kept, text)) {
      kept = text;
      showKept(before, next);
      return true;
    }
    adopt();
    return false;
  }

  /** Shows what has been kept, and stays where the pictures were moved to in the meantime. */
  private synchronized void showKept(ClassMemory before, ClassMemory next) {
    ClassScene scene = memory.scene();
    Phase phase = memory.phase();
    isAhead =
        memory != before && memory.number() == next.number() && next.isOnlyMovedBy(scene, phase);
    show(isAhead ? moved(next, scene, phase) : next);
  }

  private synchronized void withoutStore(List<Waiting<?>> all) {
    var draft = new Draft(memory);
    boolean changed = false;
    for (Waiting<?> each : all) {
      if (each.lasting) {
        each.refusal = broken();
      } else {
        changed |= each.in(draft);
      }
    }
    if (changed) {
      isAhead = true;
      show(watch.finish(draft));
    }
  }

  private void show(ClassMemory next) {
    memory = next;
    watch.show(next);
  }

  /** Takes over what another server has left in the store. */
  void refresh() throws IOException {
    writing.lock();
    try {
      adopt();
    } finally {
      writing.unlock();
    }
  }

  private void adopt() throws IOException {
    String there = over ? null : store.get(code);
    if (there == null) {
      over = true;
      watch.show(memory);
    } else if (!there.equals(kept)) {
      try {
        ClassMemory theirs = ClassFile.read(there);
        kept = there;
        showKept(memory, theirs);
      } catch (InvalidInputException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }

  /** Keeps what could not be kept before. */
  void catchUp() {
    if (!isAhead) {
      return;
    }
    writing.lock();
    try {
      changeAll();
    } finally {
      writing.unlock();
    }
  }

  /** Nothing is changed after this. */
  void end() {
    writing.lock();
    try {
      over = true;
    } finally {
      writing.unlock();
    }
  }

  static RefusedException unknown() {
    return new RefusedException(Why.UNKNOWN, "class.unknown", "There is no class of this code.");
  }

  static RefusedException broken() {
    return new RefusedException(
        Why.BROKEN,
        "class.broken",
        "The server cannot keep that at the moment, so it does not count; try again in a moment.");
  }
}
