package descent.classroom;

import descent.classroom.RefusedException.Why;
import descent.comparison.Trial;
import descent.experiment.Contender;
import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.live.job.Traces;
import descent.message.InvalidInputException;
import descent.share.Id;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tries out what followers choose: each choice is a run of its own, on one thread and in the order
 * in which they came, so that a class of hundreds leaves the other processors to everybody else.
 */
public final class ClassTrials implements AutoCloseable {
  private static final int WAITING = 5_000;
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);

  private final Traces traces;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("class-trials").factory());

  public ClassTrials(Traces traces) {
    this.traces = traces;
  }

  /**
   * Refuses an experiment that is too much for a class.
   *
   * @throws InvalidInputException if it is
   */
  public void check(Experiment experiment) {
    traces.check(experiment);
  }

  /**
   * Runs what a follower chose, in its turn, and notes in the class what came of it.
   *
   * @param refused is told why not, at once or later
   */
  public void queue(
      Classroom room, Follower follower, Choice choice, Consumer<InvalidInputException> refused) {
    Experiment chosen = choice.in(room.experiment());
    traces.check(chosen);
    int number = room.view(false).number();
    try {
      thread.execute(
          () -> {
            try {
              // Another experiment has come meanwhile: nobody waits for this one.
              if (room.view(false).number() == number) {
                Dot dot = dot(follower, choice, chosen);
                // What is kept at the same time is written at once.
                Thread.ofVirtual().start(() -> add(room, dot, Id.of(chosen).text(), refused));
              }
            } catch (InvalidInputException e) {
              refused.accept(e);
            }
          });
    } catch (RejectedExecutionException e) {
      throw new RefusedException(
          Why.FULL,
          "class.busy",
          "The server has enough choices to try out; choose again in a moment.");
    }
  }

  private static void add(
      Classroom room, Dot dot, String made, Consumer<InvalidInputException> refused) {
    try {
      room.add(dot, made);
    } catch (InvalidInputException e) {
      refused.accept(e);
    }
  }

  private static Dot dot(Follower follower, Choice choice, Experiment chosen) {
    Contender contender = chosen.runs().getFirst();
    var objective =
        chosen.problem() instanceof FunctionProblem function
            ? function.objective(function.compile())
            : null;
    Trial trial = Trial.of(chosen, contender, objective, Double.NEGATIVE_INFINITY);
    long begin = System.nanoTime();
    while (trial.advance()) {
      if (System.nanoTime() - begin > LONGEST) {
        throw new RefusedException(
            Why.INVALID, "class.long", "This run takes too long for a class; take fewer steps.");
      }
    }
    // Who ends above the start has diverged too, though the numbers may still be finite.
    var outcome = trial.outcome();
    boolean diverged = !(outcome.last() <= outcome.start());
    return new Dot(
        follower.pseudonym(), choice.field(), choice.value().toString(), trial.loss(), diverged);
  }

  /** Ends what waits. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
