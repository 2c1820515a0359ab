package descent.api;

import descent.commentary.Remedy;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ExperimentPatch;
import descent.live.job.Explanations;
import descent.message.InvalidInputException;
import descent.message.Message;
import descent.message.Translation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The verdicts on the runs of an experiment, and remedies, each of which was tried. */
@RestController
class ExplainController {
  private final Explanations explanations;

  ExplainController(Explanations explanations) {
    this.explanations = explanations;
  }

  /** The same JSON as the command {@code explain}. */
  @PostMapping(path = "/api/explain", produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, Object> explain(
      HttpServletRequest http, @RequestParam(defaultValue = "en") String language)
      throws IOException {
    if (!Translation.codes().contains(language)) {
      throw new InvalidInputException(
          Message.of(
              "explain.language",
              "The language is one of {0}.",
              String.join(", ", Translation.codes())));
    }
    Experiment experiment = read(http);
    return explanations
        .of(Stream.visitor(http), experiment)
        .told(
            Translation.of(Locale.of(language))::of,
            other -> ExperimentPatch.between(experiment, other));
  }

  /** A list for each run, of sentences with the JSON Patch that each stands for. */
  @PostMapping(path = "/api/remedies", produces = MediaType.APPLICATION_JSON_VALUE)
  List<List<Map<String, Object>>> remedies(HttpServletRequest http) throws IOException {
    Experiment experiment = read(http);
    return explanations.of(Stream.visitor(http), experiment).runs().stream()
        .map(run -> run.remedies().stream().map(remedy -> edit(experiment, remedy)).toList())
        .toList();
  }

  private static Map<String, Object> edit(Experiment experiment, Remedy remedy) {
    return Map.of(
        "text",
        remedy.text(),
        "former",
        remedy.former(),
        "patch",
        ExperimentPatch.between(experiment, remedy.experiment()));
  }

  private static Experiment read(HttpServletRequest http) throws IOException {
    return ExperimentJson.read(Body.text(http.getInputStream()));
  }
}
