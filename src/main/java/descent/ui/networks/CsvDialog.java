package descent.ui.networks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import descent.dataset.Csv;
import descent.dataset.Preparation.Parts;
import descent.dataset.Reading;
import descent.dataset.Samples;
import descent.dataset.table.CsvLine;
import descent.dataset.table.CsvTable;
import descent.dataset.table.CsvText;
import descent.dataset.table.CsvText.Proposal;
import descent.dataset.table.CsvText.UnknownEncodingException;
import descent.dataset.table.PlainTable;
import descent.message.InvalidInputException;
import descent.ui.text.Phrases;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a file is read before anything is trained on it: its first lines, what each column is
 * for, changed by a click, its encoding where the bytes do not tell it, the task, and what often is
 * a mistake.
 */
final class CsvDialog extends Dialog {
  private static final long serialVersionUID = 1;
  private static final int LINES = 5;
  private static final int MOST_COLUMNS = 30;
  private static final int MOST_CLASSES = 8;

  private final transient Phrases phrases;
  private final byte[] bytes;
  private final transient Function<Csv, Parts> split;
  private final transient Consumer<Csv> use;
  private final Select<Proposal> encodings = new Select<>();
  private final Select<String> tasks = new Select<>();
  private final Paragraph summary = new Paragraph();
  private final Div table = new Div();
  private final Div parts = new Div();
  private final UnorderedList warnings = new UnorderedList();
  private final Paragraph trouble = new Paragraph();
  private final NativeButton train;

  private @Nullable String encoding;
  private @Nullable String task;
  private String target = "";
  private final Set<String> leftOut = new LinkedHashSet<>();
  private transient @Nullable Csv csv;

  /** What a column is for. */
  private enum Role {
    FEATURE("networks.csv.feature"),
    TARGET("networks.csv.target"),
    LEFT_OUT("networks.csv.leftOut");

    private final String key;

    Role(String key) {
      this.key = key;
    }
  }

  /**
   * @param bytes the file
   * @param read how it was read before; null for a new file
   * @param split into rows to learn from and rows to check with, as the data would be
   * @param use takes the data once the visitor agrees; may refuse it
   */
  CsvDialog(
      Phrases phrases,
      byte[] bytes,
      @Nullable Csv read,
      Function<Csv, Parts> split,
      Consumer<Csv> use) {
    this.phrases = phrases;
    this.bytes = bytes.clone();
    this.split = split;
    this.use = use;
    if (read != null) {
      target = read.target();
      task = read.task();
      leftOut.addAll(read.ignore());
    }
    setHeaderTitle(phrases.of("networks.csv.title"));
    addClassName("csv-dialog");
    encodings.setLabel(phrases.of("networks.csv.encoding"));
    encodings.setItemLabelGenerator(
        proposal -> proposal.encoding() + ": " + String.join(" ", proposal.words()));
    encodings.addValueChangeListener(
        event -> {
          if (event.isFromClient() && event.getValue() != null) {
            encoding = event.getValue().encoding();
            refresh();
          }
        });
    tasks.setLabel(phrases.of("networks.csv.task"));
    tasks.setItems(Csv.CLASSIFICATION, Csv.REGRESSION);
    tasks.setItemLabelGenerator(
        name ->
            phrases.of(
                name.equals(Csv.REGRESSION)
                    ? "networks.csv.regression"
                    : "networks.csv.classification"));
    tasks.addValueChangeListener(
        event -> {
          if (event.isFromClient()) {
            task = event.getValue();
            refresh();
          }
        });
    region(table, "networks.csv.lines");
    region(parts, "networks.csv.split");
    trouble.addClassName("problem");
    trouble.getElement().setAttribute("role", "alert");
    warnings.addClassName("csv-warnings");
    var choices = new Div(encodings, tasks);
    choices.addClassName("csv-choices");
    train = new NativeButton(phrases.of("networks.csv.use"), click -> train());
    train.addClassName("primary");
    add(choices, summary, table, parts, warnings, trouble);
    getFooter().add(new NativeButton(phrases.of("networks.csv.cancel"), click -> close()), train);
    refresh();
  }

  private void region(Div div, String name) {
    div.addClassName("csv-table");
    div.getElement().setAttribute("role", "region");
    div.getElement().setAttribute("tabindex", "0");
    div.getElement().setAttribute("aria-label", phrases.of(name));
  }

  private void train() {
    Csv agreed = csv;
    if (agreed == null) {
      return;
    }
    try {
      use.accept(agreed);
      close();
    } catch (InvalidInputException e) {
      trouble.setText(phrases.of(e.reason()));
    }
  }

  /** Reads the file again, as far as it can be read. */
  private void refresh() {
    csv = null;
    summary.setText("");
    trouble.setText("");
    warnings.removeAll();
    table.removeAll();
    parts.removeAll();
    tasks.setVisible(false);
    try {
      CsvText text = encoding == null ? CsvText.of(bytes) : CsvText.of(bytes, encoding);
      encodings.setVisible(encoding != null);
      PlainTable lines = PlainTable.of(text.text(), target);
      var asked = new Csv(text.text(), target, Csv.CLASSIFICATION, List.copyOf(leftOut), false);
      leftOut.addAll(asked.textColumns(lines.table()));
      table.add(table(lines.asWritten()));
      tasks.setVisible(true);
      show(Reading.of(lines, text.encoding(), target, task, List.copyOf(leftOut)));
    } catch (UnknownEncodingException e) {
      encodings.setItems(e.proposals());
      encodings.setVisible(!e.proposals().isEmpty());
      trouble.setText(phrases.of("networks.csv.confirm"));
    } catch (InvalidInputException e) {
      trouble.setText(phrases.of(e.reason()));
    }
    train.setEnabled(csv != null);
  }

