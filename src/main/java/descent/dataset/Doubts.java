package descent.dataset;

import descent.dataset.table.CsvLine;
import descent.dataset.table.CsvTable;
import descent.dataset.table.PlainTable;
import descent.message.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cells that are read in one way and may be meant in another.
 *
 * @param table the rows that miss no value
 * @param target its column
 */
record Doubts(PlainTable plain, CsvTable table, int target, Samples samples) {
  private static final double LARGEST_EXACT = 0x1p53;
  private static final Pattern CODE = Pattern.compile("0[0-9]+");
  private static final Pattern NINES = Pattern.compile("-9{2,}(\\.0*)?|9{3,}(\\.0*)?");
  private static final Pattern LONG = Pattern.compile("[+-]?[0-9]{16,400}");

  /** Digits that are not 0, too far behind the point. */
  private static final Pattern VANISHING =
      Pattern.compile("[+-]?[0.,]*+[1-9][0-9.,]*+(?:[eE]-[0-9]+)?");

  private static final double FAR = 5;
  private static final int MOST_NAMED = 6;

  /** The usual words for a missing value, which the sentence on such rows names. */
  private static final List<String> USUAL = List.of("", "na", "n/a", "nan", "?", "null");

  List<Message> of() {
    List<Message> found = new ArrayList<>();
    missing().ifPresent(found::add);
    plain.maybeThousands().ifPresent(found::add);
    plain.maybeDecimals().ifPresent(found::add);
    for (int column : numbers()) {
      first(column, CODE.asMatchPredicate())
          .ifPresent(
              cell ->
                  found.add(
                      Message.of(
                          "csv.codes",
                          "In the column {0}, {1} is read as the number {2}: if its values are"
                              + " codes, leave it out, or predict it as classes.",
                          table.shownName(column),
                          CsvTable.shown(cell),
                          cell.replaceFirst("^0+(?=.)", ""))));
      first(column, this::vanishes)
          .ifPresent(
              cell ->
                  found.add(
                      Message.of(
                          "csv.tiny",
                          "In the column {0}, {1} is too close to 0 for the numbers here and is"
                              + " read as 0.",
                          table.shownName(column),
                          CsvTable.shown(cell))));
      first(column, this::isRounded)
          .ifPresent(
              cell ->
                  found.add(
                      Message.of(
                          "csv.rounded",
                          "In the column {0}, {1} has more digits than are kept: it is read as"
                              + " {2}.",
                          table.shownName(column),
                          CsvTable.shown(cell),
                          new BigDecimal(value(cell)).toPlainString())));
      sentinel(column)
          .ifPresent(
              cell ->
                  found.add(
                      Message.of(
                          "csv.sentinel",
                          "In the column {0}, {1} is read as a number far from all others: if it"
                              + " stands for a missing value, leave its cells empty.",
                          table.shownName(column),
                          CsvTable.shown(cell))));
    }
    alike(found);
    return found;
  }

  private List<Integer> numbers() {
    Stream<Integer> features = samples.features().stream().map(table.names()::indexOf);
    return (samples.isRegression() ? Stream.concat(features, Stream.of(target)) : features)
        .toList();
  }

  private Optional<String> first(int column, Predicate<String> doubtful) {
    return table.lines().stream()
        .map(line -> line.cells().get(column))
        .filter(doubtful)
        .findFirst();
  }

  private double value(String cell) {
    return table.decimals().isNumber(cell) ? table.decimals().number(cell) : Double.NaN;
  }

  /** Nines alone, as programs write what they could not measure, beside much smaller numbers. */
  private Optional<String> sentinel(int column) {
    Optional<String> nines = first(column, NINES.asMatchPredicate());
    return nines.filter(
        cell ->
            table.lines().stream()
                .mapToDouble(line -> value(line.cells().get(column)))
                .filter(value -> value != value(cell))
                .allMatch(value -> FAR * Math.abs(value) < Math.abs(value(cell))));
  }

  private boolean vanishes(String cell) {
    return VANISHING.matcher(cell).matches() && value(cell) == 0;
  }

  private boolean isRounded(String cell) {
    return LONG.matcher(cell).matches()
        && Math.abs(value(cell)) >= LARGEST_EXACT
        && new BigDecimal(value(cell)).compareTo(new BigDecimal(cell)) != 0;
  }

  private Optional<Message> missing() {
    List<Integer> used = numbers();
    List<String> words =
        plain.table().lines().stream()
            .map(CsvLine::cells)
            .flatMap(cells -> used.stream().map(cells::get))
            .filter(CsvTable::isMissing)
            .filter(cell -> !USUAL.contains(cell.toLowerCase(Locale.ROOT)))
            .distinct()
            .limit(MOST_NAMED)
            .toList();
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Message.of(
                "csv.missingAs",
                "Cells with {0} are read as missing values.",
                words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "))));
  }

  /** Names of classes that a reader would take for one. */
  private void alike(List<Message> found) {
    Map<String, List<String>> same = new LinkedHashMap<>();
    samples
        .classes()
        .forEach(name -> same.computeIfAbsent(folded(name), n -> new ArrayList<>()).add(name));
    same.values().stream()
        .filter(names -> names.size() > 1)
        .limit(MOST_NAMED)
        .forEach(
            names ->
                found.add(
                    Message.of(
                        "csv.alike",
                        "The classes {0} differ only in case, blanks or the way of writing and are"
                            + " read as {1} classes: if they are one, write it in one way.",
                        names.stream()
                            .map(name -> '"' + CsvTable.shown(name) + '"')
                            .collect(Collectors.joining(", ")),
                        names.size())));
  }

  private String folded(String name) {
    return Double.isNaN(value(name)) ? PlainTable.folded(name) : String.valueOf(value(name) + 0.0);
  }
}
