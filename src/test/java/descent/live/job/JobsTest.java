package descent.live.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.live.BusyException;
import descent.live.Foreground;
import descent.live.Limits;
import descent.live.Visitor;
import descent.live.job.Jobs.Bounds;
import descent.live.job.Jobs.Ticket;
import descent.message.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobsTest {
  private static final Ticket TICKET = new Ticket(Visitor.alone("visitor"), "a");

  private final Jobs jobs = new Jobs(Bounds.STANDARD, 1);

  private static Iterator<Integer> endless() {
    return Stream.iterate(0, i -> i + 1).iterator();
  }

  @Test
  void aJobHandsOverAllItsPiecesInOrder() throws Exception {
    var received = new ArrayList<Integer>();
    jobs.run(TICKET, IntStream.range(0, 100).iterator(), received::add);
    assertThat(received).isEqualTo(IntStream.range(0, 100).boxed().toList());
    assertThat(jobs.running()).isZero();
  }

  @Test
  void noFurtherPieceIsComputedForAReceiverThatIsGone() {
    var computed = new AtomicInteger();
    Iterator<Integer> counted = Stream.generate(computed::incrementAndGet).iterator();
    assertThatThrownBy(
            () ->
                jobs.run(
                    TICKET,
                    counted,
                    piece -> {
                      if (piece == 3) {
                        throw new IOException("gone");
                      }
                    }))
        .isInstanceOf(IOException.class);
    assertThat(computed).hasValue(3);
    assertThat(jobs.running()).isZero();
  }

  @Test
  void aVisitorWithTooManyJobsIsRefusedAndOthersAreNot() throws Exception {
    Jobs strict = impatient(new Bounds(2, 1, 2, Long.MAX_VALUE, 1, 1));
    strict.run(
        TICKET,
        List.of(1).iterator(),
        first -> {
          assertThatThrownBy(
                  () ->
                      strict.run(new Ticket(Visitor.alone("visitor"), "b"), endless(), piece -> {}))
              .isInstanceOf(InvalidInputException.class)
              .hasMessage(
                  "Your long computations under way: 1; cancel one or wait for its end"
                      + " (LIMIT_JOB_PER_VISITOR).");
          strict.run(
              new Ticket(Visitor.alone("other"), "a"),
              List.of(1).iterator(),
              second ->
                  assertThatThrownBy(
                          () ->
                              strict.run(
                                  new Ticket(Visitor.alone("third"), "a"), endless(), piece -> {}))
                      .isInstanceOf(BusyException.class));
        });
    assertThat(strict.running()).isZero();
  }

  private static Jobs impatient(Bounds bounds) {
    return new Jobs(bounds, 1, 1, new Foreground(1), 0);
  }

  @Test
  void whoeverFindsNoPlaceWaitsForOneThatIsGivenBack() throws Exception {
    var bounds = new Bounds(2, 1, 2, Long.MAX_VALUE, 1, 1);
    var patient = new Jobs(bounds, 1, 1, new Foreground(1), TimeUnit.MINUTES.toNanos(1));
    var received = Collections.synchronizedList(new ArrayList<Integer>());
    var second =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  try {
                    var other = new Ticket(Visitor.alone("visitor"), "b");
                    patient.run(other, List.of(7).iterator(), received::add);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
    patient.run(
        TICKET,
        List.of(1).iterator(),
        piece -> {
          second.start();
          while (second.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
          }
          assertThat(received).isEmpty();
        });
    second.join();
    assertThat(received).containsExactly(7);
    assertThat(patient.running()).isZero();
  }

  @Test
  void placesAreKeptForThoseWhoHaveNone() throws Exception {
    // Four places in all, three of one address: half of either is for newcomers.
    Jobs few = impatient(new Bounds(4, 3, 3, Long.MAX_VALUE, 1, 1));
    var greedy = new Visitor("greedy", "a");
    one(
        few,
        greedy,
        "1",
        () ->
            one(
                few,
                greedy,
                "2",
                () -> {
                  refused(few, greedy, "3");
                  one(
                      few,
                      new Visitor("neighbour", "a"),
                      "1",
                      () -> {
                        refused(few, new Visitor("session", "a"), "1");
                        one(
                            few,
                            Visitor.alone("b"),
                            "1",
                            () -> refused(few, Visitor.alone("c"), "1"));
                      });
                }));
    assertThat(few.running()).isZero();
  }

  private interface Meanwhile {
    void run() throws IOException;
  }

  private static void one(Jobs jobs, Visitor visitor, String name, Meanwhile meanwhile)
      throws IOException {
    jobs.run(new Ticket(visitor, name), List.of(1).iterator(), piece -> meanwhile.run());
  }

  private static void refused(Jobs jobs, Visitor visitor, String name) {
    assertThatThrownBy(() -> jobs.run(new Ticket(visitor, name), endless(), piece -> {}))
        .isInstanceOf(BusyException.class);
  }

  @Test
  void aNewerJobOfTheSameNameEndsTheFormer() throws Exception {
    var received = new ArrayList<Integer>();
    var inner = new ArrayList<Integer>();
    jobs.run(
        TICKET,
        endless(),
        piece -> {
          received.add(piece);
          if (piece == 2) {
            jobs.run(TICKET, List.of(7).iterator(), inner::add);
          }
        });
    assertThat(received).containsExactly(0, 1, 2);
    assertThat(inner).containsExactly(7);
  }

  @Test
  void theTimeForComputingIsBounded() {
    var received = new ArrayList<Integer>();
    assertThatThrownBy(
            () -> new Jobs(new Bounds(1, 1, 1, 0, 1, 1), 1).run(TICKET, endless(), received::add))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("which is all that one visitor gets");
    assertThat(received).as("what was computed is handed over").containsExactly(0);
  }

  @Test
  void whatAJobSaysIsWrongIsToldToWhoeverAsked() {
    Iterator<Integer> refusing =
        Stream.<Integer>generate(
                () -> {
                  throw Limits.refusal("limit.steps", "No {0}.", 1);
                })
            .iterator();
    assertThatThrownBy(() -> jobs.run(TICKET, refusing, piece -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("No 1.");
    assertThat(jobs.running()).isZero();
  }

  @Test
  void aShortJobIsDoneWhileALongOneIsUnderWay() throws Exception {
    var received = new ArrayList<Integer>();
    jobs.run(
        TICKET,
        IntStream.range(0, 3).iterator(),
        piece ->
            jobs.run(
                new Ticket(Visitor.alone("other"), ""), List.of(piece).iterator(), received::add));
    assertThat(received).containsExactly(0, 1, 2);
  }
}
