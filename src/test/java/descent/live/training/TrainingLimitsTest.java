package descent.live.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.Visitor;
import descent.live.WantedPictures;
import descent.message.InvalidInputException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrainingLimitsTest {
  private static final String LAYER =
      "{\"units\": 8, \"activation\": \"tanh\", \"keepProbability\": 0.5}";
  private static final String MOONS =
      "\"dataset\": {\"type\": \"moons\", \"samples\": 60}, \"batchSize\": 7";

  private static Experiment experiment(
      int steps, int runs, String data, String layer, String more) {
    String contenders =
        IntStream.range(0, runs)
            .mapToObj(
                i -> "{\"name\": \"%d\", \"optimizer\": {\"type\": \"adam\"}%s}".formatted(i, more))
            .collect(Collectors.joining(","));
    return ExperimentJson.read(
        "{\"problem\": {\"type\": \"network\", %s, \"layers\": [%s]}, \"steps\": %d, \"every\": 1, \"runs\": [%s]}"
            .formatted(data, layer, steps, contenders));
  }

  private static void refused(Experiment experiment, String sentence) {
    assertThatThrownBy(() -> TrainingLimits.standard().check(experiment))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void whatIsTooMuchIsRefusedWithASentence() {
    refused(experiment(200_001, 1, MOONS, LAYER, ""), "at most 200000 steps");
    refused(experiment(10, 17, MOONS, LAYER, ""), "at most 16 contenders");
    String wide = "{\"units\": 500}, {\"units\": 500}";
    refused(experiment(10, 1, MOONS, wide, ""), "at most 200000 parameters");
    String digits = "\"dataset\": {\"type\": \"digits\"}, \"batchSize\": 0";
    refused(experiment(200_000, 4, digits, "{\"units\": 256}", ""), "too much work");
    String many = ", \"ensemble\": {\"type\": \"independent\", \"members\": 100}";
    refused(experiment(1, 16, digits, "{\"units\": 256}", many), "memory");
    refused(
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
             "runs": [{"optimizer": {"type": "sgd"}}]}
            """),
        "Only networks");
  }

  @Test
  void aVisitorHasFewTrainingsAndTheServerAsManyAsItHolds() {
    var limits = new TrainingLimits(1000, 16, 1000, 1000, 1e12, 1L << 40, 1L << 40, 2, 3);
    Experiment experiment = experiment(10, 1, MOONS, LAYER, "");
    // Nobody can follow another.
    var others =
        IntStream.range(0, 3)
            .mapToObj(i -> MOONS.replace("60", "60, \"noise\": 0." + (i + 1)))
            .map(data -> experiment(10, 1, data, LAYER, ""))
            .iterator();
    try (var trainings = new Trainings(limits, 1)) {
      Object viewer = new Object();
      Training first = trainings.open(Visitor.alone("a"), experiment, null);
      Training second = trainings.open(Visitor.alone("a"), experiment, null);
      first.watch(viewer);
      second.watch(viewer);
      assertThatThrownBy(() -> trainings.open(Visitor.alone("a"), experiment, null))
          .hasMessageContaining("open trainings: 2");
      Training third = trainings.open(Visitor.alone("a"), experiment, second);
      assertThat(trainings.find(Visitor.alone("a"), second.token())).isNull();
      // Nobody watches the third: it makes room.
      trainings.open(Visitor.alone("a"), experiment, null).watch(viewer);
      assertThat(trainings.find(Visitor.alone("a"), third.token())).isNull();
      trainings.open(Visitor.alone("b"), others.next(), null).watch(viewer);
      // Who has two and plays neither makes room for who has none; then all have one.
      trainings.open(Visitor.alone("c"), others.next(), null).watch(viewer);
      assertThat(trainings.count()).isEqualTo(3);
      assertThatThrownBy(() -> trainings.open(Visitor.alone("d"), others.next(), null))
          .hasMessageContaining("as it can");
    }
    var small = new TrainingLimits(1000, 16, 1000, 1000, 1e12, 1L << 40, 10, 2, 3);
    try (var trainings = new Trainings(small, 1)) {
      assertThatThrownBy(() -> trainings.open(Visitor.alone("a"), experiment, null))
          .hasMessageContaining("as it can");
    }
  }

  @Test
  void whatPlaysStaysAndNobodyHoldsMoreThanHalf() {
    Experiment experiment = experiment(200_000, 1, MOONS, LAYER, "");
    long bytes = Footprint.of(experiment).bytes();
    var limits = new TrainingLimits(200_000, 16, 1000, 1000, 1e12, bytes, 4 * bytes, 9, 9);
    var greedy = new Visitor("greedy", "1.2.3.4");
    try (var trainings = new Trainings(limits, 1)) {
      Object viewer = new Object();
      Training first = trainings.open(greedy, experiment, null);
      Training second = trainings.open(greedy, experiment, null);
      first.watch(viewer);
      second.watch(viewer);
      assertThatThrownBy(() -> trainings.open(greedy, experiment, null))
          .hasMessageContaining("as much of the server's memory as one visitor gets");
      trainings.open(new Visitor("neighbour", "1.2.3.4"), experiment, null).watch(viewer);
      assertThatThrownBy(() -> trainings.open(new Visitor("third", "1.2.3.4"), experiment, null))
          .hasMessageContaining("as much of the server's memory as one address gets");
      trainings.open(Visitor.alone("other"), experiment, null).watch(viewer);
      first.play();
      Training last = trainings.open(Visitor.alone("another"), experiment, null);
      last.watch(viewer);
      assertThat(trainings.find(greedy, first.token())).isSameAs(first);
      assertThat(trainings.find(greedy, second.token())).isNull();
    }
  }

  /** What a hall of one address would hold if each had networks of their own is far more. */
  @Test
  void whoFollowsOthersIsCountedWithoutNetworksUntilTheyAreNeeded() throws Exception {
    String layers = "{\"units\": 30}, {\"units\": 30}";
    Experiment experiment = experiment(2_000, 2, MOONS, layers, "");
    Footprint footprint = Footprint.of(experiment);
    int followers = 20;
    long room = 3 * footprint.bytes() + followers * footprint.followingBytes();
    assertThat(room).isLessThan(followers * footprint.bytes() / 2);
    var limits = new TrainingLimits(200_000, 16, 1000, 10_000, 1e12, 1L << 40, room * 4 / 3, 2, 99);
    var viewer = new Object();
    try (var trainings = new Trainings(limits, 2)) {
      Training first = opened(trainings, experiment, 0, viewer);
      Training second = opened(trainings, experiment, 1, viewer);
      // Both stand at the first step, and have left it for others.
      waitFor(second, viewer, 0);
      var hall = new ArrayList<Training>();
      for (int i = 2; i < 2 + followers; i++) {
        hall.add(opened(trainings, experiment, i, viewer));
      }
      for (Training each : hall) {
        waitFor(each, viewer, 0);
      }
      assertThat(trainings.held()).isLessThanOrEqualTo(room);
      second.play();
      waitFor(second, viewer, 2_000);
      for (Training each : hall) {
        each.play();
      }
      String digest = waitFor(second, viewer, 2_000);
      for (Training each : hall) {
        assertThat(waitFor(each, viewer, 2_000)).isEqualTo(digest);
        assertThat(each.bytes()).isEqualTo(footprint.followingBytes());
        assertThat(Double.BYTES * ownNumbersIn(each)).isLessThanOrEqualTo(each.bytes());
      }
      // Who was ahead stands where all stand now, and needs networks no more.
      await().until(() -> second.bytes() == footprint.followingBytes());
      assertThat(Double.BYTES * ownNumbersIn(second)).isLessThanOrEqualTo(second.bytes());
      // A look at an earlier step takes networks of one's own; there is room for two more.
      var back = new WantedPictures(1_001, true, false, false, false, -1, List.of());
      for (Training each : hall.subList(0, 2)) {
        each.look(back);
        waitForPictures(each, viewer, 1_001);
        assertThat(each.bytes()).isEqualTo(footprint.bytes());
      }
      hall.get(2).look(back);
      assertThatThrownBy(() -> waitForPictures(hall.get(2), viewer, 1_001))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("as much of the server's memory as one address gets");
      assertThat(waitFor(hall.get(3), viewer, 2_000)).isEqualTo(digest);
      // Who has looked leaves the room to the next one.
      hall.get(0).look(new WantedPictures(-1, true, false, false, false, -1, List.of()));
      await().until(() -> hall.get(0).bytes() == footprint.followingBytes());
      assertThat(Double.BYTES * ownNumbersIn(hall.get(0))).isLessThanOrEqualTo(hall.get(0).bytes());
      hall.get(3).look(back);
      waitForPictures(hall.get(3), viewer, 1_001);
      first.close();
    }
  }

  private static Training opened(
      Trainings trainings, Experiment experiment, int number, Object viewer) {
    Training training =
        trainings.open(new Visitor("visitor " + number, "1.2.3.4"), experiment, null);
    training.watch(viewer);
    training.look(new WantedPictures(-1, true, false, false, false, -1, List.of()));
    return training;
  }

  /** Waits until all runs are at a step; the digest if that is the last one. */
  private static String waitFor(Training training, Object viewer, int step)
      throws InterruptedException {
    var cursor = training.cursor(new double[0]);
    while (true) {
      TrainingUpdate news = training.news(viewer, cursor, 100);
      if (news != null && news.runs().stream().allMatch(run -> run.state().step() >= step)) {
        return String.valueOf(news.digest());
      }
    }
  }

  private static void waitForPictures(Training training, Object viewer, int step)
      throws InterruptedException {
    var cursor = training.cursor(new double[0]);
    TrainingUpdate news = null;
    while (news == null || news.pictures() == null || news.pictures().getFirst().step() != step) {
      news = training.news(viewer, cursor, 100);
    }
  }

  /** What the others of a convoy hold is theirs. */
  private static long ownNumbersIn(Training training) throws IllegalAccessException {
    return numbersIn(training) - numbersIn(training.following().convoy());
  }

  /** Whoever draws a digit sees what all of its members say, and all together. */
  @Test
  void ofDigitsAnEnsembleIsSentWithAllItsParameters() {
    String data = "\"dataset\": {\"type\": \"digits\"}, \"batchSize\": 20";
    String members = ", \"ensemble\": {\"type\": \"independent\", \"members\": 5}";
    Experiment experiment = experiment(10, 2, data, "{\"units\": 256}, {\"units\": 256}", members);
    var problem = experiment.network();

    assertThat(Footprint.of(experiment).pictureParameters())
        .isGreaterThanOrEqualTo(problem.shape(problem.dataset().outline()).parameters());
  }

  /**
   * The bound that {@link Footprint} tells, against all arrays of numbers that a training holds.
   */
  @Test
  void aTrainingHoldsNoMoreThanItsFootprint() throws Exception {
    String more =
        ", \"averaging\": {\"decay\": 0.9}, \"ensemble\": {\"type\": \"independent\", \"members\":"
            + " 3}";
    Experiment experiment = experiment(3_000, 2, MOONS, LAYER, more);
    try (var trainings = new Trainings(TrainingLimits.standard(), 2)) {
      Training training = trainings.open(Visitor.alone("visitor"), experiment, null);
      Object viewer = new Object();
      training.watch(viewer);
      training.look(new WantedPictures(2_900, true, true, true, true, 3, List.of("1", "ensemble")));
      training.play();
      var cursor = training.cursor(new double[0]);
      boolean seen = false;
      while (!seen) {
        TrainingUpdate news = training.news(viewer, cursor, 100);
        seen =
            news != null
                && news.runs().stream().allMatch(run -> run.state().ending() != null)
                && news.pictures() != null
                && news.pictures().getFirst().step() == 2_900;
      }
      long bytes = Double.BYTES * numbersIn(training);
      assertThat(bytes).isBetween(training.bytes() / 4, training.bytes());
    }
  }

  @Test
  void fiftySessionsOfTheFirstScreenFitIntoHalfAGigabyte() {
    String data =
        "\"dataset\": {\"type\": \"moons\", \"samples\": 500}, \"batchSize\": 10,"
            + " \"trainingSamples\": 100";
    String layers = "{\"units\": 64}, {\"units\": 64, \"keepProbability\": 0.5}";
    var footprint = TrainingLimits.standard().check(experiment(4000, 2, data, layers, ""));
    assertThat(50 * footprint.bytes()).isLessThan(500_000_000);
  }

  private static long numbersIn(Object root) throws IllegalAccessException {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> waiting = new ArrayDeque<>(List.of(root));
    long numbers = 0;
    while (!waiting.isEmpty()) {
      Object next = waiting.pop();
      boolean another = next instanceof Training && next != root;
      if (another || next instanceof Trainings || !seen.add(next)) {
        continue;
      }
      switch (next) {
        case double[] some -> numbers += some.length;
        case int[] some -> numbers += some.length / 2;
        case Object[] some -> Arrays.stream(some).filter(Objects::nonNull).forEach(waiting::push);
        case Collection<?> some -> some.stream().filter(Objects::nonNull).forEach(waiting::push);
        case Map<?, ?> some -> some.values().forEach(waiting::push);
        default -> fields(next, waiting);
      }
    }
    return numbers;
  }

  private static void fields(Object object, Deque<Object> waiting) throws IllegalAccessException {
    if (!object.getClass().getName().startsWith("descent.") || object instanceof Enum<?>) {
      return;
    }
    for (Field field : object.getClass().getDeclaredFields()) {
      boolean counts = !Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive();
      if (counts && field.trySetAccessible() && field.get(object) != null) {
        waiting.push(field.get(object));
      }
    }
  }
}
