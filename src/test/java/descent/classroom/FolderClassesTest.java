package descent.classroom;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderClassesTest extends ClassesContract {
  @TempDir private Path folder;

  @Override
  ClassStore store() {
    return new ClassFolder(folder);
  }
}
