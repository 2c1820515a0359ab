package descent.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowHeadsTest {
  private final Tomcat tomcat = new Tomcat();
  private SlowHeads.Protocol protocol;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    tomcat.setBaseDir(folder.toString());
    protocol = new SlowHeads.Protocol();
    var connector = new Connector(protocol);
    connector.setPort(0);
    connector.setProperty("connectionTimeout", "600000");
    tomcat.setConnector(connector);
    tomcat.addContext("", folder.toString());
    tomcat.start();
  }

  @AfterEach
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  private Socket say(String text) throws Exception {
    var socket = new Socket(InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort());
    socket.setSoTimeout(60_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  @Test
  void aHeadThatDoesNotEndIsGivenUp() throws Exception {
    try (Socket slow = say("GET / HTTP/1.1\r\nHost: loc")) {
      // The server's own clock is real; this one goes on until the head has been noticed.
      InputStream answer = slow.getInputStream();
      long now = System.currentTimeMillis();
      while (protocol.reading() == 0) {
        protocol.look(now);
        Thread.sleep(10);
      }
      protocol.look(now + SlowHeads.MOST);
      assertThat(answer.available()).isZero();
      protocol.look(now + SlowHeads.MOST + 10_000);

      assertThat(answer.read()).isEqualTo(-1);
    }
  }

  @Test
  void whoeverHasAskedMayKeepTheConnection() throws Exception {
    try (Socket quick = say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
      assertThat(quick.getInputStream().read()).isEqualTo('H');
      protocol.look(System.currentTimeMillis());
      protocol.look(System.currentTimeMillis() + 10 * SlowHeads.MOST);

      String last = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      quick.getOutputStream().write(last.getBytes(StandardCharsets.US_ASCII));
      // Of the first answer the H is gone.
      assertThat(new String(quick.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .contains("HTTP/1.1 ");
    }
  }
}
