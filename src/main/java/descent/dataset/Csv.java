package descent.dataset;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Parameter.Choice;
import descent.catalogue.Parameter.Flag;
import descent.catalogue.Parameter.Text;
import descent.catalogue.Parameter.Texts;
import descent.dataset.table.CsvLine;
import descent.dataset.table.CsvTable;
import descent.dataset.table.Decimals;
import descent.message.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A visitor's own data: lines of numbers and one target, see {@link CsvTable} for how a file is
 * read.
 *
 * @param content the file
 * @param target the column to be predicted; empty for the last one that is not left out
 * @param task {@link #CLASSIFICATION}: the target is a label; {@link #REGRESSION}: it is a number
 * @param ignore columns that are left out
 * @param stratify whether each class with two or more rows is on both sides of the split
 */
public record Csv(String content, String target, String task, List<String> ignore, boolean stratify)
    implements Dataset {
  public static final String CLASSIFICATION = "classification";
  public static final String REGRESSION = "regression";

  private static final int LONGEST = 2_000_000;
  private static final int LONGEST_NAME = 1000;
  static final int MOST_CLASSES = 100;

  /** So many columns are named in a sentence. */
  private static final int MOST_NAMED = 3;

  private static final String EXAMPLE = "x1,x2,label\n0,0,no\n1,1,yes\n";

  public static final Entry<Dataset> ENTRY =
      new Entry<>(
          "csv",
          "CSV",
          "Your own data: columns of numbers, and one column to be predicted.",
          List.of(
              new Text("content", "content", EXAMPLE, LONGEST, "The lines of the file."),
              new Text(
                  "target",
                  "target",
                  "",
                  LONGEST_NAME,
                  "The column to be predicted; the last one if it is empty."),
              new Choice(
                  "task",
                  "task",
                  List.of(CLASSIFICATION, REGRESSION),
                  true,
                  "Whether the target is a label or a number."),
              new Texts("ignore", "ignore", 1000, LONGEST_NAME, "The columns that are left out."),
              new Flag(
                  "stratify",
                  "stratify",
                  false,
                  true,
                  "Whether every class of two or more rows is in training and in validation.")),
          null,
          Names.NONE,
          false,
          values ->
              new Csv(
                  values.text("content"),
                  values.text("target"),
                  values.text("task"),
                  values.texts("ignore"),
                  values.flag("stratify")));

  public Csv {
    ignore = List.copyOf(ignore);
  }

  /** A file whose labels are classes. */
  public Csv(String content, String target) {
    this(content, target, CLASSIFICATION, List.of(), false);
  }

  @Override
  public Entry<Dataset> entry() {
    return ENTRY;
  }

  @Override
  public boolean isRegression() {
    return task.equals(REGRESSION);
  }

  @Override
  public Samples rows() {
    return rows(CsvTable.of(content, target));
  }

  /** The rows of a table that was read from the content, without those that miss a value. */
  Samples rows(CsvTable whole) {
    CsvTable table = complete(whole);
    int targetColumn = targetColumn(table);
    int[] columns = features(table, targetColumn);
    double[][] inputs = new double[table.lines().size()][columns.length];
    for (int row = 0; row < inputs.length; row++) {
      for (int i = 0; i < columns.length; i++) {
        inputs[row][i] = table.number(table.lines().get(row), columns[i]);
      }
    }
    List<String> features =
        IntStream.of(columns).mapToObj(column -> table.names().get(column)).toList();
    return isRegression()
        ? new Samples(features, inputs, table.numbers(targetColumn), List.of())
        : classified(
            features,
            inputs,
            table.labels(targetColumn),
            table.decimals(),
            table.lines().size() < whole.lines().size());
  }

  /**
   * A table without the rows that miss a value which is learnt from.
   *
   * @throws InvalidInputException if no row is left, or no column to learn from
   */
  CsvTable complete(CsvTable table) {
    int targetColumn = targetColumn(table);
    int[] columns = features(table, targetColumn);
    CsvTable kept =
        table.keeping(
            line ->
                !isMissing(line.cells().get(targetColumn))
                    && IntStream.of(columns)
                        .noneMatch(column -> CsvTable.isMissing(line.cells().get(column))));
    if (kept.lines().isEmpty()) {
      throw CsvLine.wrong(
          "csv.noRow",
          "in every line a value is missing (empty, NA, NaN, ? or null); leave out the column {0}",
          CsvTable.shown(table.names().get(emptiest(table, columns, targetColumn))));
    }
    return kept;
  }

  /** Whether a cell of the target says that there is none; any text can be the name of a class. */
  boolean isMissing(String cell) {
    return isRegression() ? CsvTable.isMissing(cell) : cell.isEmpty();
  }

  /** The feature with the most missing values; the target where no feature misses any. */
  private static int emptiest(CsvTable table, int[] columns, int targetColumn) {
    return IntStream.of(columns)
        .filter(column -> table.missingIn(column) > 0)
        .boxed()
        .max(Comparator.comparingLong(table::missingIn))
        .orElse(targetColumn);
  }

  private int[] features(CsvTable table, int targetColumn) {
    int[] columns =
        IntStream.range(0, table.names().size())
            .filter(column -> column != targetColumn && !isIgnored(table, column))
            .toArray();
    if (columns.length == 0) {
      throw noFeature(table, targetColumn);
    }
    return columns;
  }

  /**
   * The content with one more line.
   *
   * @param values of the features, with a decimal point
   */
  public String with(List<String> values, String label) {
    CsvTable table = CsvTable.of(content, target);
    int targetColumn = targetColumn(table);
    var cells = new ArrayList<String>();
    var next = values.iterator();
    for (int column = 0; column < table.names().size(); column++) {
      cells.add(
          column == targetColumn
              ? label
              : isIgnored(table, column) ? "-" : table.written(next.next()));
    }
    return content + (content.endsWith("\n") ? "" : "\n") + table.joined(cells) + "\n";
  }

  /** Names of the columns that would be features and hold no number at all. */
  public List<String> textColumns(CsvTable table) {
    int targetColumn = targetColumn(table);
    return IntStream.range(0, table.names().size())
        .filter(column -> column != targetColumn && !isIgnored(table, column))
        .filter(table::isText)
        .mapToObj(column -> table.names().get(column))
        .toList();
  }

  private boolean isIgnored(CsvTable table, int column) {
    return ignore.stream().anyMatch(name -> name.strip().equals(table.names().get(column)));
  }

  /** Where the target stands. */
  int targetColumn(CsvTable table) {
    ignore.forEach(table::column);
    if (!target.isBlank()) {
      int column = table.column(target);
      if (isIgnored(table, column)) {
        throw CsvLine.wrong(
            "csv.ignoredTarget",
            "the column {0} cannot be the target and be left out",
            CsvTable.shown(target));
      }
      return column;
    }
    return IntStream.range(0, table.names().size())
        .filter(column -> !isIgnored(table, column))
        .max()
        .orElseThrow(Csv::noFeature);
  }

  private static InvalidInputException noFeature() {
    return CsvLine.wrong("csv.noFeature", "no column is left to learn from");
  }

  private static InvalidInputException noFeature(CsvTable table, int targetColumn) {
    List<String> others =
        IntStream.range(0, table.names().size())
            .filter(column -> column != targetColumn && table.isText(column))
            .mapToObj(column -> CsvTable.shown(table.names().get(column)))
            .toList();
    return others.size() < table.names().size() - 1
        ? noFeature()
        : CsvLine.wrong(
            "csv.noNumbers",
            "no column is left to learn from: {0} holds text, not numbers",
            others.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")));
  }

  /**
   * Gives the classes their numbers: in ascending order, as numbers if all labels are, so that 1
   * and 1.0 are one class.
   *
   * @param some whether other rows were left out
   */
  private Samples classified(
      List<String> features,
      double[][] inputs,
      List<String> labels,
      Decimals decimals,
      boolean some) {
    Map<String, Integer> classes = new TreeMap<>(order(labels, decimals));
    labels.forEach(label -> classes.putIfAbsent(label, 0));
    if (classes.size() < 2) {
      throw some
          ? CsvLine.wrong(
              "csv.oneClassLeft",
              "every label of the rows that miss no value is {0}; there must be two classes",
              labels.getFirst())
          : CsvLine.wrong(
              "csv.oneClass", "every label is {0}; there must be two classes", labels.getFirst());
    }
    if (classes.size() > MOST_CLASSES) {
      throw CsvLine.wrong(
          "csv.manyClasses",
          "there are {0} different labels; at most {1} classes are allowed",
          classes.size(),
          MOST_CLASSES);
    }
    List<String> names = new ArrayList<>(classes.keySet());
    for (int number = 0; number < names.size(); number++) {
      classes.put(names.get(number), number);
    }
    double[] targets =
        labels.stream().mapToDouble(label -> classes.getOrDefault(label, 0)).toArray();
    return new Samples(features, inputs, targets, names, stratify);
  }

  private static Comparator<String> order(List<String> labels, Decimals decimals) {
    return labels.stream().allMatch(decimals::isNumber)
        ? Comparator.comparingDouble(label -> decimals.number(label) + 0.0)
        : Comparator.naturalOrder();
  }
}
