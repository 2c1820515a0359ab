package descent.classroom;

import java.io.IOException;
import java.util.List;

/** Where classes outlive the process: texts under their codes. */
public interface ClassStore {
  /** All texts; what cannot be read is left out. */
  List<String> all() throws IOException;

  /** Keeps a text in place of the former one, whole or not at all. */
  void put(String code, String text) throws IOException;

  /** Forgets a text; one that is not there is forgotten already. */
  void remove(String code) throws IOException;
}
