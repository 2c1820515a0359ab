package descent;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine at which nobody listens, for programs that must be told theirs. */
public final class FreePort {
  /** Below those that a system gives to connections: none of them takes it before the program. */
  private static final int FIRST = 12_000;

  private static final int END = 32_000;

  private FreePort() {}

  public static int find() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // Taken: another one.
      }
    }
  }
}
