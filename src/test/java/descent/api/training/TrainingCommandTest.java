package descent.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import descent.wire.Samples;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TrainingCommandTest {
  private static final Map<String, Object> LOOK =
      Map.of(
          "step", 3,
          "decision", true,
          "confusion", true,
          "worst", true,
          "weights", true,
          "masks", 2,
          "members", List.of("1", "ensemble"));

  /** What a browser may say, all at once; its tests hold their own type to this. */
  private static Map<String, Object> everything() {
    var command = new LinkedHashMap<String, Object>();
    command.put("resume", "TOKEN");
    command.put("have", List.of(3));
    command.put("ack", 2);
    command.put("speed", 100);
    command.put("play", true);
    command.put("advanceTo", 5);
    command.put("look", new TreeMap<>(LOOK));
    command.put("here", true);
    return command;
  }

  @Test
  void everyFieldOfTheBrowsersTypeIsHeard() throws Exception {
    Samples.hold("command", everything());
    var mapper = JsonMapper.builder().build();
    var said = TrainingCommand.read(mapper.writeValueAsString(everything()));
    var nothing = TrainingCommand.read("{}");
    for (RecordComponent component : TrainingCommand.class.getRecordComponents()) {
      // An experiment is held to its own format.
      if (!component.getName().equals("open")) {
        assertThat(component.getAccessor().invoke(said))
            .as(component.getName())
            .isNotEqualTo(component.getAccessor().invoke(nothing));
      }
    }
  }
}
