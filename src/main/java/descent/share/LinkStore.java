package descent.share;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the texts of experiments are kept, each under its id. */
public interface LinkStore {
  /**
   * How much is kept, roughly where several servers keep it together.
   *
   * @param bytes of all texts in UTF-8
   */
  record Fill(int texts, long bytes) {}

  /** The text under the id of what an operator has taken down: its place stays taken. */
  String TAKEN_DOWN = "taken down";

  Fill fill() throws IOException;

  /** The text under an id, as it is; null where there is none. */
  @Nullable String get(String id) throws IOException;

  /** Keeps a text whole or not at all; it outlives the machine's end once this returns. */
  void put(String id, String text) throws IOException;

  /** Notes that somebody has asked for a text today. */
  void use(String id) throws IOException;

  /**
   * Removes texts that nobody has asked for since a time, those unused for longest first; what was
   * taken down stays so.
   *
   * @param most how many
   */
  void forget(Instant unusedSince, int most) throws IOException;

  /** All ids. */
  List<String> ids() throws IOException;
}
