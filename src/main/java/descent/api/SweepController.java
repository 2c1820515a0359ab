package descent.api;

import descent.experiment.Experiment;
import descent.live.job.Sweeps;
import descent.share.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The comparisons of experiments that are kept, for programs; the public contract, section 7. */
@RestController
@RequestMapping(ShareController.PATH)
class SweepController {
  private final Store store;
  private final Sweeps sweeps;

  SweepController(Store store, Sweeps sweeps) {
    this.store = store;
    this.sweeps = sweeps;
  }

  /** What the command {@code sweep} writes, to the byte. */
  @GetMapping("/{id}/sweep.csv")
  void sweep(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Experiment experiment = ShareController.find(store, id);
    sweeps.check(experiment);
    ShareController.csv(
        id,
        request,
        response,
        receiver -> sweeps.write(Stream.ticket(request), experiment, receiver));
  }
}
