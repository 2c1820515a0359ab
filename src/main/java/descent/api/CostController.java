package descent.api;

import descent.experiment.FunctionProblem;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.live.race.StepCosts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cost of a step against the number of variables, measured on this machine. */
@RestController
class CostController {
  private final StepCosts costs;
  private final Stream stream;

  CostController(StepCosts costs, Stream stream) {
    this.costs = costs;
    this.stream = stream;
  }

  /** A line for each measurement. */
  @PostMapping("/api/cost")
  void cost(InputStream body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ObjectReader fields = ObjectReader.of(ExperimentJson.tree(Body.text(body)), "");
    FunctionProblem problem = ExperimentJson.problem(fields.object("problem"));
    fields.end();
    stream.answer(request, response, costs.answer(problem));
  }
}
