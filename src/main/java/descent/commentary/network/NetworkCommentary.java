package descent.commentary.network;

import descent.commentary.Caption;
import descent.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is said of networks that have been trained to their ends; page, command and HTTP say it.
 *
 * @param judgements of the runs, in their order
 * @param caption about all of them
 */
public record NetworkCommentary(List<NetworkJudgement> judgements, Caption caption) {
  public NetworkCommentary {
    judgements = List.copyOf(judgements);
  }

  /**
   * @param learnings of the experiment's runs
   * @param chances what guessing would get of the rows that each of them sees
   */
  public static NetworkCommentary of(
      Experiment experiment, List<Learning> learnings, List<Chance> chances) {
    var judgements = new ArrayList<NetworkJudgement>();
    for (int run = 0; run < learnings.size(); run++) {
      judgements.add(NetworkJudgement.of(learnings.get(run), chances.get(run)));
    }
    return new NetworkCommentary(judgements, NetworkCaption.of(experiment, learnings, judgements));
  }
}
