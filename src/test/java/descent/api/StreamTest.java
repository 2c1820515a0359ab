package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.live.job.Jobs;
import descent.message.InvalidInputException;
import descent.message.Message;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Timeout(60)
class StreamTest {
  private final Jobs jobs = new Jobs(Jobs.Bounds.STANDARD, 1);
  private final Stream stream = new Stream(jobs);

  private static Iterator<Map<String, Integer>> refusingAfter(int pieces) {
    return java.util.stream.Stream.iterate(1, k -> k + 1)
        .map(
            k -> {
              if (k > pieces) {
                throw new InvalidInputException(Message.of("limit.work", "Too much by {0}.", 2));
              }
              return Map.of("k", k);
            })
        .iterator();
  }

  private String answer(Iterator<?> pieces) throws IOException {
    var response = new MockHttpServletResponse();
    stream.answer(new MockHttpServletRequest(), response, pieces);
    assertThat(response.getContentType()).isEqualTo("application/x-ndjson");
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void everyPieceIsALineOfJson() throws Exception {
    assertThat(answer(List.of(Map.of("k", 1), Map.of("text", "期望")).iterator()))
        .isEqualTo("{\"k\":1}\n{\"text\":\"期望\"}\n");
  }

  @Test
  void whatIsWrongInTheMiddleIsTheLastLine() throws Exception {
    assertThat(answer(refusingAfter(2)))
        .isEqualTo(
            """
            {"k":1}
            {"k":2}
            {"error":"Too much by 2.","key":"limit.work","arguments":["2"]}
            """);
  }

  @Test
  void whatIsWrongAtTheBeginningIsRefusedAsEverywhere() {
    assertThatThrownBy(() -> answer(refusingAfter(0))).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aClientThatGoesAwayEndsItsJob(@TempDir Path folder) throws Exception {
    var over = new CountDownLatch(1);
    var tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    var context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(
        context,
        "endless",
        new HttpServlet() {
          private static final long serialVersionUID = 1;

          @Override
          protected void doGet(HttpServletRequest request, HttpServletResponse response)
              throws IOException {
            try {
              stream.answer(
                  request, response, java.util.stream.Stream.iterate(0, k -> k + 1).iterator());
            } finally {
              over.countDown();
            }
          }
        });
    context.addServletMappingDecoded("/", "endless");
    tomcat.start();
    try {
      try (var client = new Socket("localhost", tomcat.getConnector().getLocalPort())) {
        client
            .getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(client.getInputStream().readNBytes(1000)).hasSize(1000);
        assertThat(jobs.running()).isEqualTo(1);
      }
      over.await();
      assertThat(jobs.running()).isZero();
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }
  }
}
