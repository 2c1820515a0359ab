package descent.export;

import descent.catalogue.Framework;
import descent.experiment.json.ExperimentJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs as tests want them. */
final class Programs {
  private Programs() {}

  /** JSON with single quotes as a program. */
  static String of(String json, Framework framework) {
    return PythonProgram.of(ExperimentJson.read(json.replace('\'', '"')), framework);
  }

  /** A resource of the tests. */
  static String resource(String name) throws IOException {
    try (InputStream file = Programs.class.getResourceAsStream("/export/" + name)) {
      if (file == null) {
        throw new IOException("there is no " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * What Python's parser says about programs, one after the other in one process; an empty text
   * where it has no objection. Without Python the test is left out.
   */
  static String complaints(Iterable<String> programs) throws IOException, InterruptedException {
    String script =
        "import ast, sys\n"
            + "for n, text in enumerate(sys.stdin.read().split('\\0')):\n"
            + "    try:\n"
            + "        compile(ast.parse(text), 'program', 'exec')\n"
            + "    except (SyntaxError, RecursionError) as e:\n"
            + "        print(n, e)\n";
    Process python;
    try {
      python = new ProcessBuilder("python3", "-c", script).redirectErrorStream(true).start();
    } catch (IOException e) {
      Assumptions.abort("there is no python3");
      return "";
    }
    try (var out = python.getOutputStream()) {
      out.write(String.join("\0", programs).getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    python.waitFor(10, TimeUnit.SECONDS);
    return said;
  }
}
