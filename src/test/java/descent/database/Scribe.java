package descent.database;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.share.Bounds;
import descent.share.LinkFolder;
import descent.share.LinkStore;
import descent.share.Store;
import java.nio.file.Path;

/** A process that shares experiment after experiment, and says each id once it is kept. */
final class Scribe {
  static final Bounds ROOMY =
      new Bounds(1_000_000, 1L << 40, 1 << 20, 1_000_000, 1L << 40, Long.MAX_VALUE);

  private Scribe() {}

  /** A different one for each number. */
  static Experiment experiment(int number) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
         "notes": "%s", "seed": %d, "runs": [{"optimizer": {"type": "sgd"}}]}
        """
            .formatted("梯度 ".repeat(200 + number % 1000), number));
  }

  static LinkStore links(String place, Database database) {
    return database == null ? new LinkFolder(Path.of(place)) : new LinkTable(database);
  }

  static boolean isDatabase(String place) {
    return place.startsWith("postgresql:");
  }

  /** A folder or the address of a database, and the first and the last number. */
  public static void main(String[] arguments) {
    String place = arguments[0];
    Database database = isDatabase(place) ? new Database(DatabaseAddress.read(place)) : null;
    var store = new Store(links(place, database), ROOMY);
    int end = Integer.parseInt(arguments[2]);
    for (int number = Integer.parseInt(arguments[1]); number < end; number++) {
      System.out.println(store.put("me", experiment(number)));
    }
    System.exit(0);
  }
}
