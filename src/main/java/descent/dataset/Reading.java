package descent.dataset;

import descent.dataset.table.CsvTable;
import descent.dataset.table.CsvText;
import descent.dataset.table.Decimals;
import descent.dataset.table.PlainTable;
import descent.message.InvalidInputException;
import descent.message.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reading of a CSV file, which the page shows before it trains, and the command {@code data}
 * prints.
 *
 * @param encoding of the bytes
 * @param table the file as it stands
 * @param csv the data that an experiment gets, with the task that suits the target
 * @param samples its rows
 * @param warnings what a reader should know before training
 */
public record Reading(
    String encoding, CsvTable table, Csv csv, Samples samples, List<Message> warnings) {
  /** Whole numbers of so many values are seldom names of classes. */
  private static final int MANY_VALUES = 30;

  private static final int FEWEST_ROWS_OF_AN_INDEX = 3;

  /** So many classes of one row are named one by one. */
  private static final int NAMED = 3;

  private static final Set<String> INDEX_NAMES =
      Set.of(
          "", "id", "index", "row", "no", "no.", "nr", "nr.", "number", "unnamed: 0", "序号", "编号");

  public Reading {
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a file. Columns of text that are not the target are left out, and it is said.
   *
   * @param target the name of a column; empty for the last one
   * @param task null for the one that suits the target
   * @throws InvalidInputException if it cannot be read so
   */
  public static Reading of(
      CsvText text, String target, @Nullable String task, List<String> ignore) {
    return of(PlainTable.of(text.text(), target), text.encoding(), target, task, ignore);
  }

  /** The same of a file whose table has been read, with the same target. */
  public static Reading of(
      PlainTable file, String encoding, String target, @Nullable String task, List<String> ignore) {
    PlainTable plain = file;
    var asked = new Csv("", target, Csv.CLASSIFICATION, ignore, true);
    int column = asked.targetColumn(plain.table());
    boolean values = task == null ? isMeasured(plain.table(), column) : task.equals(Csv.REGRESSION);
    plain = values ? plain : plain.labelled(column);
    List<String> left =
        Stream.concat(ignore.stream(), asked.textColumns(plain.table()).stream()).toList();
    String proposed = values ? Csv.REGRESSION : Csv.CLASSIFICATION;
    try {
      plain = plain.settled(target);
    } catch (InvalidInputException unclear) {
      // What is wrong with the data goes before doubts of how to keep them.
      new Csv("", target, proposed, left, !values).rows(plain.table());
      throw unclear;
    }
    CsvTable table = plain.table();
    var csv = new Csv(plain.file(), target, proposed, left, !values);
    Samples samples = csv.rows(table);
    var warnings = new Warnings(plain, csv.complete(table), column, csv, samples);
    return new Reading(encoding, table, csv, samples, warnings.of(task == null));
  }

  /**
   * Whether a target is a quantity rather than the name of a class: numbers with digits behind the
   * point, or so many of them that a class would have hardly any rows.
   */
  private static boolean isMeasured(CsvTable table, int column) {
    CsvTable known = table.keeping(line -> !CsvTable.isMissing(line.cells().get(column)));
    if (!known.isNumeric(column)) {
      return false;
    }
    double[] values = known.numbers(column);
    long different = DoubleStream.of(values).distinct().count();
    boolean fractions = DoubleStream.of(values).anyMatch(value -> value != Math.rint(value));
    return different > 2 && (fractions || different > MANY_VALUES || 2 * different > values.length);
  }

  /** The rows of each class by its name, in the order of the classes; empty in a regression. */
  public Map<String, Integer> classes() {
    var counts = new LinkedHashMap<String, Integer>();
    int[] rows = samples.rowsOfClasses();
    for (int i = 0; i < rows.length; i++) {
      counts.put(samples.classes().get(i), rows[i]);
    }
    return Collections.unmodifiableMap(counts);
  }

  /** How many rows are left out because they miss a value. */
  public int rowsLeftOut() {
    return table.lines().size() - samples.rows();
  }

  /** The name of the column that is predicted. */
  public String target() {
    return table.names().get(csv.targetColumn(table));
  }

  /** All of it by the names of the public contract, section 2. */
  public Map<String, Object> told() {
    var told = new LinkedHashMap<String, Object>();
    told.put("encoding", encoding);
    told.put("separator", String.valueOf(table.separator()));
    told.put("header", table.header());
    told.put("rows", samples.rows());
    if (rowsLeftOut() > 0) {
      told.put("rowsLeftOut", rowsLeftOut());
    }
    told.put("features", samples.features());
    told.put("target", target());
    told.put("task", csv.task());
    if (samples.isRegression()) {
      DoubleStream.of(samples.targets()).min().ifPresent(least -> told.put("minimum", least));
      DoubleStream.of(samples.targets()).max().ifPresent(most -> told.put("maximum", most));
    } else {
      told.put("classes", classes());
    }
    told.put("warnings", warnings.stream().map(Message::toString).toList());
    return told;
  }

  /**
   * Looks for what often is a mistake.
   *
   * @param plain the file as it stands
   * @param table its rows that miss no value
   */
  private record Warnings(PlainTable plain, CsvTable table, int target, Csv csv, Samples samples) {
    List<Message> of(boolean guessed) {
      List<Message> found = new ArrayList<>();
      header(found);
      found.addAll(plain.remarks());
      leftOut(found);
      missing(found);
      found.addAll(new Doubts(plain, table, target, samples).of());
      columns(found);
      if (samples.isRegression()) {
        if (guessed) {
          found.add(
              Message.of(
                  "csv.regression",
                  "The target {0} is a number with {1} different values, so a regression is"
                      + " proposed.",
                  name(target),
                  different(target)));
        }
        if (isIndex(target)) {
          found.add(
              Message.of(
                  "csv.indexTarget",
                  "The target {0} seems to number the rows: choose another column to predict.",
                  name(target)));
        }
      } else {
        classes(found);
      }
      return found;
    }

    private void header(List<Message> found) {
      if (!table.header()) {
        found.add(
            Message.of(
                "csv.madeUp",
                "The first line is data, not a header: the columns are called {0}.",
                some(table.names())));
        return;
      }
      List<String> numbers =
          table.names().stream()
              .filter(n -> Decimals.POINT.isNumber(n) || Decimals.COMMA.isNumber(n))
              .toList();
      if (!numbers.isEmpty()) {
        found.add(
            Message.of(
                "csv.numbersAsNames",
                "The header has numbers as names: {0}. If it is a line of data, give the file a"
                    + " header.",
                some(numbers)));
      }
    }

    private void leftOut(List<Message> found) {
      CsvTable whole = plain.table();
      for (String name : csv.ignore()) {
        int column = whole.column(name);
        if (whole.missingIn(column) == whole.lines().size()) {
          found.add(
              Message.of(
                  "csv.emptyColumn", "The column {0} is empty: it is left out.", name(column)));
        } else if (whole.isText(column)) {
          found.add(
              Message.of(
                  "csv.textColumn",
                  "The column {0} holds text, not numbers: it is left out.",
                  name(column)));
        }
      }
    }

    /** Says which rows are not learnt from, and which column alone would keep most of them. */
    private void missing(List<Message> found) {
      CsvTable whole = plain.table();
      int rows = whole.lines().size();
      int lost = rows - table.lines().size();
      if (lost == 0) {
        return;
      }
      found.add(
          Message.of(
              "csv.rowsLeftOut",
              "Left out because a value is missing (empty, NA, NaN, ? or null): {0} of {1} rows.",
              lost,
              rows));
      List<Integer> used = samples.features().stream().map(whole::column).toList();
      used.stream()
          .filter(column -> used.size() > 1 && 2 * whole.missingIn(column) > lost)
          .max(Comparator.comparingLong(whole::missingIn))
          .ifPresent(
              column ->
                  found.add(
                      Message.of(
                          "csv.mostMissing",
                          "In {0} of them {1} is missing: without this column {2} of {3} rows are"
                              + " read.",
                          whole.missingIn(column),
                          name(column),
                          rowsWithout(column),
                          rows)));
    }

    private int rowsWithout(int column) {
      CsvTable whole = plain.table();
      var more = new ArrayList<>(csv.ignore());
      more.add(whole.names().get(column));
      return new Csv("", whole.names().get(target), csv.task(), more, false)
          .complete(whole)
          .lines()
          .size();
    }

    private void columns(List<Message> found) {
      for (String feature : samples.features()) {
        int column = table.names().indexOf(feature);
        if (different(column) == 1) {
          found.add(
              Message.of(
                  "csv.constant",
                  "The column {0} has the same value in every row: nothing can be learnt from it.",
                  name(column)));
        } else if (samples.features().size() > 1 && isIndex(column)) {
          found.add(
              Message.of(
                  "csv.index",
                  "The column {0} seems to number the rows: leave it out, or the network learns"
                      + " the order of the file.",
                  name(column)));
        }
      }
    }

    /** Whether a column counts 0, 1, … or 1, 2, …, or is named so and has no value twice. */
    private boolean isIndex(int column) {
      double[] values = table.numbers(column);
      if (values.length < FEWEST_ROWS_OF_AN_INDEX) {
        return false;
      }
      boolean whole = DoubleStream.of(values).allMatch(value -> value == Math.rint(value));
      boolean counts =
          (values[0] == 0 || values[0] == 1)
              && IntStream.range(1, values.length).allMatch(i -> values[i] == values[i - 1] + 1);
      return counts
          || (whole
              && different(column) == values.length
              && INDEX_NAMES.contains(table.names().get(column).toLowerCase(Locale.ROOT)));
    }

    private void classes(List<Message> found) {
      int[] rows = samples.rowsOfClasses();
      long alone = IntStream.of(rows).filter(count -> count == 1).count();
      if (alone > NAMED) {
        found.add(
            Message.of(
                "csv.oneRowEach",
                "{0} of the {1} classes have only one row: they cannot be both trained on and"
                    + " validated.",
                alone,
                rows.length));
      }
      for (int i = 0; i < rows.length && alone <= NAMED; i++) {
        if (rows[i] == 1) {
          found.add(
              Message.of(
                  "csv.oneRow",
                  "The class {0} has only one row: it cannot be both trained on and validated.",
                  CsvTable.shown(samples.classes().get(i))));
        }
      }
      missingLabels(found);
      long numbers = table.numbersIn(target);
      if (2 * numbers > table.lines().size() && numbers < table.lines().size()) {
        found.add(
            Message.of(
                "csv.mixedTarget",
                "The target {0} is a number in {1} of {2} rows and text in the others, so its"
                    + " values are read as classes: leave out those lines to predict a number.",
                name(target),
                numbers,
                table.lines().size()));
      }
      if (table.isNumeric(target) && rows.length > 2) {
        found.add(
            Message.of(
                "csv.numberedClasses",
                "The target {0} is a number; its {1} values are read as classes.",
                name(target),
                rows.length));
      }
    }

    /** A class may be called NA, so it is one; it is told, as it may also be no label. */
    private void missingLabels(List<Message> found) {
      int[] rows = samples.rowsOfClasses();
      for (int i = 0; i < rows.length; i++) {
        String name = samples.classes().get(i);
        if (CsvTable.isMissing(name)) {
          found.add(
              Message.of(
                  "csv.missingClass",
                  "{0} is read as the name of a class, of {1} rows: if it stands for a missing"
                      + " label, leave out those lines.",
                  name,
                  rows[i]));
        }
      }
    }

    private long different(int column) {
      return new HashSet<>(
              DoubleStream.of(table.numbers(column)).map(v -> v + 0.0).boxed().toList())
          .size();
    }

    private String name(int column) {
      return table.shownName(column);
    }

    private static String some(List<String> names) {
      String first = names.stream().limit(6).map(CsvTable::shown).collect(Collectors.joining(", "));
      return names.size() <= 6 ? first : first + ", …, " + CsvTable.shown(names.getLast());
    }
  }
}
