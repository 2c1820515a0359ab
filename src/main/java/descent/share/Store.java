package descent.share;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import descent.share.NotKeptException.Reason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Experiments under short ids, each a file of canonical JSON in one folder. An id depends on the
 * content alone, so the same experiment, however it is written, is kept once; nothing is ever
 * changed or removed. Several servers may share a folder.
 *
 * <p>A file appears whole or not at all: it is written under another name and then moved. What a
 * file holds is checked against its name when it is read, so a damaged one is not found.
 */
public final class Store {
  private static final Logger LOGGER = System.getLogger(Store.class.getName());
  private static final String ENDING = ".json";
  private static final String UNFINISHED = ".part";

  private final Path folder;
  private final Bounds bounds;
  private final LongSupplier clock;
  private final int shortest;

  // All below is guarded by this object's monitor.
  private final Allowance allowance;
  private int experiments;
  private long bytes;

  /**
   * @param folder is made when it is needed; where it cannot be, the store keeps nothing and says
   *     so
   */
  public Store(Path folder, Bounds bounds) {
    this(folder, bounds, System::nanoTime, Id.SHORT);
  }

  /**
   * @param clock counts nanoseconds
   * @param shortest characters of an id whose place is free
   */
  Store(Path folder, Bounds bounds, LongSupplier clock, int shortest) {
    this.folder = folder;
    this.bounds = bounds;
    this.clock = clock;
    this.shortest = shortest;
    allowance = new Allowance(bounds, clock.getAsLong());
    try {
      Files.createDirectories(folder);
      count();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "no short links: {0} cannot be used: {1}", folder, e.toString());
    }
  }

  private void count() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(ENDING)) {
          experiments++;
          bytes += Files.size(file);
        } else if (file.toString().endsWith(UNFINISHED) && isOld(file)) {
          // A server that was stopped while it wrote has left it.
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isOld(Path file) throws IOException {
    var written = Files.getLastModifiedTime(file).toInstant();
    return written.isBefore(Instant.now().minus(1, ChronoUnit.HOURS));
  }

  /**
   * Keeps an experiment, unless it is kept already.
   *
   * @param visitor an address, the same for all that one visitor shares
   * @return its id
   * @throws NotKeptException if there is no room for it, or the visitor shares too much at once
   */
  public Id put(String visitor, Experiment experiment) {
    String canonical = ExperimentJson.write(experiment);
    byte[] text = canonical.getBytes(StandardCharsets.UTF_8);
    if (text.length > bounds.bytesEach()) {
      throw new NotKeptException(
          Reason.TOO_LARGE,
          "share.large",
          "This experiment has {0} bytes; a short link keeps at most {1}.",
          text.length,
          bounds.bytesEach());
    }
    try {
      return put(visitor, canonical, text);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "{0} cannot be written: {1}", folder, e.toString());
      throw new NotKeptException(
          Reason.BROKEN,
          "share.broken",
          "The server cannot keep experiments at the moment; a file, or the long address of the"
              + " page, still can.");
    }
  }

  /** One at a time, so that the bounds hold; many who bring the same one write it once. */
  private synchronized Id put(String visitor, String canonical, byte[] text) throws IOException {
    Id whole = Id.of(canonical);
    Id id = whole.shortened(shortest);
    String kept = read(id);
    if (kept != null && !kept.equals(canonical)) {
      id = whole;
      kept = read(id);
    }
    if (kept == null) {
      refuseTooMuch(visitor, text.length);
      write(file(id), text);
      allowance.note(visitor, text.length);
      experiments++;
      bytes += text.length;
    }
    return id;
  }

  private void refuseTooMuch(String visitor, int length) {
    if (experiments >= bounds.experiments() || bytes + length > bounds.bytes()) {
      throw new NotKeptException(
          Reason.FULL,
          "share.full",
          "The server has no room for further experiments; a file, or the long address of the page,"
              + " still keeps this one.");
    }
    if (!allowance.allows(visitor, length, clock.getAsLong())) {
      throw new NotKeptException(
          Reason.TOO_MANY,
          "share.many",
          "From your network too much was shared in a short time; wait for some minutes.");
    }
  }

  private void write(Path file, byte[] text) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = Files.createTempFile(folder, "new-", UNFINISHED);
    try {
      Files.write(unfinished, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /**
   * The experiment under an id.
   *
   * @return empty where there is none
   */
  public Optional<Experiment> find(Id id) {
    try {
      String text = read(id);
      return text == null ? Optional.empty() : Optional.of(ExperimentJson.read(text));
    } catch (IOException | InvalidInputException e) {
      LOGGER.log(Level.WARNING, "{0} cannot be read: {1}", file(id), e.toString());
      return Optional.empty();
    }
  }

  /** The text under an id; null where there is none, or what is there is damaged. */
  private @Nullable String read(Id id) throws IOException {
    try {
      String text = new String(Files.readAllBytes(file(id)), StandardCharsets.UTF_8);
      return Id.of(text).text().startsWith(id.text()) ? text : null;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private Path file(Id id) {
    return folder.resolve(id + ENDING);
  }
}
