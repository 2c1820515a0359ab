package descent.classroom;

import descent.classroom.choice.Choice;
import descent.classroom.choice.ChosenRun;
import descent.classroom.choice.Dot;
import descent.classroom.choice.Follower;
import descent.classroom.choice.LossCurve;
import descent.classroom.choice.LossCurves;
import descent.classroom.choice.Tried;
import descent.classroom.protocol.ClassScene;
import descent.classroom.protocol.RefusedException;
import descent.experiment.Experiment;
import descent.experiment.Problem;
import descent.live.job.Traces;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.objective.Objective;
import descent.schedule.Schedule;
import descent.share.Id;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tries out what followers choose: each choice is a run of its own, on one thread and in the order
 * in which they came, so that a class of hundreds leaves the other processors to everybody else.
 */
public final class ClassTrials implements AutoCloseable {
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int MOST_CURVES = 50;
  private static final long WARMING = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int TOGETHER_MILLISECONDS = 100;

  private final Traces traces;
  private final ThreadPoolExecutor thread;

  // These fields are used by the one thread alone.
  private boolean isWarm;
  private @Nullable Problem compiledOf;
  private @Nullable Objective compiled;

  private final SequencedMap<String, CompletableFuture<List<LossCurve>>> curves =
      new LinkedHashMap<>();

  /** Who chose. */
  public interface Chooser {
    Follower follower();

    /** The choice is the first of its kind: where a session is played again, it stands for all. */
    void isFirst(Experiment chosen);

    /** The choice does not count; told at once or later. */
    void refused(InvalidInputException why);
  }

  /** What came of a choice. */
  private record Finished(Chooser chooser, Experiment chosen, Tried tried) {
    String field() {
      return tried.dot().field();
    }
  }

  /** What is about to be kept; guarded by itself. */
  private final Map<Classroom, List<Finished>> unkept = new HashMap<>();

