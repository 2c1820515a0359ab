package descent.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Classes as files of one folder. */
public final class ClassFolder implements ClassStore {
  private static final String ENDING = ".json";

  private final Path folder;

  /**
   * @param folder is made when it is needed
   */
  public ClassFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<String> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var texts = new ArrayList<String>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(ENDING)) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }

  @Override
  public void put(String code, String text) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, "new-", ".part");
    try {
      Files.writeString(unfinished, text);
      Files.move(unfinished, folder.resolve(code + ENDING), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  @Override
  public void remove(String code) throws IOException {
    Files.deleteIfExists(folder.resolve(code + ENDING));
  }
}