  private void show(Reading reading) {
    csv = reading.csv();
    tasks.setValue(reading.csv().task());
    summary.setText(
        phrases.of(
            "networks.csv.summary",
            reading.samples().rows(),
            reading.encoding(),
            phrases.of(separator(reading.table().separator()))));
    Parts divided = split.apply(reading.csv());
    parts.add(split(reading.samples(), divided));
    reading.warnings().forEach(w -> warnings.add(new ListItem(phrases.of(w))));
    told("networks.absent", divided.absent());
    told("networks.unchecked", divided.unchecked());
  }

  private void told(String key, List<String> classes) {
    if (!classes.isEmpty()) {
      List<String> named = classes.stream().limit(MOST_CLASSES).map(CsvTable::shown).toList();
      String all = phrases.listed(named) + (classes.size() > MOST_CLASSES ? ", …" : "");
      warnings.add(new ListItem(phrases.of(key, all)));
    }
  }

  /** How many rows are learnt from and checked with, of each class. */
  private Component split(Samples samples, Parts divided) {
    var head = new NativeTableRow();
    var training = line("networks.csv.training");
    var validation = line("networks.csv.validation");
    var all = line("networks.csv.all");
    head.add(new NativeTableCell());
    int[] of = samples.rowsOfClasses();
    int[] learnt = divided.training().rowsOfClasses();
    int[] checked = divided.validation().rowsOfClasses();
    for (int i = 0; i < Math.min(learnt.length, MOST_COLUMNS); i++) {
      head.add(heading(CsvTable.shown(samples.classes().get(i)), "col"));
      training.add(new NativeTableCell(String.valueOf(learnt[i])));
      validation.add(new NativeTableCell(String.valueOf(checked[i])));
      all.add(new NativeTableCell(String.valueOf(of[i])));
    }
    head.add(heading(phrases.of("networks.csv.rows"), "col"));
    training.add(new NativeTableCell(String.valueOf(divided.training().rows())));
    validation.add(new NativeTableCell(String.valueOf(divided.validation().rows())));
    all.add(new NativeTableCell(String.valueOf(samples.rows())));
    return new NativeTable(
        new NativeTableHeader(head), new NativeTableBody(training, validation, all));
  }

  private NativeTableRow line(String key) {
    return new NativeTableRow(heading(phrases.of(key), "row"));
  }

  private static NativeTableHeaderCell heading(String text, String scope) {
    var cell = new NativeTableHeaderCell(text);
    cell.getElement().setAttribute("scope", scope);
    return cell;
  }

  private static String separator(char c) {
    return switch (c) {
      case ',' -> "networks.csv.separator.comma";
      case ';' -> "networks.csv.separator.semicolon";
      case '|' -> "networks.csv.separator.bar";
      case ' ' -> "networks.csv.separator.blanks";
      default -> "networks.csv.separator.tab";
    };
  }

  private Component table(CsvTable lines) {
    var head = new NativeTableRow();
    int shown = Math.min(lines.names().size(), MOST_COLUMNS);
    for (int column = 0; column < shown; column++) {
      var cell = new NativeTableHeaderCell();
      cell.getElement().setAttribute("scope", "col");
      cell.add(new Span(lines.names().get(column)), role(lines, column));
      head.add(cell);
    }
    var body = new NativeTableBody();
    for (CsvLine line : lines.first(LINES)) {
      var row = new NativeTableRow();
      line.cells().stream().limit(shown).forEach(text -> row.add(new NativeTableCell(text)));
      body.add(row);
    }
    return new NativeTable(new NativeTableHeader(head), body);
  }

  /** What a column is for; a click takes the next of feature, left out and target. */
  private Component role(CsvTable lines, int column) {
    String name = lines.names().get(column);
    Role role = roleOf(lines, column);
    var button = new NativeButton(phrases.of(role.key));
    button.addClassNames("csv-role", "csv-" + role.name().toLowerCase(Locale.ROOT));
    button.setAriaLabel(phrases.of("networks.csv.role", name, phrases.of(role.key)));
    button.addClickListener(
        click -> {
          switch (role) {
            case FEATURE -> leaveOut(name);
            case LEFT_OUT -> {
              leftOut.remove(name);
              setTarget(name);
            }
            case TARGET -> {
              // A column of text can be the target, but no feature; the last one is the target.
              if (lines.isText(column) || lastOf(lines).equals(name)) {
                leaveOut(name);
              }
              setTarget("");
            }
          }
          refresh();
        });
    return button;
  }

  private Role roleOf(CsvTable lines, int column) {
    String name = lines.names().get(column);
    if (leftOut.contains(name)) {
      return Role.LEFT_OUT;
    }
    return name.equals(target.isEmpty() ? lastOf(lines) : target) ? Role.TARGET : Role.FEATURE;
  }

  /** The last column that is not left out. */
  private String lastOf(CsvTable lines) {
    return lines.names().stream().filter(n -> !leftOut.contains(n)).reduce("", (a, b) -> b);
  }

  private void setTarget(String name) {
    target = name;
    task = null;
  }

  private void leaveOut(String name) {
    leftOut.add(name);
    task = null;
  }
}
