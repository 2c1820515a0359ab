package descent.dataset.table;

import java.util.List;
import java.util.regex.Pattern;

/** Formats of data that are no CSV, though they can look like one. */
enum OtherFormat {
  LIBSVM("LIBSVM", "[^\\s,;:]+(?: +(?:qid:)?[0-9]{1,9}:[^\\s:]+)+ *(?:#.*)?"),
  ARFF("ARFF", "(?i)@(?:relation|attribute)\\b.*"),
  JSON("JSON", "[\\[{].*"),
  MARKUP("HTML or XML", "(?i)<(?:[!?]|[a-z]+[\\s>]).*"),
  MATRIX_MARKET("Matrix Market", "%%MatrixMarket.*");

  private static final int LONGEST = 4000;

  private final String title;
  private final Pattern form;

  OtherFormat(String title, String form) {
    this.title = title;
    this.form = Pattern.compile(form);
  }

  /**
   * Refuses a file whose first line says that it is no CSV.
   *
   * @throws descent.message.InvalidInputException if it is none
   */
  static void refuse(String text) {
    List<String> lines =
        text.lines()
            .map(line -> line.replace("\uFEFF", "").strip())
            .filter(line -> !line.isEmpty() && !line.startsWith("# ") && !line.startsWith("% "))
            .limit(1)
            .toList();
    for (String line : lines) {
      String begin = line.substring(0, Math.min(line.length(), LONGEST));
      for (OtherFormat format : values()) {
        if (format.form.matcher(begin).matches()) {
          throw CsvLine.wrong(
              "csv.otherFormat",
              "\"{0}\" looks like {1}, which is not read: save the file as CSV, with a line for"
                  + " each row and a cell for each column",
              CsvTable.shown(begin),
              format.title);
        }
      }
    }
  }
}
