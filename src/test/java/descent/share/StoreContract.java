package descent.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.share.NotKeptException.Reason;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds wherever texts are kept. */
abstract class StoreContract {
  static final Bounds ROOMY = Bounds.STANDARD;

  /** Where this test keeps its texts; each call as if by another server. */
  abstract LinkStore texts();

  /** Nobody has asked for a text for so many days. */
  abstract void age(Id id, int days) throws Exception;

  static Experiment experiment(int seed) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "function", "expression": "b*x^2 + a", "variables": ["x"],
                     "parameters": {"a": 1, "b": 2}, "start": [1]},
         "seed": %d, "runs": [{"optimizer": {"type": "sgd"}}]}\
        """
            .formatted(seed));
  }

  final Store store(Bounds bounds) {
    return new Store(texts(), bounds);
  }

  private List<String> ids() throws IOException {
    return texts().ids();
  }

  static Reason refusal(Store store, String visitor, Experiment experiment) {
    try {
      store.put(visitor, experiment);
    } catch (NotKeptException e) {
      assertThat(e.getMessage()).endsWith(".").doesNotContain("Exception");
      return e.why();
    }
    throw new AssertionError("it was kept");
  }

  @Test
  void whatIsKeptIsFoundAgainAlsoByTheNextServer() {
    Id id = store(ROOMY).put("me", experiment(1));
    assertThat(store(ROOMY).find(id)).contains(experiment(1));
  }

  @Test
  void theIdDependsOnTheContentAlone() throws IOException {
    Store store = store(ROOMY);
    Id id = store.put("me", experiment(1));
    Experiment same =
        ExperimentJson.read(
            """
            {"version": 1, "runs": [{"schedule": {"learningRate": 0.01, "type": "constant"}, "name": "sgd",
              "optimizer": {"type": "sgd"}}], "seed": 1.0, "stop": {"loss": null}, "title": "",
             "problem": {"start": [1.0], "variables": ["x"], "parameters": {"b": 2, "a": 1e0},
              "expression": "b*x^2 + a", "type": "function", "gradientNoise": 0}, "steps": 200}\
            """);
    assertThat(store.put("you", same)).isEqualTo(id);
    assertThat(ids()).containsExactly(id.text());
    assertThat(store.put("me", experiment(2))).isNotEqualTo(id);
  }

  /** Computed by Python's hashlib. */
  @Test
  void anIdIsTheHashOfTheText() {
    assertThat(Id.of("abc").text())
        .isEqualTo("q9w1dfwf077ymga183f5vbh24er06rd3jrbqn75m23zp3wg02ppg");
  }

  @Test
  void anIdIsReadAsItIsHeard() {
    Id id = Id.of("any").shortened(Id.SHORT);
    assertThat(Id.read(id.text())).contains(id);
    assertThat(Id.read(id.text().toUpperCase(Locale.ROOT))).contains(id);
    assertThat(Id.read("O0I1LlabcdeF")).map(Id::text).contains("001111abcdef");
    for (String around : List.of(".", ")", ").", "\u200B", "\uFEFF", " ", "，", "。\u200B", "\n")) {
      assertThat(Id.read(id.text() + around)).as(around).contains(id);
    }
    assertThat(Id.read("\u200B" + id.text())).contains(id);
    assertThat(Id.of("any").text()).hasSize(Id.WHOLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "../../../etc/passwd",
        "..%2f..%2fetc",
        "0123456789a/",
        "0123456789a\u0000",
        "0123456789ab.json",
        "uuuuuuuuuuuu",
        "0123456789aé"
      })
  void whatCanBeNoIdIsNone(String text) {
    assertThat(Id.read(text)).isEmpty();
    assertThat(Id.read(text.repeat(100_000))).isEmpty();
  }

  @Test
  void experimentsWithTheSameShortIdAreToldApart() throws IOException {
    var store = new Store(texts(), ROOMY, System::nanoTime, 1);
    Set<Id> ids = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      Id id = store.put("me", experiment(seed));
      assertThat(store.find(id)).contains(experiment(seed));
      assertThat(store.put("me", experiment(seed))).isEqualTo(id);
      ids.add(id);
    }
    assertThat(ids).hasSize(50).anyMatch(id -> id.text().length() == Id.WHOLE);
    assertThat(ids()).hasSize(50);
  }

  @Test
  void manyWhoBringTheSameWriteItOnce() throws Exception {
    Store store = store(new Bounds(1, 10_000, 10_000, 1, 10_000, ROOMY.window()));
    Callable<Id> put = () -> store.put("me", experiment(1));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ids = new HashSet<Id>();
      for (var put1 : threads.invokeAll(Collections.nCopies(100, put))) {
        ids.add(put1.get());
      }
      assertThat(ids).hasSize(1);
    }
    assertThat(ids()).hasSize(1);
  }

  @Test
  void aFullStoreSaysSoAndStillAnswers() {
    Store store = store(new Bounds(2, 10_000, 10_000, 100, 10_000, ROOMY.window()));
    Id first = store.put("me", experiment(1));
    store.put("me", experiment(2));
    assertThat(refusal(store, "me", experiment(3))).isEqualTo(Reason.FULL);
    assertThat(store.put("me", experiment(1))).isEqualTo(first);
    assertThat(store.find(first)).isPresent();
    Store next = store(new Bounds(2, 10_000, 10_000, 100, 10_000, ROOMY.window()));
    assertThat(refusal(next, "me", experiment(3))).as("after a restart").isEqualTo(Reason.FULL);
    Store small = store(new Bounds(100, 1000, 1000, 100, 10_000, ROOMY.window()));
    assertThat(refusal(small, "me", experiment(3))).as("in bytes").isEqualTo(Reason.FULL);
  }

  @Test
  void aFullStoreForgetsWhatNobodyHasAskedForInAMonth() throws Exception {
    var bounds = new Bounds(3, 100_000, 10_000, 100, 100_000, ROOMY.window());
    Store store = store(bounds);
    Id old = store.put("me", experiment(1));
    Id older = store.put("me", experiment(2));
    Id read = store.put("me", experiment(3));
    age(old, 40);
    age(older, 50);
    age(read, 60);
    assertThat(store.find(read)).as("asked for today").isPresent();

    store.put("me", experiment(4));
    assertThat(store.find(older)).isEmpty();
    assertThat(store.find(read)).isPresent();
    store.put("me", experiment(5));
    assertThat(store.find(old)).as("asked for last 40 days ago").isEmpty();
    assertThat(refusal(store, "me", experiment(6))).isEqualTo(Reason.FULL);
    assertThat(ids()).hasSize(3);
  }

  @Test
  void whatIsTakenDownStaysSo() throws Exception {
    Store store = store(new Bounds(2, 100_000, 10_000, 100, 100_000, ROOMY.window()));
    Id bad = store.put("me", experiment(1));
    texts().put(bad.text(), LinkStore.TAKEN_DOWN);
    assertThat(refusal(store, "me", experiment(1))).as("brought again").isEqualTo(Reason.GONE);
    for (ThrowingCallable question :
        List.<ThrowingCallable>of(() -> store.find(bad), () -> store.has(bad))) {
      assertThatThrownBy(question)
          .isInstanceOf(NotKeptException.class)
          .hasMessage("The operator of this server has taken the experiment " + bad + " down.");
    }
    age(bad, 1000);
    Id old = store.put("me", experiment(2));
    age(old, 1000);
    store(new Bounds(2, 100_000, 10_000, 100, 100_000, ROOMY.window())).put("me", experiment(3));
    assertThat(store.find(old)).as("forgotten for want of room").isEmpty();
    assertThat(refusal(store, "me", experiment(1))).as("not forgotten").isEqualTo(Reason.GONE);
  }

  @Test
  void theLastTenthIsForWhatSomebodyShares() {
    Store store = store(new Bounds(10, 100_000, 10_000, 100, 100_000, ROOMY.window()));
    for (int seed = 0; seed < 9; seed++) {
      store.putUnshared("me", experiment(seed));
    }
    assertThatThrownBy(() -> store.putUnshared("me", experiment(9)))
        .isInstanceOf(NotKeptException.class);
    store.put("me", experiment(9));
  }

  @Test
  void aLargeExperimentIsRefused() throws IOException {
    Store store = store(new Bounds(100, 10_000, 100, 100, 10_000, ROOMY.window()));
    assertThat(refusal(store, "me", experiment(1))).isEqualTo(Reason.TOO_LARGE);
    assertThat(ids()).isEmpty();
  }

  @Test
  void aVisitorSharesOnlySoManyInAWhile() {
    var clock = new AtomicLong();
    var bounds = new Bounds(100, 100_000, 10_000, 3, 10_000, 10);
    var store = new Store(texts(), bounds, clock::get, Id.SHORT);
    IntStream.range(0, 3).forEach(seed -> store.put("me", experiment(seed)));
    assertThat(refusal(store, "me", experiment(3))).isEqualTo(Reason.TOO_MANY);
    store.put("me", experiment(0));
    store.put("you", experiment(3));
    clock.set(4);
    assertThatThrownBy(() -> store.put("me", experiment(4)))
        .isInstanceOfSatisfying(
            NotKeptException.class, refused -> assertThat(refused.renewal()).isEqualTo(6));
    clock.set(10);
    store.put("me", experiment(4));
  }

  @Test
  void aVisitorSharesOnlySoMuchInAWhile() {
    int size = ExperimentJson.write(experiment(1)).length();
    Store store = store(new Bounds(100, 100_000, 10_000, 100, 2 * size, ROOMY.window()));
    store.put("me", experiment(1));
    store.put("me", experiment(2));
    assertThat(refusal(store, "me", experiment(3))).isEqualTo(Reason.TOO_MANY);
    store.put("you", experiment(3));
  }

  @Test
  void whatIsDamagedIsNotFoundAndIsMendedByTheNextWhoBringsIt() throws IOException {
    Store store = store(ROOMY);
    Id id = store.put("me", experiment(1));
    for (String damage : List.of("", "{", "\u0001", ExperimentJson.write(experiment(2)))) {
      texts().put(id.text(), damage);
      assertThat(store.find(id)).isEmpty();
      assertThat(store.put("me", experiment(1))).isEqualTo(id);
      assertThat(store.find(id)).contains(experiment(1));
    }
  }
}
