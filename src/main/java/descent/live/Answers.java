package descent.live;

import descent.message.InvalidInputException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A cache of answers that many ask for at once, as a hall that opens one link: the first request
 * computes the answer, the others wait for it, and later ones find it as long as there is room. The
 * least recently used answer is dropped first; failures are not kept.
 */
public final class Answers<A> {
  /** An answer that takes a larger part of the room is handed on and not kept. */
  private static final int LARGEST = 8;

  private final long most;
  private final ToLongFunction<A> sizeOf;
  private final Map<Object, CompletableFuture<A>> answers = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  /**
   * @param most bytes that are kept
   * @param sizeOf how many an answer has
   */
  public Answers(long most, ToLongFunction<A> sizeOf) {
    this.most = most;
    this.sizeOf = sizeOf;
  }

  /**
   * Answers of about the same size.
   *
   * @param most how many are kept, at least eight
   */
  public Answers(int most) {
    this(most, answer -> 1);
  }

  /**
   * The answer to a question, computed in the thread of whoever asks first. What is refused is
   * refused to all who wait for it; a server that is too busy for the first of them may not be for
   * the next.
   *
   * @param question equal for whoever asks the same
   */
  public A get(Object question, Supplier<A> compute) {
    var own = new CompletableFuture<A>();
    CompletableFuture<A> present = present(question, own);
    if (present == null) {
      return first(question, own, compute);
    }
    try {
      return present.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InvalidInputException refused) {
        throw refused;
      }
      return compute.get();
    } catch (CancellationException e) {
      return compute.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BusyException.closing();
    }
  }

  /**
   * The answer to a question if it is there soon. It is computed in a thread of its own, and kept
   * for later even where nobody waits so long; empty where it is refused or fails, too.
   *
   * @param patience milliseconds to wait for it
   */
  public Optional<A> soon(Object question, Supplier<A> compute, long patience) {
    var own = new CompletableFuture<A>();
    CompletableFuture<A> present = present(question, own);
    if (present == null) {
      Thread.ofVirtual().name("answer").start(() -> unheard(question, own, compute));
    }
    try {
      return Optional.of((present == null ? own : present).get(patience, TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** The answer to a question that was asked before; null for the first one who asks. */
  private @Nullable CompletableFuture<A> present(Object question, CompletableFuture<A> own) {
    synchronized (answers) {
      return answers.putIfAbsent(question, own);
    }
  }

  /** A refusal is told by the future; a fault is told by the thread, too. */
  private void unheard(Object question, CompletableFuture<A> own, Supplier<A> compute) {
    try {
      first(question, own, compute);
    } catch (InvalidInputException | BusyException e) {
      return;
    }
  }

  private A first(Object question, CompletableFuture<A> own, Supplier<A> compute) {
    try {
      A answer = compute.get();
      // Counted before it is done, since only what is done is taken out again.
      keep(question, own, sizeOf.applyAsLong(answer));
      own.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      synchronized (answers) {
        answers.remove(question, own);
      }
      own.completeExceptionally(e);
      throw e;
    }
  }

  private void keep(Object question, CompletableFuture<A> own, long room) {
    synchronized (answers) {
      if (room > most / LARGEST) {
        answers.remove(question, own);
        return;
      }
      size += room;
      Iterator<CompletableFuture<A>> eldest = answers.values().iterator();
      while (size > most && eldest.hasNext()) {
        CompletableFuture<A> next = eldest.next();
        if (next != own && next.isDone()) {
          eldest.remove();
          size -= sizeOf.applyAsLong(next.join());
        }
      }
    }
  }
}
