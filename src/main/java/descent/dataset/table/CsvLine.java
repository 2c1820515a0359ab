package descent.dataset.table;

import descent.message.InvalidInputException;
import descent.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of CSV (RFC 4180), with its place in the file; a quoted cell may go on over the end of
 * the line.
 *
 * @param number of the line where it begins, from 1, counting empty ones
 * @param cells without quotes and surrounding white space
 */
public record CsvLine(int number, List<String> cells) {
  /** Stands for any run of blanks between two cells. */
  static final char BLANKS = ' ';

  /** Stands for a comma, a semicolon or a tab. */
  static final char ANY = '\0';

  private static final char BAR = '|';

  private static final int MOST_LINES = 20_000;
  private static final int MOST_COLUMNS = 1000;

  public CsvLine {
    cells = List.copyOf(cells);
  }

  /** The same line with another cell. */
  CsvLine with(int column, String cell) {
    List<String> others = new ArrayList<>(cells);
    others.set(column, cell);
    return new CsvLine(number, others);
  }

  /** The lines of a file that are not empty. */
  static List<CsvLine> of(String text, char separator) {
    List<CsvLine> lines = new ArrayList<>();
    boolean framed = separator == BAR && text.stripLeading().indexOf(BAR) == 0;
    var whole = new StringBuilder();
    boolean open = false;
    int number = 0;
    int first = 0;
    for (String line : text.replace("\uFEFF", "").lines().toList()) {
      number++;
      if (open) {
        whole.append('\n');
      } else if (line.isBlank() || (lines.isEmpty() && isHint(line))) {
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
      CharSequence inner =
          separator == BLANKS
              ? whole.toString().strip()
              : framed ? withoutFrame(whole.toString().strip()) : whole;
      if (framed && inner.toString().matches("[-:|+\\s]+")) {
        continue;
      }
      var read = new CsvLine(first, cells(inner, separator, first));
      if (!read.isEmpty()) {
        lines.add(read);
      }
    }
    if (open) {
      throw wrong("csv.quote", "line {0}: a quotation mark is not closed", first);
    }
    return lines;
  }

  /** A line of a table whose lines begin and end with a bar, as Markdown has them. */
  private static String withoutFrame(String line) {
    int from = line.startsWith("|") ? 1 : 0;
    int to = line.length() > from && line.endsWith("|") ? line.length() - 1 : line.length();
    return line.substring(from, to);
  }

  /** What Excel writes before the header to tell itself the separator. */
  private static boolean isHint(String line) {
    return line.strip().matches("(?i)\"?sep=.\"?");
  }

  /** Whether there is nothing between the separators, as spreadsheets write an empty row. */
  private boolean isEmpty() {
    return cells.stream().allMatch(String::isEmpty);
  }

  public static InvalidInputException wrong(String key, String english, Object... arguments) {
    return new InvalidInputException(Message.of(key, english, arguments));
  }

  /** A file has a decimal comma in one line and a decimal point in another. */
  static InvalidInputException decimals(
      CsvLine comma, String withComma, CsvLine point, String withPoint) {
    return wrong(
        "csv.decimals",
        "line {0} has {2} and line {1} has {3}: decimals must be written in one way, and"
            + " thousands without a sign between them",
        comma.number(),
        point.number(),
        withComma,
        withPoint);
  }

  private static boolean isBetween(char c, char separator) {
    return switch (separator) {
      case BLANKS -> Character.isWhitespace(c);
      case ANY -> Cut.SEPARATORS.indexOf(c) >= 0;
      default -> c == separator;
    };
  }

  private static List<String> cells(CharSequence line, char separator, int number) {
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
      } else if (isBetween(c, separator) && !quoted) {
        if (separator != BLANKS || !isBetween(line.charAt(i - 1), separator)) {
          cells.add(cell.toString().strip());
          cell.setLength(0);
        }
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
    return cells;
  }
}
