package descent.ui.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import descent.catalogue.Entry;
import descent.experiment.Averaging;
import descent.experiment.Contender;
import descent.experiment.Ensemble;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.optimizer.Optimizer;
import descent.schedule.CosineRestarts;
import descent.ui.field.Lab;
import descent.ui.text.Phrases;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "descent.ui.lab")
class TogetherEditorTest extends BrowserlessTest {
  private static final String NETWORK =
      """
      {"problem": {"type": "network", "dataset": {"type": "moons"}, "layers": [{}]}, "steps": 100,
       "runs": [{"optimizer": {"type": "adam"}}]}
      """;

  private final Bench lab = new Bench();

  /** A lab that only keeps its experiment. */
  private static final class Bench implements Lab {
    private Experiment experiment = ExperimentJson.read(NETWORK);

    @Override
    public Experiment experiment() {
      return experiment;
    }

    @Override
    public void change(UnaryOperator<Experiment> change) {
      experiment = change.apply(experiment);
    }

    @Override
    public void accept(Experiment changed, @Nullable String gesture) {
      experiment = changed;
    }

    @Override
    public boolean toggleHidden(int run) {
      return false;
    }

    @Override
    public boolean isHidden(int run) {
      return false;
    }

    @Override
    public int look(int run) {
      return run;
    }

    @Override
    public Contender newContender(Entry<Optimizer> entry) {
      throw new UnsupportedOperationException();
    }

    Contender run() {
      return experiment.runs().getFirst();
    }
  }

  private TogetherEditor editor() {
    var editor = new TogetherEditor(0, new Phrases(Locale.ENGLISH), lab);
    UI.getCurrent().add(editor);
    editor.show(lab.run());
    return editor;
  }

  private TextField field(String label) {
    return find(TextField.class).all().stream()
        .filter(field -> field.getLabel().startsWith(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void averagesAreKeptWhereADecayIsGiven() {
    editor();
    test(field("Averaged")).setValue("1.5");
    assertThat(field("Averaged").isInvalid()).isTrue();
    test(field("Averaged")).setValue(".99");
    assertThat(lab.run().averaging()).isEqualTo(new Averaging(0.99));
    test(field("Averaged")).setValue("");
    assertThat(lab.run().averaging()).isNull();
  }

  @Test
  @SuppressWarnings("unchecked")
  void anEnsembleIsChosenAndSnapshotsBringTheirCycles() {
    var editor = editor();
    Select<String> ensemble = find(Select.class).single();
    test(ensemble).selectItem("Independent networks");
    assertThat(lab.run().ensemble()).isEqualTo(new Ensemble.Independent(5));
    editor.show(lab.run());
    test(field("Members")).setValue("3");
    assertThat(lab.run().ensemble()).isEqualTo(new Ensemble.Independent(3));
    test(ensemble).selectItem("Snapshots of this one");
    assertThat(lab.run().ensemble()).isEqualTo(new Ensemble.Snapshot());
    assertThat(lab.run().plan().schedule()).isEqualTo(new CosineRestarts(0.01, 20, 1, 0));
    test(ensemble).selectItem("None");
    assertThat(lab.run().ensemble()).isNull();
  }
}
