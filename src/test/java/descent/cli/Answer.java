package descent.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command answered: its exit code and what it wrote. */
record Answer(int code, String out, String err) {
  static Answer to(String input, String... args) {
    return to(input.getBytes(StandardCharsets.UTF_8), args);
  }

  static Answer to(byte[] input, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code = CommandLine.run(args, new ByteArrayInputStream(input), out, err);
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  JsonNode json() {
    return JsonMapper.builder().build().readTree(out);
  }
}
