package descent.trace;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Makes CSV whose rows begin with a name harmless for spreadsheets, which take a name such as
 * {@code =cmd()} for a formula: such a name gets an apostrophe in front, which they read as "this
 * is text". All other bytes pass as they are.
 *
 * @see <a href="https://cwe.mitre.org/data/definitions/1236.html">CWE-1236</a>
 */
public final class SpreadsheetStream extends FilterOutputStream {
  private static final String FORMULAS = "=+-@\t\r";

  private boolean beginning = true;
  private boolean quoted;

  public SpreadsheetStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] csv, int from, int length) throws IOException {
    var harmless = new ByteArrayOutputStream(length + 16);
    for (int i = from; i < from + length; i++) {
      char c = (char) (csv[i] & 0xff);
      if (beginning && FORMULAS.indexOf(c) >= 0) {
        harmless.write('\'');
      }
      if (c == '"') {
        quoted ^= true;
        beginning &= quoted;
      } else {
        beginning = c == '\n' && !quoted;
      }
      harmless.write(csv[i]);
    }
    harmless.writeTo(out);
  }
}
