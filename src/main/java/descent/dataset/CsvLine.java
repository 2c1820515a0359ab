package descent.dataset;

import descent.message.InvalidInputException;
import descent.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of CSV (RFC 4180), with its place in the file; a quoted cell may go on over the end of
 * the line.
 *
 * @param number of the line where it begins, from 1, counting empty ones
 * @param cells without quotes and surrounding white space
 */
record CsvLine(int number, List<String> cells) {
  private static final int MOST_LINES = 20_000;
  private static final int MOST_COLUMNS = 1000;
  private static final int LONGEST_SHOWN = 40;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  /** The lines of a file that are not empty. */
  static List<CsvLine> of(String text) {
    List<CsvLine> lines = new ArrayList<>();
    var whole = new StringBuilder();
    boolean open = false;
    int number = 0;
    int first = 0;
    for (String line : text.replace("\uFEFF", "").lines().toList()) {
      number++;
      if (open) {
        whole.append('\n');
      } else if (line.isBlank()) {
        continue;
      } else {
        first = number;
        whole.setLength(0);
      }
      whole.append(line);
      open ^= line.chars().filter(c -> c == '"').count() % 2 == 1;
      if (open) {
        continue;
      }
      if (lines.size() > MOST_LINES) {
        throw wrong("csv.manyLines", "the CSV has more than {0} lines of numbers", MOST_LINES);
      }
      lines.add(new CsvLine(first, cells(whole, first)));
    }
    if (open) {
      throw wrong("csv.quote", "line {0}: a quotation mark is not closed", first);
    }
    return lines;
  }

  static InvalidInputException wrong(String key, String english, Object... arguments) {
    return new InvalidInputException(Message.of(key, english, arguments));
  }

  /** Whether a text is a finite decimal number. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
  }

  /** The cells but one, as numbers. */
  double[] numbers(CsvLine header, int leftOut) {
    if (cells.size() != header.cells().size()) {
      throw wrong(
          "csv.ragged",
          "line {0} has {1} columns where the header has {2}",
          number,
          cells.size(),
          header.cells().size());
    }
    double[] numbers = new double[cells.size() - 1];
    for (int column = 0; column < cells.size(); column++) {
      if (column != leftOut) {
        numbers[column < leftOut ? column : column - 1] = number(header, column);
      }
    }
    return numbers;
  }

  private double number(CsvLine header, int column) {
    String cell = cells.get(column);
    if (!isNumber(cell)) {
      throw wrong(
          "csv.number",
          "line {0}, column {1} ({2}): expected a number, not \"{3}\"",
          number,
          column + 1,
          shown(header.cells().get(column)),
          shown(cell));
    }
    return Double.parseDouble(cell);
  }

  /** The label in a column. */
  String label(int column) {
    String label = cells.get(column);
    if (label.isEmpty()) {
      throw wrong("csv.noLabel", "line {0}, column {1}: the label is missing", number, column + 1);
    }
    return label;
  }

  private static List<String> cells(CharSequence line, int number) {
    List<String> cells = new ArrayList<>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    if (cells.size() > MOST_COLUMNS) {
      throw wrong(
          "csv.manyColumns",
          "line {0} has {1} columns; at most {2} are allowed",
          number,
          cells.size(),
          MOST_COLUMNS);
    }
    return List.copyOf(cells);
  }

  private static String shown(String cell) {
    return cell.length() <= LONGEST_SHOWN ? cell : cell.substring(0, LONGEST_SHOWN) + "…";
  }
}
