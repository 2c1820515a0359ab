package descent.classroom.choice;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import java.util.List;

/** What a class is asked about a bowl whose map reaches from -5 to 5 and from -3 to 3. */
public final class Asking {
  private Asking() {}

  /**
   * @param question as JSON
   */
  public static Experiment question(String question) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "function", "expression": "x^2 + y^2", "variables": ["x", "y"],
           "start": [1, 1], "domain": [[-5, 5], [-3, 3]]},
         "question": %s, "runs": [{"optimizer": {"type": "sgd"}}]}
        """
            .formatted(question));
  }

  public static Vote at(double x, double y) {
    return new Vote(List.of(x, y), true);
  }
}
