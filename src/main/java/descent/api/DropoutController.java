package descent.api;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.live.dropout.DropoutLab;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The effect of dropout on a network, as {@link Stream streamed} answers. */
@RestController
class DropoutController {
  private static final int MOST_MASKS = 100_000;

  private final DropoutLab lab;
  private final Stream stream;

  DropoutController(DropoutLab lab, Stream stream) {
    this.lab = lab;
    this.stream = stream;
  }

  /** The output of a network for one row over all masks. */
  @PostMapping("/api/dropout/masks")
  void masks(InputStream body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ObjectReader fields = ObjectReader.of(ExperimentJson.tree(Body.text(body)), "");
    Experiment experiment = ExperimentJson.read(fields.object("experiment").node());
    int run = (int) fields.whole("run", 0, 0, experiment.runs().size() - 1);
    int step = (int) fields.whole("step", 0, 0, experiment.steps());
    int row = (int) fields.whole("row", 0, 0, Integer.MAX_VALUE);
    int output = (int) fields.whole("output", 0, 0, Integer.MAX_VALUE);
    int masks = (int) fields.whole("masks", 1000, 2, MOST_MASKS);
    fields.end();
    stream.answer(
        request, response, lab.masks(experiment, run, step, row, output, masks), Stream::tagged);
  }

  /** How networks degrade when hidden units are switched off at test time. */
  @PostMapping("/api/dropout/off")
  void off(InputStream body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ObjectReader fields = ObjectReader.of(ExperimentJson.tree(Body.text(body)), "");
    Experiment experiment = ExperimentJson.read(fields.object("experiment").node());
    int step = (int) fields.whole("step", 0, 0, experiment.steps());
    fields.end();
    stream.answer(request, response, lab.switchOff(experiment, step), Stream::tagged);
  }
}
