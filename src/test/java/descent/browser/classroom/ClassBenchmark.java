package descent.browser.classroom;

import descent.browser.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A class of so many followers, each a socket of its own, and of some real browsers, for so many
 * seconds. In each round a teacher drags, drags once more while a question hides what comes after
 * the step, lets all vote, a tenth of them over a connection that has just broken, and lets all
 * choose a rate; at the end all try to vote after the close. Reports how late a follower has the
 * step and, of a question, the picture, what goes over the wire, votes that were lost or came too
 * late, and how late the dots come.
 */
final class ClassBenchmark {
  private static final int DRAGS_A_SECOND = 20;
  private static final int DRAGGED = 200;
  private static final int LATE_VOTES = 10_000;
  private static final int REST_SECONDS = 3;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final String ASKING =
      """
      {"problem": {"type": "function", "expression": "0.5*x^2 + 50*y^2", "variables": ["x", "y"], "start": [-4, 1]},
       "steps": 200, "question": {"text": "Which, in round %d?", "choices": ["a", "b", "c"], "answer": 1},
       "runs": [{"optimizer": {"type": "sgd"}, "schedule": {"type": "constant", "learningRate": 0.018}}]}
      """;

  private final ClassHall hall;
  private final ClassHall.Follower teacher;
  private final List<ClassHall.Follower> followers;
  private final ClassBrowsers browsers;
  private final List<Double> lastDots = new ArrayList<>();
  private final List<Double> dotsWork = new ArrayList<>();
  private final ProcessHandle server;
  private int counted;
  private int voted;
  private double restingMegabits;

  private ClassBenchmark(ClassHall hall, ProcessHandle server, int count, int real) {
    this.hall = hall;
    this.server = server;
    teacher = hall.teacher();
    followers = hall.followers(count);
    browsers = new ClassBrowsers(hall.page(), real);
  }

  /**
   * @param args seconds, 60 by default, followers, 300 by default, and real browsers, none by
   *     default
   */
  public static void main(String[] args) throws Exception {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 300;
    int real = args.length > 2 ? Integer.parseInt(args[2]) : 0;
    try (var server = Server.start("-Xmx1g")) {
      var hall = new ClassHall(server.address(), ASKING.formatted(0));
      var benchmark = new ClassBenchmark(hall, server.process().toHandle(), count, real);
      try {
        benchmark.run(seconds);
      } finally {
        benchmark.browsers.close();
      }
    }
  }

  private void run(int seconds) throws Exception {
    await(() -> followers.stream().noneMatch(follower -> follower.token.isEmpty()));
    var open = new Drag("in the open");
    var hidden = new Drag("while a question hides");
    long begin = System.nanoTime();
    int rounds = 0;
    while (rounds == 0 || System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(seconds)) {
      rounds++;
      teacher.say("{\"experiment\": " + ASKING.formatted(rounds) + "}");
      String question = "{\"state\": {\"question\": \"%s\"}}";
      teacher.say(question.formatted("open"));
      await(() -> followers.stream().allMatch(follower -> follower.question.equals("open")));
      hidden.drag();
      vote();
      teacher.say(question.formatted("revealed"));
      await(() -> followers.stream().allMatch(follower -> follower.question.equals("revealed")));
      open.drag();
      rest();
      choose();
    }
    tell(
        "%d followers and %d browsers, %d rounds in %.0f s%n",
        followers.size(), browsers.count(), rounds, (System.nanoTime() - begin) * 1e-9);
    open.tell();
    hidden.tell();
    tell("at rest, while all read or talk: %.3f Mbit/s%n", restingMegabits / rounds / REST_SECONDS);
    tell(
        "the last of %d dots came after %.2f s (median), %.2f s (95th percentile), of which the"
            + " server computed %.2f s (median)%n",
        followers.size(),
        ClassHall.at(lastDots, 0.5),
        ClassHall.at(lastDots, 0.95),
        ClassHall.at(dotsWork, 0.5));
    late();
  }

  /** What was measured while the teacher dragged. */
  private final class Drag {
    private final String how;
    private final List<Double> behind = new ArrayList<>();
    private final List<Double> pictured = new ArrayList<>();
    private final List<Double> heard = new ArrayList<>();
    private final List<Double> shown = new ArrayList<>();
    private double megabits;
    private double seconds;

    Drag(String how) {
      this.how = how;
    }

