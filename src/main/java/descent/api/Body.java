package descent.api;

import descent.experiment.json.JsonText;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request; {@code api.guard} bounds its size. */
public final class Body {
  private Body() {}

  /**
   * All of it as text.
   *
   * @throws descent.message.InvalidInputException if it is too long or not UTF-8
   */
  public static String text(InputStream body) throws IOException {
    return JsonText.of(bytes(body));
  }

  /**
   * All of it as it is.
   *
   * @throws descent.message.InvalidInputException if it is too long
   */
  static byte[] bytes(InputStream body) throws IOException {
    return body.readAllBytes();
  }
}
