package descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.database.Database;
import descent.database.DatabaseAddress;
import descent.database.LinkTable;
import descent.database.Postgres;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.share.Bounds;
import descent.share.Id;
import descent.share.LinkFolder;
import descent.share.LinkStore;
import descent.share.NotKeptException;
import descent.share.Store;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakedownCommandTest {
  private static final Experiment ABUSIVE =
      ExperimentJson.read(
          """
          {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
           "notes": "abuse", "runs": [{"optimizer": {"type": "sgd"}}]}
          """);

  @TempDir private Path folder;

  private static String takeDown(String typed, Map<String, String> environment) {
    var out = new ByteArrayOutputStream();
    TakedownCommand.run(
        List.of(typed), environment, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void isTakenDown(LinkStore links, String link, Map<String, String> environment)
      throws Exception {
    var serving = new Store(links, Bounds.STANDARD);
    Id id = serving.put("somebody", ABUSIVE);
    assertThat(takeDown(link + id, environment)).startsWith(id + " is taken down");
    assertThatThrownBy(() -> serving.find(id)).isInstanceOf(NotKeptException.class);
    assertThat(links.get(id.text())).doesNotContain("abuse");
    assertThat(takeDown(id.text(), environment)).startsWith(id + " has been taken down before");
  }

  @Test
  void aServerOnAFolderSaysSoFromThenOn() throws Exception {
    isTakenDown(new LinkFolder(folder), "", Map.of("EXPERIMENTS", folder.toString()));
  }

  @Test
  void aServerOnADatabaseSaysSoFromThenOn() throws Exception {
    String address = Postgres.shared().address();
    try (var database = new Database(DatabaseAddress.read(address))) {
      isTakenDown(
          new LinkTable(database),
          "https://descent.example.org/x/",
          Map.of("DATABASE_URL", address));
    } finally {
      Postgres.clear(address);
    }
  }

  @Test
  void whatIsNotThereIsASentence() {
    Map<String, String> environment = Map.of("EXPERIMENTS", folder.toString());
    assertThatThrownBy(() -> takeDown("../etc", environment))
        .hasMessageStartingWith("name one short link");
    assertThatThrownBy(() -> takeDown("0123456789ab", environment))
        .hasMessage("there is no experiment 0123456789ab in " + folder);
  }
}
