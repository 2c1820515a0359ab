package descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.database.Postgres;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import descent.share.Bounds;
import descent.share.LinkFolder;
import descent.share.Store;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyCommandTest {
  @TempDir private Path folder;

  private static String copy(boolean from, Path folder, String database) {
    var out = new ByteArrayOutputStream();
    CopyCommand.run(
        from,
        List.of(folder.toString()),
        database,
        new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aFolderGoesIntoTheDatabaseAndBack() throws Exception {
    Path full = folder.resolve("full");
    var store = new Store(new LinkFolder(full), Bounds.STANDARD);
    for (int seed = 0; seed < 3; seed++) {
      store.put(
          "me",
          ExperimentJson.read(
              """
              {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
               "title": "二次", "seed": %d, "runs": [{"optimizer": {"type": "sgd"}}]}
              """
                  .formatted(seed)));
    }
    Files.writeString(full.resolve("0123456789ab.json"), "{}");
    Files.createDirectories(full.resolve("classes"));
    Files.writeString(full.resolve("classes").resolve("ABCDEF.json"), "{\"code\": \"课\"}");
    String database = Postgres.shared().address();

    assertThat(copy(false, full, database).lines())
        .containsExactly(
            "experiments: 3 copied, 0 there already, 1 damaged and left out",
            "live classes: 1 copied, 0 there already");
    assertThat(copy(false, full, database)).startsWith("experiments: 0 copied, 3 there already");

    Path back = folder.resolve("back");
    assertThat(copy(true, back, database))
        .startsWith("experiments: 3 copied, 0 there already, 0 damaged");
    Files.delete(full.resolve("0123456789ab.json"));
    for (String id : new LinkFolder(full).ids()) {
      assertThat(back.resolve(id + ".json")).hasSameBinaryContentAs(full.resolve(id + ".json"));
    }
    assertThat(back.resolve("classes").resolve("ABCDEF.json")).content().contains("课");
  }

  @Test
  void whatCannotBeCopiedIsOneSentence() {
    assertThatThrownBy(() -> copy(false, folder, ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("DATABASE_URL has to be an address");
    assertThatThrownBy(() -> copy(false, folder.resolve("none"), "postgresql://db/x"))
        .hasMessageStartingWith("there is no folder");
    assertThatThrownBy(() -> copy(true, folder, "postgresql://127.0.0.1:1/x"))
        .hasMessageStartingWith("not all could be copied: the database");
  }
}
