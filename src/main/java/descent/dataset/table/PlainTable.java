package descent.dataset.table;

import descent.message.InvalidInputException;
import descent.message.Message;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's file, read as it was meant: remarks before the header, units, signs between thousands
 * and other spellings become what {@link CsvTable} reads, and are told. Experiments hold the
 * result, so that it never depends on how generously a file is read.
 *
 * @param table with every number as {@link Decimals#POINT} has it, unless the file is plain already
 * @param written the same lines as the file has them
 * @param file its text, or what stands for it once it is settled
 * @param told of what was left out above and below the header
 */
public record PlainTable(
    CsvTable table,
    List<CsvLine> written,
    Punctuation punctuation,
    String file,
    List<Message> told) {
  private static final int MOST_TOLD = 3;

  /** A whole cell between single quotation marks. */
  private static final Pattern QUOTED =
      Pattern.compile("(?m)(?<=^|[,;\t|])[ \t]*'([^'\n\r]*)'(?=[ \t]*(?:[,;\t|]|\r?$))");

  public PlainTable {
    written = List.copyOf(written);
    told = List.copyOf(told);
  }

  /**
   * Reads a file.
   *
   * @param target a name that is looked for in the header; empty for none
   * @throws InvalidInputException if it is no table, or can be read in more than one way
   */
  public static PlainTable of(String file, String target) {
    OtherFormat.refuse(file);
    var told = new ArrayList<Message>();
    String text = file.indexOf('"') < 0 ? QUOTED.matcher(file).replaceAll("\"$1\"") : file;
    if (!text.equals(file)) {
      told.add(Message.of("csv.quoted", "Single quotation marks around cells are left out."));
    }
    var lead = Lead.of(text);
    Cut cut = Lead.cut(lead.body(), told);
    if (cut.lines().isEmpty()) {
      throw CsvTable.empty();
    }
    List<CsvLine> lines = lead.headed(cut, told);
    boolean header =
        CsvTable.hasHeader(lines, (column, cell) -> isNumber(lines, column, cell), target);
    List<CsvLine> data = header ? lines.subList(1, lines.size()) : lines;
    List<String> names =
        header ? lines.getFirst().cells() : CsvTable.madeUp(lines.getFirst().cells().size());
    if (names.size() < 2 && !data.isEmpty()) {
      throw CsvTable.oneColumn(text);
    }
    var whole = new CsvTable(cut.separator(), header, Decimals.POINT, names, data);
    whole.check();
    if (header && Spellings.hasUnits(data)) {
      told.add(
          Message.of(
              "csv.units",
              "Line {0} ({1}) has no number: it is read as a row of units and left out.",
              data.getFirst().number(),
              CsvTable.shown(String.join(", ", data.getFirst().cells()))));
      data = data.subList(1, data.size());
    }
    Punctuation punctuation = Spellings.punctuation(data, cut.separator());
    List<CsvLine> plain = Spellings.plain(data, punctuation);
    return new PlainTable(whole.with(plain), data, punctuation, text, told);
  }

  /**
   * In the first line a decorated number is one if there is another below it; else it is a name.
   */
  private static boolean isNumber(List<CsvLine> lines, int column, String cell) {
    if (Decimals.POINT.isNumber(cell) || Decimals.COMMA.isNumber(cell)) {
      return true;
    }
    String below =
        lines.size() > 1 && column < lines.get(1).cells().size()
            ? lines.get(1).cells().get(column)
            : "";
    return Punctuation.isNumber(cell)
        && Punctuation.isNumber(below)
        && !Decimals.POINT.isNumber(below);
  }

  private boolean same(CsvTable strict) {
    return strict.separator() == table.separator()
        && strict.names().equals(table.names())
        && strict.lines().size() == table.lines().size()
        && IntStream.range(0, strict.lines().size())
            .allMatch(i -> same(strict, strict.lines().get(i), table.lines().get(i)));
  }

  private static boolean same(CsvTable strict, CsvLine line, CsvLine plain) {
    return IntStream.range(0, plain.cells().size())
        .allMatch(
            i -> {
              String cell = line.cells().get(i);
              String other = plain.cells().get(i);
              return cell.equals(other)
                  || (strict.decimals().isNumber(cell)
                      && Decimals.POINT.isNumber(other)
                      && strict.decimals().number(cell) == Decimals.POINT.number(other));
            });
  }

  private static @Nullable CsvTable strict(String text, String target) {
    try {
      return CsvTable.of(text, target);
    } catch (InvalidInputException e) {
      return null;
    }
  }

  /** The table with the cells that the file has, to be looked at. */
  public CsvTable asWritten() {
    return table.with(written);
  }

  /** The same with a column of names of classes, which stay as they are written. */
  public PlainTable labelled(int column) {
    List<CsvLine> lines =
        IntStream.range(0, written.size())
            .mapToObj(i -> table.lines().get(i).with(column, label(i, column)))
            .toList();
    return new PlainTable(table.with(lines), written, punctuation, file, told);
  }

  private String label(int line, int column) {
    String cell = written.get(line).cells().get(column);
    return Decimals.COMMA.isNumber(cell) ? table.lines().get(line).cells().get(column) : cell;
  }

  /**
   * What an experiment holds: the file as it stands where it needs no help, else the table as a
   * plain CSV.
   *
   * @throws InvalidInputException if that would be read otherwise
   */
  public PlainTable settled(String target) {
    CsvTable strict = strict(file, target);
    if (strict != null && same(strict)) {
      return new PlainTable(strict, written, punctuation, file, told);
    }
    var content = new StringBuilder(CsvTable.joined(table.names(), ',')).append('\n');
    table.lines().forEach(line -> content.append(CsvTable.joined(line.cells(), ',')).append('\n'));
    CsvTable read = strict(content.toString(), target);
    if (read == null || !read.names().equals(table.names()) || !cells(read).equals(cells(table))) {
      throw CsvLine.wrong(
          "csv.unclear",
          "this file can be read in more than one way: save it with a header of words, commas"
              + " between the columns and points before decimals");
    }
    return new PlainTable(table, written, punctuation, content.toString(), told);
  }

  private static List<List<String>> cells(CsvTable table) {
    return table.lines().stream().map(CsvLine::cells).toList();
  }

  /** What was left out, and how cells were read that are not written as plain numbers. */
  public List<Message> remarks() {
    List<Message> remarks = new ArrayList<>(told);
    if (table.decimals() == Decimals.COMMA || (punctuation.decimal() == ',' && readsDecimals())) {
      remarks.add(Message.of("csv.decimalComma", "The numbers are read with a decimal comma."));
    }
    List<Integer> others = new ArrayList<>();
    int explained = 0;
    for (int column = 0; column < table.names().size(); column++) {
      List<Message> sentences = spelled(column);
      if (!sentences.isEmpty() && explained++ < MOST_TOLD) {
        remarks.addAll(sentences);
      } else if (!sentences.isEmpty()) {
        others.add(column);
      }
    }
    if (!others.isEmpty()) {
      remarks.add(
          Message.of(
              "csv.spelledMore",
              "Columns read in the same way: {0} more, {1} among them.",
              others.size(),
              table.shownName(others.getFirst())));
    }
    return remarks;
  }

  private boolean readsDecimals() {
    return figuresWith(',')
        .anyMatch(q -> punctuation.plain(q) != null && punctuation.hasDecimals(q));
  }

  /** An example of each word, or of a number, that became another one. */
  private List<Message> spelled(int column) {
    List<Message> found = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < written.size() && found.size() < 2; i++) {
      String cell = written.get(i).cells().get(column);
      String plain = table.lines().get(i).cells().get(column);
      boolean told = cell.equals(plain) || cell.replace(',', '.').equals(plain);
      boolean word = Spellings.isWord(cell);
      if (told || (word ? words.contains(cell) : !words.isEmpty())) {
        continue;
      }
      words.add(cell);
      found.add(
          Message.of(
              "csv.spelled",
              "In the column {0}, {1} is read as {2}.",
              table.shownName(column),
              CsvTable.shown(cell),
              plain));
    }
    return found;
  }

  /** A word without what tells apart spellings of the same one: case, blanks, width. */
  public static String folded(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Z}\\p{Cf}]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** A decimal sign that three digits follow everywhere may separate thousands. */
  public Optional<Message> maybeThousands() {
    List<Figure> broken =
        table.separator() == ','
            ? List.of()
            : figuresWith(punctuation.decimal())
                .filter(q -> punctuation.plain(q) != null && punctuation.hasDecimals(q))
                .toList();
    return broken.isEmpty() || !broken.stream().allMatch(punctuation::mayBeThousands)
        ? Optional.empty()
        : Optional.of(
            Message.of(
                "csv.maybeThousands",
                "In {0}, \"{1}\" is read as the sign before decimals, though three digits follow it"
                    + " in every such number: if it separates thousands, take it out.",
                broken.getFirst().digits(),
                String.valueOf(punctuation.decimal())));
  }

  /** Between whole numbers without a header, a comma may stand before decimals. */
  public Optional<Message> maybeDecimals() {
    if (table.separator() != ',' || table.header()) {
      return Optional.empty();
    }
    List<Figure> numbers =
        written.stream()
            .flatMap(line -> line.cells().stream())
            .map(Figure::of)
            .filter(Objects::nonNull)
            .toList();
    boolean whole = numbers.stream().allMatch(Figure::isWhole);
    boolean signed =
        IntStream.range(1, table.names().size())
            .allMatch(
                column ->
                    written.stream().anyMatch(line -> line.cells().get(column).startsWith("-")));
    return !whole || signed || numbers.size() < 2L * written.size()
        ? Optional.empty()
        : Optional.of(
            Message.of(
                "csv.maybeDecimals",
                "Every comma is read as one between columns, and all numbers are whole: if commas"
                    + " stand before decimals too, separate the columns by semicolons."));
  }

  private Stream<Figure> figuresWith(char sign) {
    return written.stream()
        .flatMap(line -> line.cells().stream())
        .filter(cell -> cell.indexOf(sign) >= 0)
        .map(Figure::of)
        .filter(Objects::nonNull);
  }
}
