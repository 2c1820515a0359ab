package descent.api;

import descent.live.Limits;
import descent.live.job.Comparisons;
import descent.live.job.Jobs;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What answers comparisons, with the limits that hold where nothing is set. */
final class CompareServer {
  private CompareServer() {}

  static MockMvc of(Jobs jobs) {
    return MockMvcBuilders.standaloneSetup(
            new CompareController(
                new Comparisons(TrainingLimits.standard(), new Races(Limits.STANDARD, 1)),
                new Stream(jobs)))
        .setControllerAdvice(new Refusals())
        .build();
  }
}
