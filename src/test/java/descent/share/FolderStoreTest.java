package descent.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.share.NotKeptException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends StoreContract {
  @TempDir private Path folder;

  @Override
  LinkStore texts() {
    return new LinkFolder(folder);
  }

  @Override
  void age(Id id, int days) throws IOException {
    Files.setLastModifiedTime(
        folder.resolve(id + ".json"), FileTime.from(Instant.now().minus(days, ChronoUnit.DAYS)));
  }

  @Test
  void aFolderThatCannotBeWrittenIsASentenceUntilItCan() throws IOException {
    Path place = folder.resolve("place");
    Files.writeString(place, "a file where the folder should be");
    var store = new Store(new LinkFolder(place.resolve("experiments")), ROOMY);
    assertThat(refusal(store, "me", experiment(1))).isEqualTo(Reason.BROKEN);
    assertThatThrownBy(() -> store.find(Id.of("any")))
        .as("nobody knows")
        .isInstanceOf(NotKeptException.class);
    Files.delete(place);
    assertThat(store.find(store.put("me", experiment(1)))).isPresent();
  }

  @Test
  void nothingUnfinishedIsLeft() throws IOException {
    Path left = folder.resolve("new-1.part");
    Files.writeString(left, "{");
    store(ROOMY);
    assertThat(left).as("perhaps another server writes it just now").exists();
    Files.setLastModifiedTime(left, FileTime.fromMillis(0));
    store(ROOMY);
    assertThat(left).doesNotExist();
    store(ROOMY).put("me", experiment(1));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }
}