  /**
   * @param waiting how many choices of all classes may wait
   */
  public ClassTrials(Traces traces, int waiting) {
    this.traces = traces;
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(waiting),
            Thread.ofPlatform().daemon().name("class-trials").factory());
  }

  /**
   * Refuses an experiment that is too much for a class.
   *
   * @throws InvalidInputException if it is
   */
  public void check(Experiment experiment) {
    traces.check(experiment);
    try {
      thread.execute(() -> warm(experiment));
    } catch (RejectedExecutionException e) {
      // A server that has so much to do is warm.
    }
  }

  /**
   * The virtual machine translates what has run often: some choices that nobody makes are run
   * before the first class, whose hundreds of choices come at the same moment.
   */
  private void warm(Experiment experiment) {
    if (isWarm || !experiment.problem().isQuick()) {
      return;
    }
    isWarm = true;
    long end = System.nanoTime() + WARMING;
    for (Choice choice : Choice.curve(Schedule.RATE)) {
      try {
        Experiment chosen = choice.in(experiment);
        var unused = new Tried(run(chosen, WARMING).dot("", choice), Id.of(chosen).text());
      } catch (InvalidInputException e) {
        return;
      }
      if (System.nanoTime() > end) {
        return;
      }
    }
  }

  /** Runs what a follower chose, in its turn, and notes in the class what came of it. */
  public void queue(Classroom room, Choice choice, Chooser chooser) {
    ClassScene scene = room.scene();
    boolean isAsked = room.phase().isAsked() && !scene.choose().equals(choice.field());
    if (scene.asksGuess() || isAsked) {
      // Running a choice would reveal what the class is to guess, or to answer.
      throw Draft.notAsked();
    }
    Experiment chosen = choice.in(room.experiment());
    traces.check(chosen);
    int number = room.view(false).number();
    try {
      thread.execute(
          () -> {
            try {
              // Nobody waits for it once the class shows another experiment.
              if (room.view(false).number() == number) {
                Dot dot = run(chosen, LONGEST).dot(chooser.follower().pseudonym(), choice);
                note(room, new Finished(chooser, chosen, new Tried(dot, Id.of(chosen).text())));
              }
            } catch (InvalidInputException e) {
              chooser.refused(e);
            }
          });
    } catch (RejectedExecutionException e) {
      throw busy();
    }
  }

  /** Hundreds choose of one function, which is compiled once. */
  private ChosenRun run(Experiment chosen, long nanoseconds) {
    if (!chosen.problem().equals(compiledOf)) {
      compiled = chosen.compile();
      compiledOf = chosen.problem();
    }
    return ChosenRun.of(chosen, compiled, nanoseconds);
  }

  /** A class is written whole each time: what comes at nearly the same time is kept together. */
  private void note(Classroom room, Finished outcome) {
    synchronized (unkept) {
      List<Finished> waiting = unkept.get(room);
      if (waiting == null) {
        unkept.put(room, new ArrayList<>(List.of(outcome)));
        Thread.ofVirtual().start(() -> keep(room));
      } else {
        waiting.add(outcome);
      }
    }
  }

  private void keep(Classroom room) {
    while (true) {
      List<Finished> now;
      synchronized (unkept) {
        now = unkept.remove(room);
        if (now == null || now.isEmpty()) {
          return;
        }
        unkept.put(room, new ArrayList<>());
      }
      keep(room, now);
      try {
        Thread.sleep(TOGETHER_MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void keep(Classroom room, List<Finished> now) {
    int kept = 0;
    InvalidInputException why = null;
    List<Dot> before = room.dots(0);
    String field = before.isEmpty() ? "" : before.getLast().field();
    for (Finished outcome : now) {
      if (!outcome.field().equals(field)) {
        field = outcome.field();
        outcome.chooser.isFirst(outcome.chosen);
      }
    }
    try {
      kept = room.add(now.stream().map(Finished::tried).toList());
    } catch (InvalidInputException e) {
      why = e;
    }
    for (Finished outcome : now.subList(kept, now.size())) {
      outcome.chooser.refused(why == null ? Draft.full(room.results().size()) : why);
    }
  }

  /**
   * Computes the true curve of the number that is chosen now, if it is wanted and not yet on its
   * way: a point in each turn, so that choices go on meanwhile.
   */
  public void queueTruth(Classroom room) {
    String of = room.missingCurve();
    if (of == null) {
      return;
    }
    Iterator<Choice> numbers = Choice.curve(room.scene().choose()).iterator();
    if (numbers.hasNext()) {
      queueTruth(room, of, room.experiment(), numbers);
    }
  }

  private void queueTruth(
      Classroom room, String of, Experiment experiment, Iterator<Choice> numbers) {
    Runnable point =
        () -> {
          Choice choice = numbers.next();
          try {
            Dot dot = run(choice.in(experiment), LONGEST).dot("", choice);
            if (room.addTruth(dot, of) && numbers.hasNext()) {
              queueTruth(room, of, experiment, numbers);
            }
          } catch (InvalidInputException e) {
            // A run that takes too long ends the curve; its points so far stay.
          }
        };
    try {
      thread.execute(point);
    } catch (RejectedExecutionException e) {
      // The points of the curve so far stay.
    }
  }

  /**
   * The losses of all runs of an experiment, once for all who ask; they come in slices, between the
   * choices of followers.
   */
  public CompletableFuture<List<LossCurve>> curves(Experiment experiment) {
    String id = Id.of(experiment).text();
    synchronized (curves) {
      CompletableFuture<List<LossCurve>> known = curves.get(id);
      if (known != null && !known.isCompletedExceptionally()) {
        return known;
      }
      var made = new CompletableFuture<List<LossCurve>>();
      curves.put(id, made);
      if (curves.size() > MOST_CURVES) {
        curves.remove(curves.firstEntry().getKey());
      }
      goOn(new LossCurves(experiment), made);
      return made;
    }
  }

  private void goOn(LossCurves work, CompletableFuture<List<LossCurve>> made) {
    try {
      thread.execute(
          () -> {
            try {
              if (work.goOn(SLICE)) {
                goOn(work, made);
              } else {
                made.complete(work.curves());
              }
            } catch (RuntimeException e) {
              made.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      made.completeExceptionally(busy());
    }
  }

  private static RefusedException busy() {
    return RefusedException.full(
        "LIMIT_CLASS_CHOICES_WAITING",
        Message.of(
            "class.busy",
            "The server is still computing other choices; choose again in a moment"
                + " (LIMIT_CLASS_CHOICES_WAITING)."));
  }

  /** Ends what waits. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
