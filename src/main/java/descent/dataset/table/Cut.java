package descent.dataset.table;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A file cut into cells at one separator.
 *
 * @param fit the fraction of cells that are numbers; negative where this is no table
 */
record Cut(char separator, List<CsvLine> lines, double fit) {
  /** The common separators, a comma before the others. */
  static final String SEPARATORS = ",;\t";

  /** Tried where no other makes a cell a number. */
  static final String RARE_SEPARATORS = "|" + CsvLine.BLANKS;

  /** How a file is cut, and what is a number in it. */
  record Blade(
      BiFunction<List<CsvLine>, Character, List<CsvLine>> shape, Predicate<String> isNumber) {
    Cut at(char separator, String text) {
      List<CsvLine> lines = shape.apply(CsvLine.of(text, separator), separator);
      return new Cut(separator, lines, fit(lines));
    }

    /** The one of several separators, or another cut, that fits best; the earlier of equals. */
    Cut best(String text, String separators, Cut otherwise) {
      Cut best = otherwise;
      for (char tried : separators.toCharArray()) {
        if (tried == CsvLine.BLANKS || text.indexOf(tried) >= 0) {
          Cut cut = at(tried, text);
          best = cut.fit > best.fit ? cut : best;
        }
      }
      return best;
    }

    private double fit(List<CsvLine> lines) {
      if (lines.isEmpty()) {
        return 0;
      }
      int columns = lines.getFirst().cells().size();
      if (columns < 2) {
        return -0.5;
      }
      if (lines.stream().anyMatch(line -> line.cells().size() != columns)) {
        return -0.25;
      }
      return (double) numbers(lines) / columns / lines.size();
    }

    long numbers(List<CsvLine> lines) {
      return lines.stream().flatMap(line -> line.cells().stream()).filter(isNumber).count();
    }
  }
}
