package descent.classroom;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Classes as files of one folder. */
public final class ClassFolder implements ClassStore {
  private static final String ENDING = ".json";

  /** Within one process; a lock of a file keeps others away. */
  private static final ReentrantLock WRITING = new ReentrantLock();

  private final Path folder;

  /**
   * @param folder is made when it is needed
   */
  public ClassFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<String> codes() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var codes = new ArrayList<String>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(ENDING)) {
          codes.add(name.substring(0, name.length() - ENDING.length()));
        }
      }
    }
    return codes;
  }

  @Override
  public @Nullable String get(String code) throws IOException {
    try {
      return Files.readString(file(code));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public boolean put(String code, @Nullable String former, String text) throws IOException {
    Files.createDirectories(folder);
    WRITING.lock();
    try (FileChannel door =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = door.lock()) {
      if (!Objects.equals(former, get(code))) {
        return false;
      }
      write(file(code), text);
      return true;
    } finally {
      WRITING.unlock();
    }
  }

  private void write(Path file, String text) throws IOException {
    Path unfinished = Files.createTempFile(folder, "new-", ".part");
    try {
      Files.writeString(unfinished, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  @Override
  public void remove(String code) throws IOException {
    Files.deleteIfExists(file(code));
  }

  private Path file(String code) {
    return folder.resolve(code + ENDING);
  }
}
