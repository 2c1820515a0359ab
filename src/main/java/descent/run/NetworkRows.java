package descent.run;

import descent.network.Propagation.Measure;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a network's trace: one for each line that is measured at a step. */
final class NetworkRows {
  static final List<String> COLUMNS =
      List.of(
          "run",
          "member",
          "step",
          "epoch",
          "train_loss",
          "train_accuracy",
          "validation_loss",
          "validation_accuracy",
          "learning_rate");

  private NetworkRows() {}

  static void tell(NetworkRun run, Run.Cells cells) throws IOException {
    for (NetworkRun.Line line : run.lines()) {
      cells.text(run.contender().name());
      cells.text(line.member());
      cells.count(run.step());
      cells.number(run.epoch());
      tell(line.row().training(), cells);
      tell(line.row().validation(), cells);
      cells.number(line.rate());
      cells.endRow();
    }
  }

  private static void tell(@Nullable Measure measure, Run.Cells cells) throws IOException {
    cells.number(measure == null ? Double.NaN : measure.loss());
    cells.number(measure == null ? Double.NaN : measure.accuracy());
  }
}
