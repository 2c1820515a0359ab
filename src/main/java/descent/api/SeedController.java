package descent.api;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.live.job.SeedStudy;
import descent.live.training.Trainings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Networks trained with many seeds, as a {@link Stream streamed} answer. */
@RestController
class SeedController {
  private final Trainings trainings;
  private final Stream stream;

  SeedController(Trainings trainings, Stream stream) {
    this.trainings = trainings;
    this.stream = stream;
  }

  @PostMapping("/api/seeds")
  void seeds(InputStream body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ObjectReader fields = ObjectReader.of(ExperimentJson.tree(Body.text(body)), "");
    Experiment experiment = ExperimentJson.read(fields.object("experiment").node());
    int seeds = (int) fields.whole("seeds", 20, 2, SeedStudy.MOST);
    fields.end();
    trainings.check(experiment);
    stream.answer(request, response, new SeedStudy(experiment, seeds), Stream::tagged);
  }
}
