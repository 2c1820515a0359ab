package descent.share;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Texts as files of one folder, which several servers may share. A file appears whole or not at
 * all: it is written under another name and then moved.
 */
public final class LinkFolder implements LinkStore {
  private static final Logger LOGGER = System.getLogger(LinkFolder.class.getName());
  private static final String ENDING = ".json";
  private static final String UNFINISHED = ".part";

  private final Path folder;
  private Fill fill = new Fill(0, 0);

  /**
   * @param folder is made when it is needed; where it cannot be, nothing is kept
   */
  public LinkFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      count();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "no short links: {0} cannot be used: {1}", folder, e.toString());
    }
  }

  private synchronized void count() throws IOException {
    int texts = 0;
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(ENDING)) {
          texts++;
          bytes += Files.size(file);
        } else if (file.toString().endsWith(UNFINISHED) && isOld(file)) {
          // A server that was stopped while it wrote has left it.
          Files.deleteIfExists(file);
        }
      }
    }
    fill = new Fill(texts, bytes);
  }

  private static boolean isOld(Path file) throws IOException {
    var written = Files.getLastModifiedTime(file).toInstant();
    return written.isBefore(Instant.now().minus(1, ChronoUnit.HOURS));
  }

  @Override
  public synchronized Fill fill() {
    return fill;
  }

  @Override
  public @Nullable String get(String id) throws IOException {
    try {
      return new String(Files.readAllBytes(file(id)), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public void put(String id, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, "new-", UNFINISHED);
    try {
      Files.write(unfinished, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(unfinished, file(id), StandardCopyOption.ATOMIC_MOVE);
      settle();
    } finally {
      Files.deleteIfExists(unfinished);
    }
    synchronized (this) {
      fill = new Fill(fill.texts() + 1, fill.bytes() + bytes.length);
    }
  }

  @Override
  public void use(String id) throws IOException {
    Path file = file(id);
    Instant now = Instant.now();
    if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(1, ChronoUnit.DAYS))) {
      Files.setLastModifiedTime(file, FileTime.from(now));
    }
  }

  @Override
  public void forget(Instant unusedSince, int most) throws IOException {
    record Unused(String id, Instant since) {}
    var unused = new ArrayList<Unused>();
    for (String id : ids()) {
      Instant since = Files.getLastModifiedTime(file(id)).toInstant();
      if (since.isBefore(unusedSince) && !TAKEN_DOWN.equals(get(id))) {
        unused.add(new Unused(id, since));
      }
    }
    unused.sort(Comparator.comparing(Unused::since));
    for (Unused each : unused.subList(0, Math.min(most, unused.size()))) {
      Files.deleteIfExists(file(each.id()));
    }
    count();
  }

  /** The new name, too, has to outlive the machine's end. */
  private void settle() {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // Some systems cannot open a folder; they write its entries through by themselves.
    }
  }

  @Override
  public List<String> ids() throws IOException {
    var ids = new ArrayList<String>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(ENDING)) {
          ids.add(name.substring(0, name.length() - ENDING.length()));
        }
      }
    }
    return ids;
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private Path file(String id) {
    return folder.resolve(id + ENDING);
  }
}
