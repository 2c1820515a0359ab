package descent.api;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.job.Traces;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The numbers of all runs of an experiment as CSV, to the byte what the command writes. */
@RestController
class TraceController {
  private final Traces traces;

  TraceController(Traces traces) {
    this.traces = traces;
  }

  /** The trace of the experiment that is sent; under an id it is at {@link ShareController}. */
  @PostMapping("/api/trace")
  void trace(InputStream body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Experiment experiment = ExperimentJson.read(Body.text(body));
    ShareController.csv(
        "trace",
        request,
        response,
        receiver -> traces.write(Stream.ticket(request), experiment, receiver));
  }
}
