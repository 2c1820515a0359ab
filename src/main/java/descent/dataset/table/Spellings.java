package descent.dataset.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cells as plain numbers where the whole column, and the whole file, says what they mean. */
final class Spellings {
  /** Words for 1 and for 0 that stand for numbers where a column has no others. */
  private static final List<List<String>> TRUTH =
      Stream.of(
              "true false",
              "t f",
              "yes no",
              "y n",
              "wahr falsch",
              "ja nein",
              "vrai faux",
              "oui non",
              "verdadero falso",
              "vero falso",
              "真 假",
              "是 否",
              "有 无",
              "对 错")
          .map(pair -> List.of(pair.split(" ")))
          .toList();

  private static final int LONGEST_UNIT = 16;
  private static final int FEWEST_ROWS_BELOW_UNITS = 2;

  private Spellings() {}

  static boolean isWord(String cell) {
    return TRUTH.stream().anyMatch(pair -> pair.contains(folded(cell)));
  }

  private static String folded(String cell) {
    return cell.toLowerCase(Locale.ROOT);
  }

  /**
   * The punctuation in which most cells are numbers; the first of several.
   *
   * @throws descent.message.InvalidInputException if decimals are written in two ways
   */
  static Punctuation punctuation(List<CsvLine> lines, char separator) {
    List<Punctuation> order = separator == ',' ? Punctuation.BETWEEN_COMMAS : Punctuation.ELSEWHERE;
    int[] read = new int[order.size()];
    for (CsvLine line : lines) {
      for (String cell : line.cells()) {
        Figure figure = Figure.of(cell);
        // Whole numbers are the same in all.
        for (int i = 0; i < read.length && figure != null && !figure.isWhole(); i++) {
          read[i] += order.get(i).plain(figure) == null ? 0 : 1;
        }
      }
    }
    Punctuation best =
        order.get(
            IntStream.range(0, read.length)
                .boxed()
                .max(Comparator.comparingInt(i -> read[i] * read.length - i))
                .orElse(0));
    agree(lines, best, separator);
    return best;
  }

  private static void agree(List<CsvLine> lines, Punctuation best, char separator) {
    CsvLine comma = null;
    CsvLine point = null;
    String withComma = "";
    String withPoint = "";
    boolean clash = false;
    for (CsvLine line : lines) {
      for (String cell : line.cells()) {
        if (cell.indexOf('.') < 0 && cell.indexOf(',') < 0) {
          continue;
        }
        boolean one = Decimals.POINT.isNumber(cell);
        boolean other = Decimals.COMMA.isNumber(cell);
        if (one != other) {
          clash |= best.plain(Objects.requireNonNull(Figure.of(cell))) == null;
          comma = other ? line : comma;
          withComma = other ? cell : withComma;
          point = one ? line : point;
          withPoint = one ? cell : withPoint;
        }
      }
    }
    if (clash && comma != null && point != null && (separator != ',' || best.decimal() == ',')) {
      throw CsvLine.decimals(comma, withComma, point, withPoint);
    }
  }

  /** The lines with every number, and every word for one, as a plain number. */
  static List<CsvLine> plain(List<CsvLine> lines, Punctuation punctuation) {
    if (lines.isEmpty()) {
      return lines;
    }
    List<List<String>> columns = new ArrayList<>();
    for (int i = 0; i < lines.getFirst().cells().size(); i++) {
      int column = i;
      columns.add(
          plainColumn(lines.stream().map(l -> l.cells().get(column)).toList(), punctuation));
    }
    return IntStream.range(0, lines.size())
        .mapToObj(
            i -> new CsvLine(lines.get(i).number(), columns.stream().map(c -> c.get(i)).toList()))
        .toList();
  }

  private static List<String> plainColumn(List<String> cells, Punctuation punctuation) {
    Set<String> words =
        cells.stream()
            .filter(cell -> !CsvTable.isMissing(cell))
            .map(Spellings::folded)
            .limit(cells.size())
            .collect(Collectors.toSet());
    for (List<String> pair : TRUTH) {
      if (!words.isEmpty() && pair.containsAll(words)) {
        return cells.stream()
            .map(
                cell ->
                    CsvTable.isMissing(cell) && !pair.contains(folded(cell))
                        ? cell
                        : folded(cell).equals(pair.getFirst()) ? "1" : "0")
            .toList();
      }
    }
    List<@Nullable Figure> figures = new ArrayList<>();
    cells.forEach(cell -> figures.add(Figure.of(cell)));
    // A unit that only some of the numbers bear makes them another figure.
    String unit = null;
    boolean agreed = true;
    for (int i = 0; i < cells.size(); i++) {
      Figure figure = figures.get(i);
      if (figure == null) {
        agreed &= CsvTable.isMissing(cells.get(i));
      } else {
        agreed &= unit == null || unit.equals(figure.unit());
        unit = figure.unit();
      }
    }
    List<String> plain = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Figure figure = figures.get(i);
      boolean bare = figure != null && (agreed || figure.unit().isEmpty());
      String number = bare ? punctuation.plain(Objects.requireNonNull(figure)) : null;
      plain.add(
          number == null || Decimals.POINT.isNumber(cells.get(i)) && figure.digits().equals(number)
              ? cells.get(i)
              : number);
    }
    return plain;
  }

  /** Whether the first line holds words where all others hold numbers, and no number itself. */
  static boolean hasUnits(List<CsvLine> lines) {
    if (lines.size() <= FEWEST_ROWS_BELOW_UNITS) {
      return false;
    }
    List<String> first = lines.getFirst().cells();
    boolean found = false;
    for (int i = 0; i < first.size(); i++) {
      int column = i;
      String cell = first.get(i);
      List<String> below = lines.stream().skip(1).map(l -> l.cells().get(column)).toList();
      boolean known = below.contains(cell);
      if (Punctuation.isNumber(cell)
          || cell.length() > LONGEST_UNIT
          || (known && !CsvTable.isMissing(cell))) {
        return false;
      }
      found |=
          !CsvTable.isMissing(cell)
              && below.stream().anyMatch(Punctuation::isNumber)
              && below.stream().allMatch(c -> Punctuation.isNumber(c) || CsvTable.isMissing(c));
    }
    return found;
  }
}
