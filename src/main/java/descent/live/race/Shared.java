package descent.live.race;

import descent.live.BusyException;
import descent.message.InvalidInputException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Answers to questions that many ask, as a hall that opens one link: the first who asks has it
 * computed, the others wait for that, and later ones find it as long as there is room.
 */
public final class Shared<A> {
  /** An answer that takes a larger part of the room is handed on and not kept. */
  private static final int LARGEST = 8;

  private final long most;
  private final ToLongFunction<A> bytesOf;
  private final Map<Object, CompletableFuture<A>> answers = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * @param most bytes that are kept
   * @param bytesOf how many an answer has
   */
  public Shared(long most, ToLongFunction<A> bytesOf) {
    this.most = most;
    this.bytesOf = bytesOf;
  }

  /**
   * The answer to a question, computed once. What is refused is refused to all who wait for it; a
   * server that is too busy for the first of them may not be for the next.
   *
   * @param question equal for whoever asks the same
   */
  public A get(Object question, Supplier<A> compute) {
    var own = new CompletableFuture<A>();
    CompletableFuture<A> present;
    synchronized (answers) {
      present = answers.putIfAbsent(question, own);
    }
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

  private A first(Object question, CompletableFuture<A> own, Supplier<A> compute) {
    try {
      A answer = compute.get();
      own.complete(answer);
      keep(question, own, bytesOf.applyAsLong(answer));
      return answer;
    } catch (RuntimeException | Error e) {
      synchronized (answers) {
        answers.remove(question, own);
      }
      own.completeExceptionally(e);
      throw e;
    }
  }

  private void keep(Object question, CompletableFuture<A> own, long size) {
    synchronized (answers) {
      if (size > most / LARGEST) {
        answers.remove(question, own);
        return;
      }
      bytes += size;
      Iterator<CompletableFuture<A>> eldest = answers.values().iterator();
      while (bytes > most && eldest.hasNext()) {
        CompletableFuture<A> next = eldest.next();
        if (next != own && next.isDone()) {
          eldest.remove();
          bytes -= bytesOf.applyAsLong(next.join());
        }
      }
    }
  }
}
