package descent.ui.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.router.QueryParameters;
import descent.experiment.Experiment;
import descent.experiment.edit.Edits;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import descent.share.Bounds;
import descent.share.LinkFolder;
import descent.share.NotKeptException;
import descent.share.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
  @TempDir private Path folder;

  /** Numbers that are hard to compress. */
  private static Experiment ofRows(int rows) {
    String file =
        IntStream.range(0, rows)
            .mapToObj(i -> "%s,%s,%d\\n".formatted(Math.sin(i), Math.cos(i * i), i % 2))
            .collect(Collectors.joining("", "a,b,y\\n", ""));
    return ExperimentJson.read(
        """
        {"problem": {"type": "network", "dataset": {"type": "csv", "content": "%s"},
                     "layers": [{"units": 3}]},
         "runs": [{"optimizer": {"type": "sgd"}}]}\
        """
            .formatted(file));
  }

  private Store store() {
    return new Store(new LinkFolder(folder), Bounds.STANDARD);
  }

  /** What a reload shows, on the same server or on the next one. */
  private Experiment reloaded(QueryParameters address) {
    return new Links(store()).read(address).orElseThrow();
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void anAddressBringsBackWhatWasOnTheScreenHoweverLongItIs() throws IOException {
    var links = new Links(store());
    Experiment small = ofRows(60);
    Experiment large = ofRows(2000);
    assertThat(reloaded(links.address(small, Opening.USUAL))).isEqualTo(small);
    assertThat(files()).isZero();
    QueryParameters address = links.address(large, Opening.USUAL);
    assertThat(address.getQueryString()).hasSizeLessThan(20);
    assertThat(reloaded(address)).isEqualTo(large);
  }

  @Test
  void anotherRateOfALongExperimentNeedsNoFurtherFile() throws IOException {
    var links = new Links(store());
    Experiment large = ofRows(2000);
    links.address(large, Opening.USUAL);
    for (int i = 1; i <= 20; i++) {
      Experiment changed = Edits.at(large, "/runs/0/schedule/learningRate", i / 10.0);
      QueryParameters address = links.address(changed, Opening.USUAL);
      assertThat(reloaded(address)).isEqualTo(changed);
      // The next visit goes on from there.
      var next = new Links(store());
      assertThat(next.read(address)).contains(changed);
      assertThat(reloaded(next.address(Edits.at(changed, "/seed", 7), Opening.USUAL)).seed())
          .isEqualTo(7);
    }
    assertThat(files()).isEqualTo(1);
    Experiment longer = ofRows(2001);
    assertThat(reloaded(links.address(longer, Opening.USUAL))).isEqualTo(longer);
    assertThat(files()).isEqualTo(2);
  }

  @Test
  void whatTheStoreRefusesHasNoAddress() {
    var full = new Bounds(0, 0, 1_000_000, 1, 1, 1);
    var links = new Links(new Store(new LinkFolder(folder), full));
    assertThatThrownBy(() -> links.address(ofRows(2000), Opening.USUAL))
        .isInstanceOf(NotKeptException.class)
        .hasMessageStartingWith("The server has no room");
    assertThat(links.address(ofRows(60), Opening.USUAL).getParameters()).containsOnlyKeys("e");
  }

  @Test
  void anIdThatIsGoneIsTold() {
    var links = new Links(store());
    Experiment large = ofRows(2000);
    links.address(large, Opening.USUAL);
    QueryParameters address = links.address(Edits.at(large, "/seed", 2), Opening.USUAL);
    assertThat(address.getParameters()).containsOnlyKeys("e", "x");
    var elsewhere = new Links(new Store(new LinkFolder(folder.resolve("other")), Bounds.STANDARD));
    assertThatThrownBy(() -> elsewhere.read(address))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("This link leads to no experiment");
  }
}
