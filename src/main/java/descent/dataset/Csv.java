package descent.dataset;

import descent.catalogue.Entry;
import descent.catalogue.Entry.Names;
import descent.catalogue.Parameter.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A visitor's own data: a header line, then lines of numbers and one label.
 *
 * @param content the file
 * @param target the column of the labels; empty for the last one
 */
public record Csv(String content, String target) implements Dataset {
  private static final int LONGEST = 2_000_000;
  private static final int MOST_CLASSES = 100;

  private static final String EXAMPLE = "x1,x2,label\n0,0,no\n1,1,yes\n";

  public static final Entry<Dataset> ENTRY =
      new Entry<>(
          "csv",
          "CSV",
          "Your own data: a header line, then lines of numbers and one label.",
          List.of(
              new Text("content", "content", EXAMPLE, LONGEST, "The lines of the file."),
              new Text(
                  "target",
                  "target",
                  "",
                  1000,
                  "The column with the labels; the last one if it is empty.")),
          null,
          Names.NONE,
          false,
          values -> new Csv(values.text("content"), values.text("target")));

  @Override
  public Entry<Dataset> entry() {
    return ENTRY;
  }

  @Override
  public Samples rows() {
    List<CsvLine> lines = CsvLine.of(content);
    if (lines.size() < 2) {
      throw CsvLine.wrong(
          "csv.empty", "the CSV needs a header line and at least one line of numbers");
    }
    CsvLine header = lines.getFirst();
    int column = column(header);
    List<CsvLine> rows = lines.subList(1, lines.size());
    double[][] inputs = new double[rows.size()][];
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < inputs.length; row++) {
      inputs[row] = rows.get(row).numbers(header, column);
      labels.add(rows.get(row).label(column));
    }
    List<String> features = new ArrayList<>(header.cells());
    features.remove(column);
    return classified(features, inputs, labels);
  }

  /** Where the labels stand. */
  private int column(CsvLine header) {
    Set<String> names = new HashSet<>();
    for (String name : header.cells()) {
      if (!names.add(name)) {
        throw CsvLine.wrong("csv.sameColumn", "the header names the column {0} twice", name);
      }
    }
    if (header.cells().size() < 2) {
      throw CsvLine.wrong(
          "csv.oneColumn", "the header needs a column of numbers and a column of labels");
    }
    int column =
        target.isEmpty() ? header.cells().size() - 1 : header.cells().indexOf(target.strip());
    if (column < 0) {
      throw CsvLine.wrong("csv.noTarget", "the header has no column {0}", target);
    }
    return column;
  }

  /**
   * Gives the classes their numbers: in ascending order, as numbers if all labels are, so that 1
   * and 1.0 are one class.
   */
  private static Samples classified(List<String> features, double[][] inputs, List<String> labels) {
    boolean numeric = labels.stream().allMatch(CsvLine::isNumber);
    Map<String, Integer> classes =
        new TreeMap<>(
            numeric
                ? Comparator.comparingDouble(label -> Double.parseDouble(label) + 0.0)
                : Comparator.<String>naturalOrder());
    labels.forEach(label -> classes.putIfAbsent(label, 0));
    if (classes.size() < 2) {
      throw CsvLine.wrong(
          "csv.oneClass", "every label is {0}; there must be two classes", labels.getFirst());
    }
    if (classes.size() > MOST_CLASSES) {
      throw CsvLine.wrong(
          "csv.manyClasses",
          "there are {0} different labels; at most {1} classes are allowed",
          classes.size(),
          MOST_CLASSES);
    }
    List<String> names = List.copyOf(classes.keySet());
    for (int number = 0; number < names.size(); number++) {
      classes.put(names.get(number), number);
    }
    double[] targets =
        labels.stream().mapToDouble(label -> classes.getOrDefault(label, 0)).toArray();
    return new Samples(features, inputs, targets, names);
  }
}
