package descent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Numbers computed by other programs, from the test resources; see the README beside them. */
public final class Oracle {
  private Oracle() {}

  /** The rows of a CSV file by column name; no field holds a comma. */
  public static List<Map<String, String>> rows(String file) {
    List<String> lines = text(file).lines().toList();
    String[] header = lines.getFirst().split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], fields[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  public static JsonNode json(String file) {
    return new ObjectMapper().readTree(text(file));
  }

  /** The files of a folder, to be read by these names. */
  public static List<String> files(String folder) {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/oracle", folder))) {
      return files.map(file -> folder + "/" + file.getFileName()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String file) {
    try (InputStream stream = Oracle.class.getResourceAsStream("/oracle/" + file)) {
      if (stream == null) {
        throw new IllegalArgumentException("no such file: " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
