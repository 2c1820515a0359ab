package descent.share;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import descent.share.NotKeptException.Reason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Experiments under short ids, each a text of canonical JSON. An id depends on the content alone,
 * so the same experiment, however it is written, is kept once; nothing is ever changed, and nothing
 * removed but, where there is no room left, what nobody has asked for in {@link #UNUSED}. What is
 * kept is checked against its name when it is read, so a damaged text is not found.
 */
public final class Store {
  private static final Logger LOGGER = System.getLogger(Store.class.getName());

  /** How long a link must have been unread before it may be removed. */
  static final Duration UNUSED = Duration.ofDays(30);

  /** What is kept, divided by this, is removed at once. */
  private static final int PART = 100;

  private final LinkStore texts;
  private final Bounds bounds;
  private final Allowance allowance;
  private final int shortest;

  /** Counts what visitors bring for this server alone. */
  public Store(LinkStore texts, Bounds bounds) {
    this(texts, bounds, System::nanoTime, Id.SHORT);
  }

  public Store(LinkStore texts, Bounds bounds, Allowance allowance) {
    this(texts, bounds, allowance, Id.SHORT);
  }

  /**
   * @param clock counts nanoseconds
   * @param shortest characters of an id whose place is free
   */
  Store(LinkStore texts, Bounds bounds, LongSupplier clock, int shortest) {
    this(texts, bounds, new OwnAllowance(bounds, clock), shortest);
  }

  private Store(LinkStore texts, Bounds bounds, Allowance allowance, int shortest) {
    this.texts = texts;
    this.bounds = bounds;
    this.allowance = allowance;
    this.shortest = shortest;
  }

  /**
   * Keeps an experiment, unless it is kept already.
   *
   * @param visitor an address, the same for all that one visitor shares
   * @return its id
   * @throws NotKeptException if there is no room for it, or the visitor shares too much at once, or
   *     the store is away
   */
  public Id put(String visitor, Experiment experiment) {
    return put(visitor, experiment, 1);
  }

  /**
   * Keeps an experiment that nobody has shared, as for an address that would be too long: the last
   * tenth of the room is not for it.
   *
   * @return its id
   * @throws NotKeptException as {@link #put}
   */
  public Id putUnshared(String visitor, Experiment experiment) {
    return put(visitor, experiment, 0.9);
  }

  private Id put(String visitor, Experiment experiment, double part) {
    String written = ExperimentJson.write(experiment);
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > bounds.bytesEach()) {
      throw new NotKeptException(
          Reason.TOO_LARGE,
          "LIMIT_LINK_BYTES_EACH",
          "share.large",
          "This experiment has {0} bytes; a short link keeps at most {1}; a file keeps more"
              + " ({2}).",
          bytes.length,
          bounds.bytesEach());
    }
    try {
      // Half a surrogate has no bytes of its own.
      return put(visitor, new String(bytes, StandardCharsets.UTF_8), bytes.length, part);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "{0} cannot be written: {1}", texts, e.toString());
      throw new NotKeptException(
          Reason.BROKEN,
          "",
          "share.broken",
          "The server cannot keep experiments at the moment; a file, or the long address of the"
              + " page, still can.");
    }
  }

  /** One at a time, so that the bounds hold; many who bring the same one write it once. */
  private synchronized Id put(String visitor, String canonical, int length, double part)
      throws IOException {
    Id whole = Id.of(canonical);
    Id id = whole.shortened(shortest);
    String kept = read(id);
    if (kept != null && !kept.equals(canonical)) {
      id = whole;
      kept = read(id);
    }
    if (kept == null) {
      refuseTooMuch(visitor, length, part);
      texts.put(id.text(), canonical);
      allowance.note(visitor, length);
    }
    return id;
  }

  private boolean isFull(int length, double part) throws IOException {
    LinkStore.Fill fill = texts.fill();
    return fill.texts() >= part * bounds.experiments()
        || fill.bytes() + length > part * bounds.bytes();
  }

  private void refuseTooMuch(String visitor, int length, double part) throws IOException {
    if (isFull(length, part)) {
      texts.forget(Instant.now().minus(UNUSED), Math.max(1, bounds.experiments() / PART));
    }
    if (isFull(length, part)) {
      throw new NotKeptException(
          Reason.FULL,
          texts.fill().bytes() + length > part * bounds.bytes()
              ? "LIMIT_LINK_BYTES"
              : "LIMIT_LINK_EXPERIMENTS",
          "share.full",
          "The server has no room for further experiments; a file, or the long address of the page,"
              + " still keeps this one ({0}).");
    }
    if (!allowance.allows(visitor, length)) {
      throw new NotKeptException(
          Reason.TOO_MANY,
          allowance.renewal(visitor),
          allowance.allows(visitor, 0) ? "LIMIT_LINK_BYTES_PER_VISITOR" : "LIMIT_LINK_PER_VISITOR",
          "share.many",
          "From your network too much was shared in a short time; wait for some minutes ({0}).");
    }
  }

  /**
   * The experiment under an id.
   *
   * @return empty where there is none
   * @throws NotKeptException if it was taken down, or the store is away, so that nobody knows
   */
  public Optional<Experiment> find(Id id) {
    try {
      String text = read(id);
      if (text == null) {
        return Optional.empty();
      }
      Experiment experiment = ExperimentJson.read(text);
      use(id);
      return Optional.of(experiment);
    } catch (NotKeptException e) {
      throw e;
    } catch (InvalidInputException e) {
      LOGGER.log(Level.WARNING, "{0} cannot be read: {1}", id, e.toString());
      return Optional.empty();
    } catch (IOException e) {
      throw away(e);
    }
  }

  /**
   * Whether an experiment is kept under an id.
   *
   * @throws NotKeptException if it was taken down, or the store is away, so that nobody knows
   */
  public boolean has(Id id) {
    try {
      return read(id) != null;
    } catch (IOException e) {
      throw away(e);
    }
  }

  private NotKeptException away(IOException e) {
    LOGGER.log(Level.WARNING, "{0} cannot be read: {1}", texts, e.toString());
    return new NotKeptException(
        Reason.BROKEN,
        "",
        "share.away",
        "The server cannot look up short links at the moment; try again in a moment.");
  }

  /**
   * Notes the use of an experiment; a failure is ignored, since the experiment can still be shown.
   */
  private void use(Id id) {
    try {
      texts.use(id.text());
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "{0} cannot be noted as used: {1}", id, e.toString());
    }
  }

  /** The text under an id; null where there is none, or what is there is damaged. */
  private @Nullable String read(Id id) throws IOException {
    String text = texts.get(id.text());
    if (LinkStore.TAKEN_DOWN.equals(text)) {
      throw new NotKeptException(
          Reason.GONE,
          "",
          "share.gone",
          "The operator of this server has taken the experiment {0} down.",
          id);
    }
    return text != null && id.fits(text) ? text : null;
  }
}
