package descent.ui.link;

import com.vaadin.flow.router.QueryParameters;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import descent.message.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import tools.jackson.databind.JsonNode;

/**
 * An experiment as part of an address: its JSON, deflated (RFC 1951), in URL-safe Base64. An
 * address holds what a browser and the proxies on the way surely carry; {@link Links} knows what
 * becomes of a longer one.
 */
public final class AddressBar {
  public static final String PARAMETER = "e";
  public static final int LONGEST = 6000;
  private static final int LARGEST_JSON = 256 * 1024;

  private AddressBar() {}

  /** The query of an experiment; empty where it is too long. */
  public static Optional<QueryParameters> query(Experiment experiment) {
    return query(ExperimentJson.write(experiment));
  }

  /** The query of the JSON of an experiment, or of a part of one. */
  public static Optional<QueryParameters> query(String json) {
    String text = encode(json);
    return text.length() > LONGEST
        ? Optional.empty()
        : Optional.of(QueryParameters.of(PARAMETER, text));
  }

  /** The address of an experiment in a view; empty where it is too long. */
  public static Optional<String> link(String route, Experiment experiment) {
    return query(experiment).map(query -> route + "?" + query.getQueryString());
  }

  /** The experiment of an address; empty where the address has none. */
  public static Optional<Experiment> read(QueryParameters query) {
    return tree(query).map(ExperimentJson::read);
  }

  /** The JSON of an address; empty where the address has none. */
  public static Optional<JsonNode> tree(QueryParameters query) {
    return query.getSingleParameter(PARAMETER).map(text -> ExperimentJson.tree(decode(text)));
  }

  private static String encode(String json) {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setInput(json.getBytes(StandardCharsets.UTF_8));
      deflater.finish();
      var out = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }
  }

  private static String decode(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidInputException(
          Message.of(
              "address.long",
              "This address is longer than the {0} characters that an experiment may have.",
              LONGEST));
    }
    byte[] out = new byte[LARGEST_JSON];
    try (var inflater = new Inflater(true)) {
      inflater.setInput(Base64.getUrlDecoder().decode(text));
      int length = inflater.inflate(out);
      if (inflater.finished()) {
        return new String(out, 0, length, StandardCharsets.UTF_8);
      }
    } catch (DataFormatException | IllegalArgumentException e) {
      // Reported below.
    }
    throw new InvalidInputException(
        Message.of(
            "address.broken",
            "This address does not hold a whole experiment; perhaps it was cut off when it was"
                + " copied."));
  }
}
