package descent.dataset.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A CSV file as it stands, before anything is learnt from it: every line has as many cells as there
 * are names.
 *
 * <p>Columns are separated by {@code ,} {@code ;} or a tab, whichever gives all lines the same
 * number of columns, at least two; if several do, the one that makes the most cells numbers; a
 * comma before the others. Where none of them finds a number, bars and runs of blanks are tried. A
 * first line of numbers alone is data, and so is one whose other cells recur in their columns, as
 * labels do: then names are made up.
 *
 * @param separator between the cells of a line; a space for any run of blanks
 * @param header whether the file names its columns
 * @param names of the columns, each another one
 * @param lines of data
 */
public record CsvTable(
    char separator, boolean header, Decimals decimals, List<String> names, List<CsvLine> lines) {
  private static final Cut.Blade BLADE =
      new Cut.Blade(
          (lines, separator) -> withoutEmptyColumns(lines),
          cell -> Decimals.POINT.isNumber(cell) || Decimals.COMMA.isNumber(cell));

  /** How a cell says that its value is missing, in lower case. */
  private static final Set<String> MISSING =
      Set.of(
          "", "na", "n/a", "nan", "?", "null", "-", "--", "–", "—", "none", "nil", "nat", "n.a.",
          "k.a.", ".", "\\n", "#n/a", "#na", "<na>", "(null)", "#div/0!", "#num!", "#value!",
          "#ref!", "#name?", "#null!", "missing", "缺失", "？");

  private static final int LONGEST_SHOWN = 40;

  public CsvTable {
    names = List.copyOf(names);
    lines = List.copyOf(lines);
  }

  /**
   * Reads a file.
   *
   * @param target a name that is looked for in the header; empty for none
   * @throws descent.message.InvalidInputException if it is no table
   */
  public static CsvTable of(String text, String target) {
    Cut cut = BLADE.best(text, Cut.SEPARATORS, BLADE.at(',', text));
    if (cut.fit() <= 0) {
      Cut rare = BLADE.best(text, Cut.RARE_SEPARATORS, cut);
      cut = rare.fit() > 0 ? rare : cut;
    }
    List<CsvLine> lines = cut.lines();
    char separator = cut.separator();
    if (lines.isEmpty()) {
      throw empty();
    }
    Decimals decimals = decimals(lines, separator);
    boolean header = hasHeader(lines, (column, cell) -> decimals.isNumber(cell), target);
    List<CsvLine> data = header ? lines.subList(1, lines.size()) : lines;
    List<String> first = lines.getFirst().cells();
    var table =
        new CsvTable(separator, header, decimals, header ? first : madeUp(first.size()), data);
    if (table.names.size() < 2 && !data.isEmpty()) {
      throw oneColumn(text);
    }
    table.check();
    return table;
  }

  static RuntimeException empty() {
    return CsvLine.wrong(
        "csv.empty", "the CSV needs a header line and at least one line of numbers");
  }

  /** Why there is one column alone: remarks above the header, or another separator. */
  static RuntimeException oneColumn(String text) {
    // Between tabs and semicolons a comma may be one of a number.
    for (char tried : new char[] {'\t', ';', ','}) {
      List<CsvLine> lines = CsvLine.of(text, tried);
      int columns = lines.getLast().cells().size();
      List<CsvLine> table = lines.stream().filter(l -> l.cells().size() == columns).toList();
      if (columns > 1 && table.size() > 1 && lines.getFirst().cells().size() == 1) {
        return CsvLine.wrong(
            "csv.before",
            "line {0} has one column and line {1} has {2}: leave out the lines before the header",
            lines.getFirst().number(),
            table.getFirst().number(),
            columns);
      }
    }
    return CsvLine.wrong(
        "csv.oneColumn",
        "only one column was found; columns are separated by a comma, a semicolon, a tab, a bar or"
            + " blanks, and there must be two at least");
  }

  void check() {
    Set<String> different = new HashSet<>();
    for (String name : names) {
      if (!different.add(name)) {
        if (name.isEmpty()) {
          throw CsvLine.wrong(
              "csv.noNames", "the header leaves two columns or more without a name");
        }
        throw CsvLine.wrong("csv.sameColumn", "the header names the column {0} twice", shown(name));
      }
    }
    if (lines.isEmpty()) {
      throw empty();
    }
    for (CsvLine line : lines) {
      if (line.cells().size() != names.size()) {
        if (separator == ',' && line.cells().size() > names.size() && hasNeighbours(line)) {
          throw CsvLine.wrong(
              "csv.raggedDecimals",
              "line {0}: the number of columns is {1}, in the header {2}; if commas stand before"
                  + " decimals or between thousands, separate the columns by semicolons",
              line.number(),
              line.cells().size(),
              names.size());
        }
        throw CsvLine.wrong(
            "csv.ragged",
            "line {0}: the number of columns is {1}, in the header {2}",
            line.number(),
            line.cells().size(),
            names.size());
      }
    }
  }

  /** Whether digits stand on both sides of a comma. */
  private static boolean hasNeighbours(CsvLine line) {
    return IntStream.range(1, line.cells().size())
        .anyMatch(
            i ->
                line.cells().get(i - 1).matches("[+-]?\\d+")
                    && line.cells().get(i).matches("\\d+"));
  }

  /** Spreadsheets end every line with separators where a column was emptied. */
  static List<CsvLine> withoutEmptyColumns(List<CsvLine> lines) {
    int used = 0;
    for (CsvLine line : lines) {
      for (int column = line.cells().size(); column > used; column--) {
        if (!line.cells().get(column - 1).isEmpty()) {
          used = column;
        }
      }
    }
    int last = used;
    int columns = lines.isEmpty() ? 0 : lines.getFirst().cells().size();
    boolean even = lines.stream().allMatch(line -> line.cells().size() == columns);
    return even && last < columns
        ? lines.stream()
            .map(line -> new CsvLine(line.number(), line.cells().subList(0, last)))
            .toList()
        : lines;
  }

  /** Between commas a decimal comma is quoted, and may be one between thousands. */
  private static Decimals decimals(List<CsvLine> lines, char separator) {
    CsvLine comma = null;
    CsvLine point = null;
    String withComma = "";
    String withPoint = "";
    boolean thousands = separator == ',';
    for (CsvLine line : lines) {
      for (String cell : line.cells()) {
        boolean whole = Decimals.POINT.isNumber(cell) && Decimals.COMMA.isNumber(cell);
        if (!whole && Decimals.COMMA.isNumber(cell)) {
          comma = line;
          withComma = cell;
          thousands &= cell.matches("[+-]?[1-9]\\d{0,2},\\d{3}");
        }
        if (!whole && Decimals.POINT.isNumber(cell)) {
          point = line;
          withPoint = cell;
        }
      }
    }
    if (comma == null || thousands || (point != null && separator == ',')) {
      return Decimals.POINT;
    }
    if (point != null) {
      throw CsvLine.decimals(comma, withComma, point, withPoint);
    }
    return Decimals.COMMA;
  }

  static boolean hasHeader(
      List<CsvLine> lines, BiPredicate<Integer, String> isNumber, String target) {
    List<String> first = lines.getFirst().cells();
    if (!target.isBlank() && first.contains(target.strip())) {
      return true;
    }
    if (IntStream.range(0, first.size()).noneMatch(i -> isNumber.test(i, first.get(i)))) {
      return true;
    }
    return !IntStream.range(0, first.size())
        .allMatch(
            column ->
                isNumber.test(column, first.get(column))
                    || lines.stream()
                        .skip(1)
                        .anyMatch(
                            line ->
                                column < line.cells().size()
                                    && line.cells().get(column).equals(first.get(column))));
  }

  static List<String> madeUp(int columns) {
    List<String> names = new ArrayList<>();
    for (int column = 1; column < columns; column++) {
      names.add("x" + column);
    }
    names.add("y");
    return names;
  }

  /**
   * The column of a name.
   *
   * @throws descent.message.InvalidInputException if there is none
   */
  public int column(String name) {
    int column = names.indexOf(name.strip());
    if (column < 0) {
      throw CsvLine.wrong("csv.noTarget", "the header has no column {0}", shown(name));
    }
    return column;
  }

  /** Whether a cell says that there is no value. */
  public static boolean isMissing(String cell) {
    return MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** The same table with some of its lines alone. */
  public CsvTable keeping(Predicate<CsvLine> kept) {
    return new CsvTable(separator, header, decimals, names, lines.stream().filter(kept).toList());
  }

  /** The same table with other lines. */
  CsvTable with(List<CsvLine> others) {
    return new CsvTable(separator, header, Decimals.POINT, names, others);
  }

  /** The cells of one more line as this file separates them. */
  public String joined(List<String> cells) {
    return joined(cells, separator);
  }

  static String joined(List<String> cells, char separator) {
    return cells.stream()
        .map(cell -> mustBeQuoted(cell, separator) ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
        .collect(Collectors.joining(String.valueOf(separator)));
  }

  private static boolean mustBeQuoted(String cell, char separator) {
    return cell.indexOf(separator) >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
  }

  /** The name of a column as a sentence has it. */
  public String shownName(int column) {
    String name = names.get(column);
    return name.isEmpty() ? String.valueOf(column + 1) : shown(name);
  }

  /** Whether every cell of a column is a number. */
  public boolean isNumeric(int column) {
    return lines.stream().allMatch(line -> decimals.isNumber(line.cells().get(column)));
  }

  /** How many cells of a column are numbers. */
  public long numbersIn(int column) {
    return lines.stream().filter(line -> decimals.isNumber(line.cells().get(column))).count();
  }

  /** How many cells of a column say that there is no value. */
  public long missingIn(int column) {
    return lines.stream().filter(line -> isMissing(line.cells().get(column))).count();
  }

  /** Whether no cell of a column is a number. */
  public boolean isText(int column) {
    return lines.stream().noneMatch(line -> decimals.isNumber(line.cells().get(column)));
  }

  /** A feature's cell as a number. */
  public double number(CsvLine line, int column) {
    return number(
        line,
        column,
        "csv.number",
        "line {0}, column {1} ({2}): expected a number, not \"{3}\";"
            + " leave out this line or the whole column");
  }

  private double number(CsvLine line, int column, String key, String english) {
    String cell = line.cells().get(column);
    if (decimals.isNumber(cell)) {
      return decimals.number(cell);
    }
    throw CsvLine.wrong(
        key, english, line.number(), column + 1, shown(names.get(column)), shown(cell));
  }

  /** A number with a decimal point as this file writes it. */
  public String written(String number) {
    return decimals == Decimals.COMMA ? number.replace('.', ',') : number;
  }

  /** All cells of a column as numbers, as those of a regression's target must be. */
  public double[] numbers(int column) {
    String english = "line {0}, column {1} ({2}): expected a number, not \"{3}\"";
    return lines.stream()
        .mapToDouble(line -> number(line, column, "csv.targetNumber", english))
        .toArray();
  }

  /** All cells of a column as labels. */
  public List<String> labels(int column) {
    return lines.stream().map(line -> line.cells().get(column)).toList();
  }

  /** The first lines of data. */
  public List<CsvLine> first(int most) {
    return lines.stream().limit(most).toList();
  }

  public static String shown(String cell) {
    return cell.length() <= LONGEST_SHOWN ? cell : cell.substring(0, LONGEST_SHOWN) + "…";
  }
}
