package descent.browser.cluster;

import descent.browser.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands connections to servers in turns, and to another one where one is gone. */
final class Balancer implements AutoCloseable {
  private final ServerSocket door;
  private final List<Integer> ports;
  private final AtomicInteger turn = new AtomicInteger();

  Balancer(List<Server> servers) throws IOException {
    ports = servers.stream().map(server -> URI.create(server.address()).getPort()).toList();
    door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "localhost:" + door.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket visitor = door.accept();
        Thread.ofVirtual().start(() -> serve(visitor));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void serve(Socket visitor) {
    int first = turn.getAndIncrement();
    for (int i = 0; i < ports.size(); i++) {
      try {
        var server =
            new Socket(InetAddress.getLoopbackAddress(), ports.get((first + i) % ports.size()));
        Thread.ofVirtual().start(() -> copy(visitor, server));
        copy(server, visitor);
        return;
      } catch (IOException e) {
        // The next one.
      }
    }
    close(visitor);
  }

  /** Until one of both ends; then both do. */
  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // One of both is gone.
    }
    close(from);
    close(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
