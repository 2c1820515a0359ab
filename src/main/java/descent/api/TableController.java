package descent.api;

import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.trace.CsvCells;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The numbers behind a picture as CSV, written by the same code as every trace. */
@RestController
class TableController {
  static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private static final int MOST_COLUMNS = 1000;
  private static final int MOST_ROWS = 100_000;
  private static final int LONGEST = 1000;

  /**
   * @param body {@code columns}, the names of a first line, which a later piece of a long table
   *     leaves out; {@code rows} of texts, numbers, and null where there is none
   */
  @PostMapping("/api/table.csv")
  ResponseEntity<String> table(InputStream body) throws IOException {
    ObjectReader fields = ObjectReader.of(ExperimentJson.tree(Body.text(body)), "");
    var text = new StringBuilder();
    var cells = new CsvCells(text);
    if (fields.has("columns")) {
      write(fields.list("columns", MOST_COLUMNS), cells);
    }
    for (Map.Entry<String, JsonNode> row : fields.list("rows", MOST_ROWS).entrySet()) {
      write(ObjectReader.elements(row.getValue(), row.getKey(), MOST_COLUMNS), cells);
    }
    fields.end();
    return ResponseEntity.ok().contentType(CSV).body(text.toString());
  }

  private static void write(Map<String, JsonNode> row, CsvCells cells) throws IOException {
    for (Map.Entry<String, JsonNode> cell : row.entrySet()) {
      JsonNode value = cell.getValue();
      if (value.isNull()) {
        cells.number(Double.NaN);
      } else if (value.canConvertToLong() && value.isIntegralNumber()) {
        cells.count(value.longValue());
      } else if (value.isNumber()) {
        cells.number(value.doubleValue());
      } else {
        cells.text(ObjectReader.asText(value, cell.getKey(), LONGEST));
      }
    }
    cells.endRow();
  }
}
