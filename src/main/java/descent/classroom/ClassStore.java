package descent.classroom;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where classes outlive the process: texts under their codes. Several servers may share one: each
 * changes a text only if it is still what that server knew.
 */
public interface ClassStore {
  /** The codes of all classes. */
  List<String> codes() throws IOException;

  /** The text of a class; null where there is none. */
  @Nullable String get(String code) throws IOException;

  /**
   * Keeps a text in place of the former one, whole or not at all; it outlives the machine's end
   * once this returns.
   *
   * @param former what is there; null for nothing
   * @return false, and nothing changes, if something else is there
   */
  boolean put(String code, @Nullable String former, String text) throws IOException;

  /** Forgets a text; one that is not there is forgotten already. */
  void remove(String code) throws IOException;
}
