package descent.api;

import descent.catalogue.Framework;
import descent.experiment.json.ExperimentJson;
import descent.export.PythonProgram;
import descent.message.InvalidInputException;
import descent.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Experiments as programs in Python, as the command {@code code} writes them. */
@RestController
class CodeController {
  private static final MediaType PYTHON = MediaType.parseMediaType("text/x-python;charset=UTF-8");
  private static final int LONGEST = 40;

  @PostMapping("/api/code")
  ResponseEntity<String> code(
      @RequestParam(defaultValue = "pytorch") String framework, InputStream body)
      throws IOException {
    Framework chosen = Framework.named(framework).orElseThrow(() -> unknown(framework));
    var experiment = ExperimentJson.read(Body.text(body));
    var unused = experiment.compile();
    return ResponseEntity.ok().contentType(PYTHON).body(PythonProgram.of(experiment, chosen));
  }

  private static InvalidInputException unknown(String framework) {
    String known =
        Arrays.stream(Framework.values()).map(Framework::type).collect(Collectors.joining(", "));
    return new InvalidInputException(
        Message.of(
            "export.framework",
            "There is no framework {0} here; there are {1}.",
            Message.clipped(framework, LONGEST),
            known));
  }
}
