package descent.ui;

import descent.share.Bounds;
import descent.share.LinkFolder;
import descent.share.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stores for tests. */
public final class Stores {
  private Stores() {}

  /** A text that no address can hold, however it is compressed. */
  public static String incompressible(int characters) {
    var text = new StringBuilder();
    for (long i = 1; text.length() < characters; i++) {
      text.append(Long.toHexString(i * 0x9E3779B97F4A7C15L | Long.MIN_VALUE), 8, 16);
    }
    return text.toString();
  }

  /** An empty one, in a folder under target. */
  public static Store temporary() {
    try {
      Path target = Files.createDirectories(Path.of("target", "test-stores"));
      return new Store(new LinkFolder(Files.createTempDirectory(target, "store")), Bounds.STANDARD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
