package descent.api;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.job.Sweeps;
import descent.share.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The comparisons of experiments that are kept, for programs; the public contract, section 7. */
@RestController
class SweepController {
  private final Store store;
  private final Sweeps sweeps;

  SweepController(Store store, Sweeps sweeps) {
    this.store = store;
    this.sweeps = sweeps;
  }

  /** The output of the command {@code sweep}, to the byte. */
  @GetMapping(ShareController.PATH + "/{id}/sweep.csv")
  void sweep(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(id, ShareController.find(store, id), request, response);
  }

  /** The same of an experiment that is sent, as the page does. */
  @PostMapping("/api/compare/sweep.csv")
  void sweep(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Experiment experiment = ExperimentJson.read(Body.text(request.getInputStream()));
    answer("sweep", experiment, request, response);
  }

  private void answer(
      String id, Experiment experiment, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    sweeps.check(experiment);
    ShareController.csv(
        id,
        request,
        response,
        receiver -> sweeps.write(Stream.ticket(request), experiment, receiver));
  }
}
