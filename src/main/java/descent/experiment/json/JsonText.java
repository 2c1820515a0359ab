package descent.experiment.json;

import descent.experiment.InvalidExperimentException;
import descent.message.Message;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** JSON as a syntax: from bytes to text to a tree, with a message for what is not valid. */
public final class JsonText {
  private static final int DEEPEST = StreamReadConstraints.DEFAULT_MAX_DEPTH;
  private static final int LONGEST_REASON = 160;

  /** Advice in Jackson's messages that is meant for programmers. */
  private static final Pattern ADVICE =
      Pattern.compile(
          ": enable `.*|, from `[^`]*`| \\((not recognized|for (Array|Object) starting) .*");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /**
   * The text that bytes stand for.
   *
   * @throws InvalidExperimentException if they are not UTF-8
   */
  public static String of(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var text = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, text, true);
    if (result.isError()) {
      throw ObjectReader.wrong(
          "",
          "experiment.utf8",
          "this is not text in UTF-8: byte {0} begins no character",
          in.position() + 1);
    }
    return text.flip().toString();
  }

  /**
   * The tree of a text, in which no object has two fields of one name.
   *
   * @throws InvalidExperimentException if it is not JSON, or there is nothing
   */
  static JsonNode tree(String json) {
    JsonNode node;
    try {
      // Some editors begin a file with a byte order mark.
      node = MAPPER.readTree(json.startsWith("\uFEFF") ? json.substring(1) : json);
    } catch (JacksonException e) {
      throw why(e);
    }
    if (node == null || node.isMissingNode()) {
      throw ObjectReader.wrong(
          "", "experiment.empty", "there is nothing here; an experiment is JSON");
    }
    return node;
  }

  private static InvalidExperimentException why(JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    int line = place == null ? 0 : place.getLineNr();
    int column = place == null ? 0 : place.getColumnNr();
    String reason =
        Message.clipped(
            ADVICE
                .matcher(String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""))
                .replaceAll(""),
            LONGEST_REASON);
    return switch (e) {
      case UnexpectedEndOfInputException end ->
          ObjectReader.wrong(
              "",
              "experiment.jsonEnds",
              "this is not JSON: line {0}, column {1}: the text ends before it is complete",
              line,
              column);
      case MismatchedInputException more ->
          ObjectReader.wrong(
              "",
              "experiment.jsonMore",
              "this is not JSON: line {0}, column {1}: there is more after the end",
              line,
              column);
      case StreamConstraintsException beyond when reason.contains("depth") ->
          ObjectReader.wrong(
              "", "experiment.jsonDeep", "the JSON is nested more than {0} levels deep", DEEPEST);
      default ->
          line < 1
              ? ObjectReader.wrong(
                  "", "experiment.json", "this is not JSON that can be read: {0}", reason)
              : ObjectReader.wrong(
                  "",
                  "experiment.jsonAt",
                  "this is not JSON: line {0}, column {1}: {2}",
                  line,
                  column,
                  reason);
    };
  }
}
