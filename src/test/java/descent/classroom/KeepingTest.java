package descent.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import descent.classroom.choice.Follower;
import descent.classroom.choice.Vote;
import descent.classroom.protocol.ClassScene;
import descent.classroom.protocol.Phase;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown while a store is slow. */
class KeepingTest {
  private static final Experiment ASKING =
      ExperimentJson.read(
          """
          {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
           "question": {"text": "Which?", "choices": ["a", "b"], "answer": 1, "explanation": "Because."},
           "runs": [{"optimizer": {"type": "sgd"}}]}
          """);

  @TempDir private Path folder;

  private ClassStore folder() {
    return new ClassFolder(folder);
  }

  @Test
  void picturesMoveWhileAVoteIsBeingWrittenAndStayWhereTheyAre() throws Exception {
    var door = new Semaphore(0);
    var writing = new CountDownLatch(1);
    var slow = new AtomicBoolean();
    ClassStore waiting =
        (ClassStore)
            Proxy.newProxyInstance(
                ClassStore.class.getClassLoader(),
                new Class<?>[] {ClassStore.class},
                (proxy, method, arguments) -> {
                  if (slow.get() && method.getName().equals("put")) {
                    writing.countDown();
                    door.acquire();
                  }
                  return method.invoke(folder(), arguments);
                });
    try (var classes = new Classes(waiting, ClassLimits.STANDARD, Instant::now);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Classroom room = classes.begin("here", ASKING, "id").room();
      room.show(room.scene(), Phase.OPEN);
      Follower me = room.join(null, "en");
      slow.set(true);
      Future<Integer> vote = threads.submit(() -> room.vote(me, Vote.of(1)));
      writing.await();

      room.show(at(room.scene(), 7), Phase.OPEN);

      assertThat(room.scene().step()).isEqualTo(7);
      assertThat(vote.isDone()).isFalse();
      assertThat(room.view(false).votes()).isZero();
      door.release();
      assertThat(vote.get()).isEqualTo(1);
      assertThat(room.view(false).votes()).isEqualTo(1);
      assertThat(room.scene().step()).isEqualTo(7);
      slow.set(false);
      door.release();
      room.catchUp();
      try (Classes next = new Classes(folder(), ClassLimits.STANDARD, Instant::now)) {
        Classroom again = next.find(room.code().text()).orElseThrow();
        assertThat(again.scene().step()).isEqualTo(7);
        assertThat(again.view(false).votes()).isEqualTo(1);
      }
    }
  }

  private static ClassScene at(ClassScene scene, int step) {
    return new ClassScene(
        scene.view(),
        scene.panel(),
        step,
        false,
        1,
        false,
        "",
        -1,
        "",
        false,
        List.of(),
        List.of(),
        0,
        false);
  }
}
