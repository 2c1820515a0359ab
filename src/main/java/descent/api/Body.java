package descent.api;

import descent.experiment.json.JsonText;
import descent.message.InvalidInputException;
import descent.message.Message;
import java.io.IOException;
import java.io.InputStream;

/** What a request carries, read within limits. */
public final class Body {
  private static final int LONGEST = 256 * 1024;

  private Body() {}

  /**
   * All of it as text.
   *
   * @throws InvalidInputException if it is too long or not UTF-8
   */
  public static String text(InputStream body) throws IOException {
    return JsonText.of(bytes(body));
  }

  /**
   * All of it as it is.
   *
   * @throws InvalidInputException if it is too long
   */
  static byte[] bytes(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new InvalidInputException(
          Message.of(
              "limit.body", "This is larger than the {0} bytes that the server reads.", LONGEST));
    }
    return bytes;
  }
}
