package descent.share;

import static org.assertj.core.api.Assertions.assertThat;

import descent.share.NotKeptException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A disk of some kilobytes, which {@code scripts/faults disk} makes, and names. */
@EnabledIfSystemProperty(named = "faults.disk", matches = ".+")
class FullDiskTest {
  private static final Path DISK = Path.of(System.getProperty("faults.disk", ""));

  private static long files() throws IOException {
    try (Stream<Path> files = Files.list(DISK)) {
      return files.count();
    }
  }

  @Test
  void aFullDiskIsASentenceLosesNothingAndIsNoMatterOnceThereIsRoom() throws IOException {
    Path other = Files.write(DISK.resolve("other"), new byte[16_384]);
    var store = new Store(new LinkFolder(DISK), Bounds.STANDARD);
    List<Id> kept = new ArrayList<>();
    Reason refused = null;
    for (int seed = 0; refused == null; seed++) {
      assertThat(seed).as("links on a small disk").isLessThan(10_000);
      try {
        kept.add(store.put("me", StoreContract.experiment(seed)));
      } catch (NotKeptException e) {
        refused = e.why();
      }
    }
    assertThat(refused).isEqualTo(Reason.BROKEN);
    assertThat(kept).isNotEmpty();
    assertThat(files()).as("nothing half written is left").isEqualTo(kept.size() + 1);
    for (int seed = 0; seed < kept.size(); seed++) {
      assertThat(store.find(kept.get(seed))).contains(StoreContract.experiment(seed));
      assertThat(store.put("me", StoreContract.experiment(seed))).isEqualTo(kept.get(seed));
    }

    Files.delete(other);
    Id next = store.put("me", StoreContract.experiment(kept.size()));
    assertThat(store.find(next)).isPresent();
    System.out.printf("full disk: %d links kept, the next one refused, then kept%n", kept.size());
  }
}
