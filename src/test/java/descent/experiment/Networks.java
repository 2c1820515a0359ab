package descent.experiment;

import descent.run.Crew;
import descent.run.NetworkRun;
import descent.trace.TraceCsv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Networks that tests share. */
public final class Networks {
  /** Two contenders on the moons, small enough for any test. */
  public static final String MOONS =
      """
      {"problem": {"type": "network",
         "dataset": {"type": "moons", "samples": 100, "noise": 0.2},
         "layers": [{"units": 8, "activation": "tanh", "keepProbability": 0.8}, {"units": 8}],
         "weightDecay": 0.001, "batchSize": 16},
       "steps": 23, "seed": 3,
       "runs": [
         {"name": "Adam", "optimizer": {"type": "adam"}},
         {"name": "Momentum", "optimizer": {"type": "momentum"},
          "network": {"batchSize": 0, "dropout": "vanilla"}}]}
      """;

  private Networks() {}

  /** The whole trace of all runs. */
  public static String csv(Experiment experiment) {
    var out = new StringBuilder();
    try {
      var csv = new TraceCsv(out);
      for (Contender contender : experiment.runs()) {
        csv.drain(new NetworkRun(experiment, contender), Crew.ALONE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Every row of one run. */
  public static List<NetworkRun.Row> rows(NetworkRun run) {
    var rows = new ArrayList<NetworkRun.Row>();
    do {
      var row = run.row();
      if (row != null) {
        rows.add(row);
      }
    } while (run.advance());
    return rows;
  }
}