    void drag() throws Exception {
      teacher.say("{\"state\": {\"step\": 0}}");
      TimeUnit.SECONDS.sleep(1);
      hall.forget();
      browsers.forget();
      long begin = System.nanoTime();
      for (int i = 1; i <= DRAGGED; i++) {
        hall.said(i);
        browsers.said(i);
        teacher.say("{\"state\": {\"step\": " + i + "}}");
        TimeUnit.MILLISECONDS.sleep(1000 / DRAGS_A_SECOND);
      }
      seconds += (System.nanoTime() - begin) * 1e-9;
      megabits += hall.bytes.get() * 8e-6;
      TimeUnit.SECONDS.sleep(1);
      behind.addAll(hall.lags);
      pictured.addAll(hall.pictures);
      heard.addAll(browsers.heard());
      shown.addAll(browsers.shown());
    }

    void tell() {
      ClassBenchmark.tell(
          "dragging %s: sockets behind the hand by median %.0f ms, 95th percentile %.0f ms;"
              + " %.1f Mbit/s%n",
          how, ClassHall.at(behind, 0.5), ClassHall.at(behind, 0.95), megabits / seconds);
      if (!pictured.isEmpty()) {
        ClassBenchmark.tell(
            "  their pictures by median %.0f ms, 95th percentile %.0f ms%n",
            ClassHall.at(pictured, 0.5), ClassHall.at(pictured, 0.95));
      }
      if (!heard.isEmpty()) {
        ClassBenchmark.tell(
            "  browsers hear it after median %.0f ms, 95th percentile %.0f ms, and stand there"
                + " after %.0f ms, %.0f ms%n",
            ClassHall.at(heard, 0.5),
            ClassHall.at(heard, 0.95),
            ClassHall.at(shown, 0.5),
            ClassHall.at(shown, 0.95));
      }
    }
  }

  /** Nobody does anything. */
  private void rest() throws InterruptedException {
    hall.forget();
    TimeUnit.SECONDS.sleep(REST_SECONDS);
    restingMegabits += hall.bytes.get() * 8e-6;
  }

  private void vote() throws Exception {
    followers.forEach(follower -> follower.voted = false);
    for (int i = 0; i < followers.size(); i++) {
      ClassHall.Follower follower = followers.get(i);
      if (i % 10 == 0) {
        follower.renew();
      }
      follower.say("{\"vote\": " + i % 3 + "}");
    }
    await(() -> followers.stream().allMatch(follower -> follower.voted));
    await(() -> teacher.votes >= followers.size());
    counted += teacher.votes;
    voted += followers.size();
  }

  private void late() throws Exception {
    followers.forEach(ClassHall.Follower::renew);
    await(() -> followers.stream().noneMatch(follower -> follower.token.isEmpty()));
    followers.forEach(follower -> follower.voted = false);
    int asked = 0;
    while (asked < LATE_VOTES) {
      for (ClassHall.Follower follower : followers) {
        // A message too many would send its sender away.
        follower.say("{\"vote\": 0}");
        asked++;
        if (follower.told >= 12) {
          follower.renew();
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    TimeUnit.SECONDS.sleep(2);
    long taken = followers.stream().filter(follower -> follower.voted).count();
    tell(
        "votes: %d of %d counted, a tenth of them after a broken connection; %d of %d late ones"
            + " taken%n",
        counted, voted, taken, asked);
  }

  private void choose() throws Exception {
    await(() -> followers.stream().noneMatch(follower -> follower.token.isEmpty()));
    ClassHall.Follower watching = followers.getFirst();
    int before = watching.dots;
    double work = work();
    long begin = System.nanoTime();
    for (int i = 0; i < followers.size(); i++) {
      followers.get(i).say("{\"choose\": {\"learningRate\": " + (0.0001 + i * 1e-5) + "}}");
    }
    await(() -> watching.dots >= before + followers.size());
    lastDots.add((System.nanoTime() - begin) * 1e-9);
    dotsWork.add(work() - work);
  }

  /** Seconds of processors that the server has used. */
  private double work() {
    return server.info().totalCpuDuration().map(used -> used.toNanos() * 1e-9).orElse(Double.NaN);
  }

  private static void tell(String text, Object... values) {
    System.out.printf(Locale.ROOT, text, values);
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the class does not answer in time");
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }
}
