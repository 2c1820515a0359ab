package descent.api;

import descent.dataset.Csv;
import descent.dataset.Reading;
import descent.dataset.table.CsvText;
import descent.message.InvalidInputException;
import descent.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reading of a CSV file, as the command {@code data} prints it. */
@RestController
class DataController {
  private static final int LONGEST_SHOWN = 40;

  /**
   * @param body the file, in any encoding
   * @param ignore names of columns, separated by commas
   */
  @PostMapping("/api/data")
  Map<String, Object> data(
      @RequestParam(defaultValue = "") String target,
      @RequestParam(required = false) @Nullable String ignore,
      @RequestParam(required = false) @Nullable String encoding,
      @RequestParam(required = false) @Nullable String task,
      InputStream body)
      throws IOException {
    byte[] bytes = Body.bytes(body);
    if (task != null && !task.equals(Csv.CLASSIFICATION) && !task.equals(Csv.REGRESSION)) {
      throw new InvalidInputException(
          Message.of(
              "csv.task",
              "There is no task {0}; there are {1} and {2}.",
              Message.clipped(task, LONGEST_SHOWN),
              Csv.CLASSIFICATION,
              Csv.REGRESSION));
    }
    return Reading.of(
            encoding == null ? CsvText.of(bytes) : CsvText.of(bytes, encoding),
            target,
            task,
            ignore == null ? List.of() : List.of(ignore.split(",", -1)))
        .told();
  }
}
