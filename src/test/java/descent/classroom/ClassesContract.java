package descent.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.classroom.choice.Dot;
import descent.classroom.choice.Follower;
import descent.classroom.choice.Response;
import descent.classroom.choice.Tried;
import descent.classroom.choice.Vote;
import descent.classroom.protocol.ClassView;
import descent.classroom.protocol.Phase;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What holds wherever classes are kept. */
abstract class ClassesContract extends VotesContract {
  private static final Experiment ASKING =
      ExperimentJson.read(
          """
          {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
           "question": {"text": "Which?", "choices": ["a", "b", "c"], "answer": 1, "explanation": "Because."},
           "runs": [{"optimizer": {"type": "sgd"}}]}
          """);
  private static final Experiment SILENT =
      ExperimentJson.read(
          """
          {"problem": {"type": "function", "expression": "x^4", "variables": ["x"], "start": [1]},
           "runs": [{"optimizer": {"type": "sgd"}}]}
          """);

  @Test
  void theLastVoteOfEachCountsAndNoneAfterTheClose() {
    try (Classes classes = classes()) {
      Classroom room = classes.begin("here", ASKING, "id").room();
      Follower first = room.join(null, "en");
      Follower second = room.join(null, "en");

      assertThatThrownBy(() -> room.vote(first, Vote.of(0))).hasMessage("The vote is closed.");
      ask(room, Phase.OPEN);
      room.vote(first, Vote.of(0));
      room.vote(first, Vote.of(2));
      room.vote(second, Vote.of(1));
      assertThatThrownBy(() -> room.vote(second, Vote.of(3))).hasMessageContaining("no choice 3");
      ask(room, Phase.TALK);
      assertThatThrownBy(() -> room.vote(second, Vote.of(0))).hasMessage("The vote is closed.");

      assertThat(room.view(false).votes()).isEqualTo(2);
      assertThat(room.view(false).rounds()).isNull();
      assertThat(room.view(true).rounds()).containsExactly(new int[] {0, 1, 1});

      ask(room, Phase.OPEN2);
      assertThat(room.view(false).votes()).isZero();
      room.vote(first, Vote.of(1));
      ask(room, Phase.REVEALED);
      assertThat(room.view(false).rounds())
          .containsExactly(new int[] {0, 1, 1}, new int[] {0, 1, 0});
      assertThat(room.results())
          .extracting(Response::round, Response::pseudonym, Response::value)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple(1, first.pseudonym(), "2"),
              org.assertj.core.groups.Tuple.tuple(1, second.pseudonym(), "1"),
              org.assertj.core.groups.Tuple.tuple(2, first.pseudonym(), "1"));
    }
  }

  @Test
  void whoComesBackIsWhoTheyWere() {
    try (Classes classes = classes()) {
      Classroom room = classes.begin("here", ASKING, "id").room();
      Follower me = room.join(null, "en");
      ask(room, Phase.OPEN);
      room.vote(me, Vote.of(0));
      room.leave(me);
      assertThat(room.view(false).followers()).isZero();

      Follower again = room.join(me.token(), "en");
      room.vote(again, Vote.of(1));

      assertThat(again).isEqualTo(me);
      assertThat(room.view(true).rounds()).containsExactly(new int[] {0, 1, 0});
      assertThat(room.view(false).followers()).isEqualTo(1);
      assertThat(room.join("nobody's", "en").pseudonym()).isNotEqualTo(me.pseudonym());
    }
  }

  @Test
  void anotherExperimentHasAnotherNumberAndIsNotAskedYet() {
    try (Classes classes = classes()) {
      Classroom room = classes.begin("here", ASKING, "id").room();
      Follower me = room.join(null, "en");
      ask(room, Phase.OPEN);
      room.vote(me, Vote.of(0));
      long before = room.view(false).version();

      room.show(SILENT, "other");

      assertThat(room.view(false).number()).isEqualTo(2);
      assertThat(room.view(false).version()).isGreaterThan(before);
      assertThat(room.phase()).isEqualTo(Phase.CLOSED);
      assertThatThrownBy(() -> ask(room, Phase.OPEN)).hasMessageContaining("asks nothing");
      assertThat(room.results()).extracting(Response::experiment).containsExactly("id");
    }
  }

  @Test
  void aClassComesBackAfterTheProcessEnded() {
    String code;
    String key;
    Follower me;
    long version;
    try (Classes classes = classes()) {
      Classes.Begun begun = classes.begin("here", ASKING, "id");
      code = begun.room().code().text();
      key = begun.key();
      me = begun.room().join(null, "en");
      ask(begun.room(), Phase.OPEN);
      begun.room().vote(me, Vote.of(2));
      Dot dot =
          new Dot(me.pseudonym(), "learningRate", "0.5", 0.1 + 0.2, false, List.of(List.of(1.0)));
      begun.room().add(List.of(new Tried(dot, "made")));
      version = begun.room().view(true).version();
    }
    try (Classes classes = classes()) {
      Classroom room = classes.find(code.toLowerCase(java.util.Locale.ROOT)).orElseThrow();
      assertThat(room.isKey(key)).isTrue();
      assertThat(room.isKey("another")).isFalse();
      assertThat(room.view(true).version()).isGreaterThan(version);
      assertThat(room.view(true).rounds()).containsExactly(new int[] {0, 0, 1});
      assertThat(room.experiment()).isEqualTo(ASKING);
      assertThat(room.join(me.token(), "en")).isEqualTo(me);
      assertThat(room.dots(0)).extracting(Dot::loss).containsExactly(0.1 + 0.2);
      assertThat(room.results()).hasSize(2);

      classes.forget(room);
      assertThat(room.isOver()).isTrue();
      assertThat(classes.find(code)).isEmpty();
    }
    try (Classes classes = classes()) {
      assertThat(classes.find(code)).isEmpty();
    }
  }

  @Test
  void withoutATeacherForADayAClassIsForgotten() {
    try (Classes classes = classes()) {
      Classroom left = classes.begin("here", ASKING, "id").room();
      Classroom taught = classes.begin("here", ASKING, "id").room();
      taught.enterTeacher();
      now.set(now.get().plus(Duration.ofHours(25)));

      classes.sweep();

      assertThat(classes.find(left.code().text())).isEmpty();
      assertThat(classes.find(taught.code().text())).contains(taught);
    }
  }

  @Test
  void aFileThatIsNoClassHarmsNobody() throws Exception {
    store().put("ABCDEF", null, "{\"code\": 3");
    store().put("ABCDEG", null, "{}");
    try (Classes classes = classes()) {
      assertThat(classes.find("ABCDEF")).isEmpty();
    }
  }

  @Test
  void codesHaveNoLettersThatLookAlike() {
    Set<String> seen = new HashSet<>();
    try (Classes classes =
        new Classes(store(), new ClassLimits(400, 400, 9, 9, 24, 9, 9, 9), now::get)) {
      for (int i = 0; i < 400; i++) {
        seen.add(classes.begin("here", SILENT, "id").room().code().text());
      }
      assertThatThrownBy(() -> classes.begin("here", SILENT, "id"))
          .hasMessageContaining("too many classes");
    }
    assertThat(seen).hasSize(400).allMatch(code -> code.matches("[2-9A-HJ-NP-Z]{6}"));
  }

  @Test
  void silentFollowersWhoLeftMakeRoom() {
    try (Classes classes =
        new Classes(store(), new ClassLimits(9, 9, 3, 9, 24, 9, 9, 9), now::get)) {
      Classroom room = classes.begin("here", ASKING, "id").room();
      ask(room, Phase.OPEN);
      Follower voter = room.join(null, "en");
      room.vote(voter, Vote.of(1));
      room.leave(voter);
      room.join(null, "en");
      room.leave(room.join(null, "en"));

      Follower fourth = room.join(null, "en");
      assertThatThrownBy(() -> room.join(null, "en")).hasMessageContaining("full");

      assertThat(room.join(voter.token(), "en")).isEqualTo(voter);
      assertThat(fourth.pseudonym()).isNotEqualTo(voter.pseudonym());
    }
  }

  @Test
  void aStoreChangesOnlyWhatItsCallerKnew() throws Exception {
    ClassStore store = store();
    assertThat(store.get("ABCDEF")).isNull();
    assertThat(store.put("ABCDEF", null, "first")).isTrue();
    assertThat(store.put("ABCDEF", null, "other")).isFalse();
    assertThat(store.put("ABCDEF", "other", "second")).isFalse();
    assertThat(store.put("ABCDEF", "first", "第二")).isTrue();
    assertThat(store().get("ABCDEF")).isEqualTo("第二");
    assertThat(store.codes()).containsExactly("ABCDEF");
    store.remove("ABCDEF");
    store.remove("ABCDEF");
    assertThat(store.put("ABCDEF", "第二", "third")).isFalse();
    assertThat(store.codes()).isEmpty();
  }

  @Test
  void aVoteIsKeptBeforeItIsAnswered() {
    try (Classes classes = classes()) {
      Classroom room = classes.begin("here", ASKING, "id").room();
      ask(room, Phase.OPEN);
      Follower me = room.join(null, "en");
      room.vote(me, Vote.of(2));

      // Nothing of the first server has ended in order.
      try (Classes next = classes()) {
        Classroom again = next.find(room.code().text()).orElseThrow();
        assertThat(again.view(true).rounds()).containsExactly(new int[] {0, 0, 1});
        assertThat(again.join(me.token(), "en")).isEqualTo(me);
      }
    }
  }

  @Test
  void whatCannotBeKeptDoesNotCountAndTheClassGoesOn() throws Exception {
    var away = new AtomicBoolean();
    ClassStore moody =
        (ClassStore)
            Proxy.newProxyInstance(
                ClassStore.class.getClassLoader(),
                new Class<?>[] {ClassStore.class},
                (proxy, method, arguments) -> {
                  if (away.get()) {
                    throw new IOException("away");
                  }
                  return method.invoke(store(), arguments);
                });
    try (var classes = new Classes(moody, ClassLimits.STANDARD, now::get)) {
      Classroom room = classes.begin("here", ASKING, "id").room();
      ask(room, Phase.OPEN);
      Follower me = room.join(null, "en");
      away.set(true);
      assertThatThrownBy(() -> room.vote(me, Vote.of(1))).hasMessageContaining("does not count");
      assertThatThrownBy(() -> classes.begin("here", ASKING, "id"))
          .hasMessageContaining("does not count");
      ask(room, Phase.TALK);

      assertThat(room.phase()).isEqualTo(Phase.TALK);
      assertThat(room.view(true).rounds()).containsExactly(new int[] {0, 0, 0});

      away.set(false);
      room.catchUp();
      try (Classes next = classes()) {
        assertThat(next.find(room.code().text()).orElseThrow().phase()).isEqualTo(Phase.TALK);
      }
    }
  }

  /** News that reach the other server at once. */
  private static final class Neighbours {
    private final List<ClassNews.Listener> listeners = new CopyOnWriteArrayList<>();

    ClassNews news() {
      return new ClassNews() {
        private Listener own;

        @Override
        public void tell(String code, boolean changed, Presence here) {
          for (Listener other : listeners) {
            if (other != own) {
              other.heard(code, changed, here);
            }
          }
        }

        @Override
        public void listen(Listener listener) {
          own = listener;
          listeners.add(listener);
        }
      };
    }
  }

  private static ClassView await(Classroom room, Predicate<ClassView> expected)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    ClassView view = room.view(true);
    while (!expected.test(view)) {
      assertThat(System.nanoTime()).as("%s", view).isLessThan(end);
      room.await(view.version(), 1000);
      view = room.view(true);
    }
    return view;
  }

  @Test
  void aClassWorksAcrossServers() throws Exception {
    var neighbours = new Neighbours();
    try (var here = new Classes(store(), neighbours.news(), ClassLimits.STANDARD, now::get);
        var there = new Classes(store(), neighbours.news(), ClassLimits.STANDARD, now::get)) {
      Classes.Begun begun = here.begin("here", ASKING, "id");
      Classroom taught = begun.room();
      Classroom followed = there.find(taught.code().text()).orElseThrow();
      assertThat(followed.isKey(begun.key())).isTrue();
      taught.enterTeacher();
      Follower one = followed.join(null, "en");
      Follower two = taught.join(null, "en");
      ask(taught, Phase.OPEN);
      await(followed, view -> view.phase() == Phase.OPEN && view.taught());

      List<Callable<Integer>> votes = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int choice = i % 3;
        votes.add(() -> followed.vote(one, Vote.of(choice)));
        votes.add(() -> taught.vote(two, Vote.of(choice)));
      }
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var vote : threads.invokeAll(votes)) {
          assertThat(vote.get()).isEqualTo(1);
        }
      }
      followed.vote(one, Vote.of(0));
      taught.vote(two, Vote.of(2));

      for (Classroom room : List.of(taught, followed)) {
        ClassView view =
            await(room, v -> v.rounds().getFirst()[0] == 1 && v.rounds().getFirst()[2] == 1);
        assertThat(view.votes()).isEqualTo(2);
        assertThat(view.followers()).isEqualTo(2);
      }
      assertThat(here.isAsked("id")).isTrue();
      assertThat(there.isAsked("id")).isTrue();

      taught.leaveTeacher();
      await(followed, view -> !view.taught());
      there.forget(followed);
      await(taught, view -> taught.isOver());
      assertThatThrownBy(() -> taught.vote(two, Vote.of(0))).hasMessageContaining("no class");
    }
  }
}
