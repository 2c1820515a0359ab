package descent.api;

import descent.commentary.Remedy;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ExperimentPatch;
import descent.live.race.Races;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What would help the runs of a race: asked for when a hand rests, since each remedy was tried. */
@RestController
class RemedyController {
  private final Races races;

  RemedyController(Races races) {
    this.races = races;
  }

  /** A list for each run, of sentences with the JSON Patch that each stands for. */
  @PostMapping(path = "/api/remedies", produces = MediaType.APPLICATION_JSON_VALUE)
  List<List<Map<String, Object>>> remedies(HttpServletRequest http) throws IOException {
    Experiment experiment = ExperimentJson.read(Body.text(http.getInputStream()));
    var answer = new ArrayList<List<Map<String, Object>>>();
    for (List<Remedy> ofRun : races.remedies(Stream.visitor(http), experiment)) {
      answer.add(
          ofRun.stream()
              .map(
                  remedy ->
                      Map.<String, Object>of(
                          "text",
                          remedy.text(),
                          "patch",
                          ExperimentPatch.between(experiment, remedy.experiment())))
              .toList());
    }
    return answer;
  }
}
