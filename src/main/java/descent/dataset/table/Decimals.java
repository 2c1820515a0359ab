package descent.dataset.table;

import java.util.regex.Pattern;

/** How the numbers of a file are written: with a decimal point, or with a decimal comma. */
public enum Decimals {
  POINT("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?"),
  COMMA("[+-]?(\\d+(,\\d*)?|,\\d+)([eE][+-]?\\d+)?");

  private final Pattern form;

  Decimals(String form) {
    this.form = Pattern.compile(form);
  }

  /** Whether a text is a finite decimal number. */
  public boolean isNumber(String text) {
    return form.matcher(text).matches() && Double.isFinite(number(text));
  }

  /** The number that a text of this form stands for. */
  public double number(String text) {
    return Double.parseDouble(this == COMMA ? text.replace(',', '.') : text);
  }
}
