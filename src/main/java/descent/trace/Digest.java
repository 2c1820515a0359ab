package descent.trace;

import descent.run.NetworkRun;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short name for the numbers of an experiment, to the last bit. For each run it is the SHA-256 of
 * its losses in the order of its trace, as IEEE 754 doubles with the highest byte first; of a
 * network {@code train_loss} and {@code validation_loss} of each row, NaN where one is empty. For
 * the experiment it is the beginning of the SHA-256 of these, one after the other. Whoever has the
 * trace can compute it.
 */
public final class Digest {
  /** Hexadecimal digits of an experiment's digest. */
  public static final int LENGTH = 12;

  private final MessageDigest hash = sha256();

  /** Takes the losses of the next rows of a run. */
  public void add(double... losses) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * losses.length);
    for (double loss : losses) {
      bytes.putLong(Double.doubleToLongBits(loss));
    }
    hash.update(bytes.flip());
  }

  /** Takes the losses of the next rows of a network, if the present step has any. */
  public void add(NetworkRun run) {
    run.lines().forEach(this::add);
  }

  /** Takes the losses of the next row of a network. */
  public void add(NetworkRun.Line line) {
    add(line.row().training().loss(), line.row().validationLoss());
  }

  /** The digest of the runs of functions. */
  public static String of(List<Trace> traces) {
    return together(
        traces.stream()
            .map(
                trace -> {
                  var digest = new Digest();
                  digest.add(trace.loss());
                  return digest;
                })
            .toList());
  }

  /** The digest of runs; each may go on afterwards. */
  public static String together(List<Digest> runs) {
    var all = sha256();
    runs.forEach(run -> all.update(run.soFar()));
    return HexFormat.of().formatHex(all.digest()).substring(0, LENGTH);
  }

  /** Whether a text could be one. */
  public static boolean isOne(@Nullable String text) {
    return text != null && text.matches("[0-9a-f]{" + LENGTH + "}");
  }

  private byte[] soFar() {
    try {
      return ((MessageDigest) hash.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own SHA-256 can be copied", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
