package descent.live.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.awaitility.Awaitility.await;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.Foreground;
import descent.live.Visitor;
import descent.live.WantedPictures;
import descent.run.Ending;
import descent.run.NetworkRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrainingTest {
  private static final WantedPictures WEIGHTS =
      new WantedPictures(
          WantedPictures.FRONTIER, false, false, false, true, WantedPictures.NO_ROW, List.of());

  private final Trainings trainings = new Trainings(TrainingLimits.standard(), 2);

  @AfterEach
  void close() {
    trainings.close();
  }

  private static Experiment experiment(int steps, double rate, String more) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 60, "noise": 0.2},
           "layers": [{"units": 8, "activation": "tanh", "keepProbability": 0.5}], "batchSize": 7, "labelNoise": 0.2},
         "steps": %d, "runs": [
           {"name": "Momentum", "optimizer": {"type": "momentum"}, "schedule": {"learningRate": %s}, "averaging": {"decay": 0.9}},
           {"name": "Adam", "optimizer": {"type": "adam"}, "schedule": {"learningRate": 0.01}%s}]}
        """
            .formatted(steps, rate, more));
  }

  private static final String TRIO = ", \"ensemble\": {\"type\": \"independent\", \"members\": 3}";

  /** What a browser has heard of a training. */
  private static final class Browser {
    final Training training;
    final TrainingUpdate.Cursor cursor;
    final Map<String, double[]> rows = new TreeMap<>();
    List<TrainingUpdate.Progress> last = List.of();
    List<Picture> pictures = List.of();

    Browser(Training training) {
      this.training = training;
      cursor = training.cursor(new double[0]);
      training.watch(this);
    }

    void listenUntil(Predicate<Browser> enough) throws InterruptedException {
      while (!enough.test(this)) {
        TrainingUpdate news = training.news(this, cursor, 100);
        if (news != null) {
          take(news);
        }
      }
    }

    /** Takes all that is still told. */
    void listenToTheEnd() throws InterruptedException {
      TrainingUpdate news = training.news(this, cursor, 20);
      while (news != null) {
        take(news);
        news = training.news(this, cursor, 20);
      }
    }

    private void take(TrainingUpdate news) {
      last = news.runs();
      for (int run = 0; run < last.size(); run++) {
        for (TrainingUpdate.Rows more : last.get(run).rows()) {
          for (int row = 0; row < more.columns()[0].length; row++) {
            double[] numbers = new double[more.columns().length];
            for (int c = 0; c < numbers.length; c++) {
              numbers[c] = more.columns()[c][row];
            }
            String key = "%d %s %08d".formatted(run, more.member(), (int) numbers[0]);
            assertThat(rows.put(key, numbers)).as(key).isNull();
          }
        }
      }
      if (news.pictures() != null) {
        pictures = news.pictures();
      }
    }

    boolean atEnd() {
      return !last.isEmpty() && last.stream().allMatch(run -> run.state().ending() != null);
    }

    boolean at(int step) {
      return !last.isEmpty() && last.stream().allMatch(run -> run.state().step() == step);
    }
  }

  private Browser open(Experiment experiment) {
    return other("visitor", experiment);
  }

  private static Map<String, double[]> trace(Experiment experiment) {
    var rows = new TreeMap<String, double[]>();
    for (int i = 0; i < experiment.runs().size(); i++) {
      var run = new NetworkRun(experiment, experiment.runs().get(i));
      do {
        for (NetworkRun.Line line : run.lines()) {
          var training = line.row().training();
          var validation = line.row().validation();
          assertThat(validation).isNotNull();
          rows.put(
              "%d %s %08d".formatted(i, line.member(), run.step()),
              new double[] {
                run.step(),
                run.epoch(),
                training.loss(),
                training.accuracy(),
                validation.loss(),
                validation.accuracy(),
                line.rate(),
                line.gradientEvaluations()
              });
        }
      } while (run.advance());
    }
    return rows;
  }

  private static void assertSame(Map<String, double[]> told, Map<String, double[]> expected) {
    assertThat(told.keySet()).isEqualTo(expected.keySet());
    expected.forEach((key, numbers) -> assertThat(told.get(key)).as(key).isEqualTo(numbers));
  }

  @Test
  void playedThroughItTellsTheTrace() throws Exception {
    Experiment experiment = experiment(120, 0.05, TRIO);
    Browser browser = open(experiment);
    browser.training.play();
    browser.listenUntil(Browser::atEnd);
    assertSame(browser.rows, trace(experiment));
  }

  @Test
  void pausesSpeedAndSingleUpdatesChangeNoNumber() throws Exception {
    Experiment experiment = experiment(60, 0.05, "");
    Browser browser = open(experiment);
    browser.training.advanceTo(1);
    browser.listenUntil(b -> b.at(1));
    browser.training.advanceTo(2);
    browser.listenUntil(b -> b.at(2));
    browser.training.speed(400);
    browser.training.play();
    browser.listenUntil(b -> b.last.getFirst().state().step() > 20);
    browser.training.pause();
    browser.training.speed(Double.POSITIVE_INFINITY);
    browser.training.play();
    browser.listenUntil(Browser::atEnd);
    assertSame(browser.rows, trace(experiment));
  }

  @Test
  void aSingleUpdateIsOne() throws Exception {
    Browser browser = open(experiment(60, 0.05, ""));
    for (int step = 1; step <= 5; step++) {
      int wanted = step;
      browser.training.advanceTo(step);
      browser.listenUntil(b -> b.at(wanted));
      browser.listenToTheEnd();
      assertThat(browser.at(wanted)).isTrue();
    }
  }

  @Test
  void pausedAllStandAtTheSameStep() throws Exception {
    Browser browser = open(experiment(100_000, 0.01, TRIO));
    browser.training.play();
    browser.listenUntil(b -> !b.last.isEmpty() && b.last.getFirst().state().step() > 500);
    browser.training.pause();
    browser.listenUntil(b -> b.last.getFirst().state().step() == b.last.getLast().state().step());
    browser.training.look(WEIGHTS);
    browser.listenUntil(b -> !b.pictures.isEmpty());
    assertThat(browser.pictures)
        .extracting(Picture::step)
        .containsOnly(browser.pictures.getFirst().step());
  }

  @Test
  void besideNineOthersNothingIsDifferent() throws Exception {
    Experiment experiment = experiment(120, 0.05, TRIO);
    var others = new ArrayList<Browser>();
    for (int i = 0; i < 9; i++) {
      others.add(
          new Browser(
              trainings.open(Visitor.alone("visitor " + i), experiment(300, 0.001 * i, ""), null)));
    }
    Browser browser = open(experiment);
    others.forEach(other -> other.training.play());
    browser.training.play();
    browser.listenUntil(Browser::atEnd);
    assertSame(browser.rows, trace(experiment));
    for (Browser other : others) {
      other.listenUntil(Browser::atEnd);
    }
  }

  @Test
  void questionsThatWaitWithoutEndMakeItSlowerAndNoMore() throws Exception {
    var foreground = new Foreground(1);
    foreground.answers(() -> 1);
    try (var hindered = new Trainings(TrainingLimits.standard(), 1, foreground)) {
      Experiment experiment = experiment(60, 0.05, "");
      var browser = new Browser(hindered.open(Visitor.alone("visitor"), experiment, null));
      browser.training.play();
      browser.listenUntil(Browser::atEnd);
      assertSame(browser.rows, trace(experiment));
    }
  }

  @Test
  void whereManyPlayPicturesAreLateByTheTurnsOfTheOthers() throws Exception {
    try (var few = new Trainings(TrainingLimits.standard(), 1)) {
      assertThat(few.delay()).as("nobody plays").isZero();
      for (int i = 0; i < 8; i++) {
        Experiment each = experiment(20_000, 0.001 * (i + 1), "");
        few.open(Visitor.alone("visitor " + i), each, null).play();
      }
      await().until(() -> few.delay() > TimeUnit.MILLISECONDS.toNanos(4));
    }
  }

  @Test
  void whatIsToldLateIsLate() {
    trainings.toldLate(TimeUnit.MINUTES.toNanos(3));
    trainings.toldLate(TimeUnit.MINUTES.toNanos(1));
    assertThat(trainings.delay()).isCloseTo(TimeUnit.MINUTES.toNanos(2), withPercentage(1));
  }

  @Test
  void theMoreWaitTheShorterIsATurn() {
    assertThat(Trainings.slice(0, 2)).isEqualTo(4_000_000);
    assertThat(Trainings.slice(39, 2)).isEqualTo(2_000_000);
    assertThat(Trainings.slice(10_000, 2)).isEqualTo(1_000_000);
  }

  @Test
  void whoTrainsWhatOthersTrainIsToldTheSame() throws Exception {
    Experiment experiment = experiment(400, 0.05, TRIO);
    Browser ahead = open(experiment);
    Browser second = other("second", experiment);
    second.training.advanceTo(250);
    second.listenUntil(b -> b.at(250));
    Browser third = other("third", experiment);
    third.training.speed(2000);
    third.training.play();
    third.listenUntil(b -> b.last.stream().allMatch(run -> run.state().step() > 100));
    second.training.play();
    ahead.training.play();
    for (Browser browser : List.of(ahead, second, third)) {
      browser.listenUntil(Browser::atEnd);
      assertSame(browser.rows, trace(experiment));
    }
    third.training.look(
        new WantedPictures(133, false, false, false, true, WantedPictures.NO_ROW, List.of()));
    third.listenUntil(
        b -> !b.pictures.isEmpty() && b.pictures.stream().allMatch(p -> p.step() == 133));
    assertWeights(third.pictures.getFirst(), experiment, 0, 133);
    assertWeights(third.pictures.getLast(), experiment, 1, 133);
  }

  private Browser other(String visitor, Experiment experiment) {
    return new Browser(trainings.open(Visitor.alone(visitor), experiment, null));
  }

  @Test
  void anyEarlierStepIsSeenAgainToTheBit() throws Exception {
    Experiment experiment = experiment(2000, 0.05, "");
    Browser browser = open(experiment);
    browser.training.play();
    browser.listenUntil(Browser::atEnd);
    for (int step : new int[] {1999, 0, 1000, 1001, 17, 2000, 613}) {
      browser.training.look(
          new WantedPictures(
              step, false, false, false, true, WantedPictures.NO_ROW, List.of("average")));
      browser.listenUntil(
          b -> !b.pictures.isEmpty() && b.pictures.stream().allMatch(p -> p.step() == step));
      assertThat(browser.pictures).extracting(Picture::member).containsExactly("", "average", "");
      assertWeights(browser.pictures.getFirst(), experiment, 0, step);
      assertWeights(browser.pictures.getLast(), experiment, 1, step);
    }
  }

  private static void assertWeights(Picture picture, Experiment experiment, int run, int step) {
    var again = new NetworkRun(experiment, experiment.runs().get(run));
    while (again.step() < step) {
      again.advance();
    }
    double[] seen =
        picture.parameters().stream()
            .flatMap(layer -> Stream.of(layer.weights(), layer.biases()))
            .flatMapToDouble(Arrays::stream)
            .toArray();
    assertThat(seen).isEqualTo(again.point());
  }

  @Test
  void aRunThatDivergesIsToldWithItsStepAndTheOthersGoOn() throws Exception {
    Experiment experiment = experiment(150, 1e308, "");
    Browser browser = open(experiment);
    browser.training.play();
    browser.listenUntil(Browser::atEnd);
    Ending diverged = browser.last.getFirst().state().ending();
    assertThat(diverged.reason()).isEqualTo(Ending.Reason.DIVERGED);
    assertThat(diverged.message().toString()).contains("diverged at step " + diverged.step());
    assertThat(diverged.step()).isLessThan(20);
    assertThat(browser.last.getLast().state().step()).isEqualTo(150);
    assertSame(browser.rows, trace(experiment));
  }

  @Test
  void whoComesBackIsToldWhatIsNewAlone() throws Exception {
    Experiment experiment = experiment(150, 0.05, "");
    Browser browser = open(experiment);
    browser.training.advanceTo(60);
    browser.listenUntil(b -> b.at(60));
    browser.training.leave(browser);
    var back = browser.training;
    assertThat(trainings.find(Visitor.alone("somebody else"), back.token())).isNull();
    assertThat(trainings.find(Visitor.alone("visitor"), back.token())).isSameAs(back);
    double last = browser.rows.values().stream().mapToDouble(row -> row[0]).max().orElseThrow();
    var cursor = back.cursor(new double[] {last, last});
    Object viewer = new Object();
    back.watch(viewer);
    back.play();
    double first = Double.POSITIVE_INFINITY;
    boolean ended = false;
    while (!ended) {
      TrainingUpdate news = back.news(viewer, cursor, 100);
      if (news != null) {
        assertThat(news.beginning()).isNull();
        for (TrainingUpdate.Progress run : news.runs()) {
          for (TrainingUpdate.Rows rows : run.rows()) {
            first = Math.min(first, rows.columns()[0][0]);
          }
        }
        ended = news.runs().stream().allMatch(run -> run.state().ending() != null);
      }
    }
    assertThat(first).isGreaterThan(last);
  }

  @Test
  void whatNobodyWatchesPausesAndIsForgotten() throws Exception {
    Browser browser = open(experiment(200_000, 0.01, ""));
    browser.training.play();
    browser.listenUntil(b -> !b.last.isEmpty() && b.last.getFirst().state().step() > 100);
    browser.training.leave(browser);
    trainings.sweep(System.nanoTime() + TimeUnit.SECONDS.toNanos(Trainings.GRACE + 1));
    browser.training.watch(browser);
    // Once it has paused there is nothing new.
    while (browser.training.news(browser, browser.cursor, 100) != null) {}
    browser.training.leave(browser);
    trainings.sweep(System.nanoTime() + TimeUnit.SECONDS.toNanos(Trainings.KEPT + 1));
    assertThat(trainings.count()).isZero();
    assertThat(trainings.find(Visitor.alone("visitor"), browser.training.token())).isNull();
  }

  @Test
  void theLastPicturesAreThoseOfTheEnd() throws Exception {
    Browser browser = open(experiment(3000, 0.05, ""));
    browser.training.look(WEIGHTS);
    browser.training.play();
    browser.listenUntil(Browser::atEnd);
    browser.listenUntil(b -> !b.pictures.isEmpty() && b.pictures.getFirst().step() == 3000);
    assertThat(browser.pictures).hasSize(2);
  }
}
