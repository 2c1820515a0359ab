package descent.dataset.table;

import descent.message.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What stands above the data of a file.
 *
 * @param body the file, with empty lines for the remarks before the first line
 * @param comments how many remarks there are
 * @param last the last of them; empty for none
 * @param line the number of the last
 */
record Lead(String body, int comments, String last, int line) {
  private static final Cut.Blade BLADE = new Cut.Blade(Lead::shaped, Punctuation::isNumber);

  private static final String FULL_WIDTH = "，；";

  static Lead of(String text) {
    int from = 0;
    int comments = 0;
    int number = 0;
    int line = 0;
    String last = "";
    var kept = new StringBuilder();
    while (from < text.length()) {
      int end = from;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      String current = text.substring(from, end).replace("\uFEFF", "").strip();
      if (!current.isEmpty() && current.charAt(0) != '#') {
        break;
      }
      number++;
      if (!current.isEmpty()) {
        comments++;
        line = number;
        last = current;
      }
      from = text.startsWith("\r\n", end) ? end + 2 : end + 1;
      kept.append('\n');
    }
    return comments == 0 || from >= text.length()
        ? new Lead(text, 0, "", 0)
        : new Lead(kept + text.substring(from), comments, last, line);
  }

  /** Cuts a file where its cells are most often numbers. */
  static Cut cut(String text, List<Message> told) {
    Cut cut = BLADE.best(text, Cut.SEPARATORS, BLADE.at(',', text));
    Cut rare = BLADE.best(text, Cut.RARE_SEPARATORS, new Cut(',', List.of(), 0));
    boolean better =
        cut.fit() <= 0 || (cut.separator() != '\t' && rare.fit() >= cut.fit() && isClean(rare));
    cut = rare.fit() > 0 && better ? rare : cut;
    if (cut.fit() <= 0) {
      for (char wide : FULL_WIDTH.toCharArray()) {
        Cut tried = text.indexOf(wide) < 0 ? cut : BLADE.at(wide, text);
        if (tried.fit() > cut.fit()) {
          cut = new Cut(Figure.narrow(String.valueOf(wide)).charAt(0), tried.lines(), tried.fit());
          told.clear();
          told.add(Message.of("csv.separator", "The columns are separated by {0}.", wide));
        }
      }
    }
    refuseMixed(text, cut);
    tellRowNames(text, cut, told);
    return cut;
  }

  private static void tellRowNames(String text, Cut cut, List<Message> told) {
    List<String> first = cut.lines().stream().findFirst().map(CsvLine::cells).orElse(List.of());
    if (first.size() > 1
        && first.getFirst().isEmpty()
        && (cut.separator() == CsvLine.BLANKS || text.indexOf(cut.separator()) >= 0)
        && CsvLine.of(text, cut.separator()).getFirst().cells().size() < first.size()) {
      told.add(
          Message.of(
              "csv.rowNames",
              "The header names one column less than there are: the first column is read as names"
                  + " of the rows."));
    }
  }

  /** Whether commas, semicolons and tabs stand nowhere but between the digits of numbers. */
  private static boolean isClean(Cut cut) {
    return cut.lines().stream()
        .flatMap(line -> line.cells().stream())
        .allMatch(
            cell ->
                Cut.SEPARATORS.chars().noneMatch(c -> cell.indexOf(c) >= 0)
                    || (Punctuation.isNumber(cell)
                        && Cut.SEPARATORS.indexOf(cell.charAt(0)) < 0
                        && Cut.SEPARATORS.indexOf(cell.charAt(cell.length() - 1)) < 0));
  }

