package descent.ui.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is data and not program: the JSON files under {@code resources/descent}. */
final class DataFolder {
  private static final String ENDING = ".json";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private DataFolder() {}

  /** All files of a folder, by their names without the ending, in their order. */
  static SequencedMap<String, JsonNode> read(String folder) {
    var files = new TreeMap<String, JsonNode>();
    try {
      String pattern = "classpath*:descent/" + folder + "/*" + ENDING;
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        String name = String.valueOf(file.getFilename());
        try (InputStream in = file.getInputStream()) {
          files.put(name.substring(0, name.length() - ENDING.length()), MAPPER.readTree(in));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** One file, by its path as a resource. */
  static JsonNode file(String path) {
    try (InputStream in = DataFolder.class.getResourceAsStream(path)) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
