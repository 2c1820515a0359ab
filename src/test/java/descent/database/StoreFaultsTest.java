package descent.database;

import static org.assertj.core.api.Assertions.assertThat;

import descent.classroom.ClassStore;
import descent.share.Id;
import descent.share.NotKeptException;
import descent.share.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What was answered is kept, whoever is killed while it is written. {@code scripts/faults} does it
 * for a thousand writes.
 */
class StoreFaultsTest {
  private static final int WRITES = Integer.getInteger("faults.writes", 24);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Timeout(3600)
  void noAcknowledgedLinkIsLostByAWriterThatIsKilled(boolean inDatabase) throws Exception {
    String place = inDatabase ? Postgres.shared().address() : folder.toString();
    var random = new Random(1);
    var acknowledged = new ArrayList<String>();
    int kills = 0;
    while (acknowledged.size() < WRITES) {
      int most = WRITES / 20 + random.nextInt(20);
      acknowledged.addAll(killed(place, acknowledged.size(), most));
      kills++;
    }
    Database database = inDatabase ? new Database(DatabaseAddress.read(place)) : null;
    try {
      var store = new Store(Scribe.links(place, database), Scribe.ROOMY);
      for (int number = 0; number < acknowledged.size(); number++) {
        Id id = Id.read(acknowledged.get(number)).orElseThrow();
        assertThat(store.find(id)).as("write %d", number).contains(Scribe.experiment(number));
      }
    } finally {
      if (database != null) {
        database.close();
      }
    }
    System.out.printf(
        "%s: %d writers killed, %d writes acknowledged, none lost%n",
        inDatabase ? "PostgreSQL" : "folder", kills, acknowledged.size());
  }

  /** What a writer has said until, after some answers, it is killed. */
  private static List<String> killed(String place, int from, int most)
      throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Scribe.class.getName(),
                place,
                Integer.toString(from),
                Integer.toString(Integer.MAX_VALUE))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var said = new ArrayList<String>();
    try (var answers =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        // The last line may be a half one.
        if (Id.read(line).isPresent()) {
          said.add(line);
        }
        if (said.size() == most) {
          // The process itself would close what it has said.
          writer.toHandle().destroyForcibly();
        }
      }
    }
    writer.waitFor();
    assertThat(said).as("the writer's answers").isNotEmpty();
    return said;
  }

  @Test
  @Timeout(1800)
  void aDatabaseThatIsKilledUnderLoadLosesNothingThatWasAnswered() throws Exception {
    Postgres postgres = Postgres.shared();
    Map<Integer, Id> kept = new ConcurrentHashMap<>();
    Map<String, String> classes = new ConcurrentHashMap<>();
    var refused = new AtomicInteger();
    var next = new AtomicInteger();
    var teachers = new AtomicInteger();
    var over = new AtomicBoolean();
    try (var database = new Database(DatabaseAddress.read(postgres.address()))) {
      var store = new Store(new LinkTable(database), Scribe.ROOMY);
      ClassStore table = new ClassTable(database);
      Runnable fraction =
          () -> {
            while (!over.get()) {
              int number = next.getAndIncrement();
              try {
                kept.put(number, store.put("me", Scribe.experiment(number)));
              } catch (NotKeptException e) {
                refused.incrementAndGet();
                pause();
              }
            }
          };
      Runnable teach =
          () -> {
            String code = "AAAA" + (char) ('A' + teachers.getAndIncrement()) + "A";
            String former = null;
            for (int i = 0; !over.get(); i++) {
              String text = code + " " + i + " 课".repeat(1000);
              try {
                // Whatever was refused may have been written before the answer was lost.
                former = table.put(code, former, text) ? text : table.get(code);
                if (text.equals(former)) {
                  classes.put(code, text);
                }
              } catch (IOException e) {
                pause();
              }
            }
          };
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        try {
          threads.submit(fraction);
          threads.submit(fraction);
          threads.submit(teach);
          threads.submit(teach);
          for (int kill = 0; kill < 2; kill++) {
            await(kept::size, kept.size() + 30);
            int before = refused.get();
            postgres.kill();
            while (refused.get() == before) {
              pause();
            }
            postgres.start();
          }
          await(kept::size, kept.size() + 30);
          await(classes::size, 2);
        } finally {
          over.set(true);
        }
      }
      kept.forEach(
          (number, id) ->
              assertThat(store.find(id))
                  .as("write %d", number)
                  .contains(Scribe.experiment(number)));
      for (Map.Entry<String, String> each : classes.entrySet()) {
        assertThat(order(table.get(each.getKey())))
            .as("the last text of a class that was answered, or a later one")
            .isGreaterThanOrEqualTo(order(each.getValue()));
      }
    }
  }

  private static int order(String text) {
    return Integer.parseInt(text.split(" ")[1]);
  }

  /** What takes too long is for the test's time limit to say. */
  private static void await(IntSupplier many, int size) throws InterruptedException {
    while (many.getAsInt() < size) {
      Thread.sleep(10);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