  /** Two separators in one line, of which either alone leaves numbers undivided. */
  private static void refuseMixed(String text, Cut cut) {
    if (Cut.SEPARATORS.chars().filter(c -> text.indexOf(c) >= 0).count() < 2
        || cut.lines().isEmpty()) {
      return;
    }
    // Without the columns that others leave out, it may be even by chance.
    Cut any =
        new Cut.Blade((lines, c) -> CsvTable.withoutEmptyColumns(lines), Punctuation::isNumber)
            .at(CsvLine.ANY, text);
    if (any.fit() <= 0
        || any.lines().getFirst().cells().stream().anyMatch(Punctuation::isNumber)
        || BLADE.numbers(any.lines()) <= BLADE.numbers(cut.lines())
        || any.lines().getFirst().cells().size() <= cut.lines().getFirst().cells().size()) {
      return;
    }
    throw CsvLine.wrong(
        "csv.mixedSeparators",
        "several signs seem to separate columns here (commas, semicolons or tabs): separate all"
            + " columns by the same one, and put a cell that contains it between quotation marks");
  }

  /** The lines under their header, which may be the last remark. */
  List<CsvLine> headed(Cut cut, List<Message> told) {
    if (comments == 0) {
      return cut.lines();
    }
    List<String> first = cut.lines().getFirst().cells();
    List<String> cells = named(cut.separator(), first.size());
    boolean names =
        cells.size() == first.size()
            && cells.stream().noneMatch(Punctuation::isNumber)
            && first.stream().anyMatch(Punctuation::isNumber);
    int others = names ? comments - 1 : comments;
    if (others > 0) {
      told.add(
          Message.of(
              "csv.comments",
              "Lines above the table that begin with # are left out: {0}.",
              others));
    }
    if (!names) {
      return cut.lines();
    }
    List<CsvLine> lines = new ArrayList<>();
    if (!cells.getFirst().equals("#")) {
      told.add(
          Message.of(
              "csv.commentHeader", "Line {0} begins with # and is read as the header.", line));
    }
    lines.add(new CsvLine(line, cells));
    lines.addAll(cut.lines());
    return lines;
  }

  /** The cells of the last remark, without the sign of a remark; a column may be called so too. */
  private List<String> named(char separator, int columns) {
    List<String> cells =
        CsvLine.of(last, separator).stream().findFirst().map(CsvLine::cells).orElse(List.of());
    if (cells.size() == columns + 1 && cells.getFirst().matches("#+")) {
      return cells.subList(1, cells.size());
    }
    List<String> named = new ArrayList<>(cells);
    if (!named.isEmpty() && !named.getFirst().matches("#+")) {
      named.set(0, named.getFirst().replaceFirst("^#+\\s*", ""));
    }
    return named;
  }

  /** R names the rows and not their column; others end each line of data with a separator. */
  private static List<CsvLine> shaped(List<CsvLine> read, char separator) {
    List<CsvLine> lines = CsvTable.withoutEmptyColumns(read);
    if (lines.size() < 2) {
      return lines;
    }
    CsvLine header = lines.getFirst();
    int columns = header.cells().size() + 1;
    List<CsvLine> data = lines.subList(1, lines.size());
    if (header.cells().stream().anyMatch(Punctuation::isNumber)
        || data.stream().anyMatch(line -> line.cells().size() != columns)) {
      return lines;
    }
    List<CsvLine> even = new ArrayList<>();
    if (data.stream().allMatch(line -> line.cells().getLast().isEmpty())) {
      even.add(header);
      data.forEach(
          line -> even.add(new CsvLine(line.number(), line.cells().subList(0, columns - 1))));
      return even;
    }
    List<String> rows = data.stream().map(line -> line.cells().getFirst()).toList();
    if (columns < 3 || !areNames(rows, separator)) {
      return lines;
    }
    List<String> names = new ArrayList<>(List.of(""));
    names.addAll(header.cells());
    even.add(new CsvLine(header.number(), names));
    even.addAll(data);
    return even;
  }

  private static boolean areNames(List<String> rows, char separator) {
    // Between commas they may be the thousands of the next column.
    boolean counts =
        separator != ','
            && IntStream.range(0, rows.size())
                .allMatch(i -> rows.get(i).equals(String.valueOf(i + 1)));
    return counts
        || (new HashSet<>(rows).size() == rows.size()
            && rows.stream().noneMatch(Punctuation::isNumber));
  }
}
