package descent.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AccessLogTest {
  private final MockHttpServletResponse answer = new MockHttpServletResponse();

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger("access");

  @BeforeEach
  void listen() {
    log.setLevel(Level.INFO);
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    log.detachAppender(lines);
  }

  @Test
  void aRequestHasAnIdThatItsAnswerAndItsLinesCarry() throws Exception {
    var request = new MockHttpServletRequest("GET", "/x/0123456789ab");
    request.setQueryString("step=3");
    request.setRemoteAddr("192.0.2.1");
    request.addHeader("X-Request-Id", "abc-1");
    var seen = new String[1];

    new AccessLog(true)
        .doFilter(request, answer, (asked, answered) -> seen[0] = MDC.get("request"));

    assertThat(answer.getHeader("X-Request-Id")).isEqualTo("abc-1");
    assertThat(seen[0]).isEqualTo("abc-1");
    assertThat(MDC.get("request")).isNull();
    String line = lines.list.getFirst().getFormattedMessage();
    assertThat(line).startsWith("GET /x/{id} 200").endsWith("abc-1");
    assertThat(line).doesNotContain("0123456789ab", "192.0.2.1", "step");
  }

  @ParameterizedTest
  @CsvSource({"''", "a b", "x/y", "<script>"})
  void anIdThatIsNoneIsReplaced(String given) throws Exception {
    var request = new MockHttpServletRequest("GET", "/");
    request.addHeader("X-Request-Id", given);

    new AccessLog(false).doFilter(request, answer, (asked, answered) -> {});

    assertThat(answer.getHeader("X-Request-Id")).hasSize(36);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/experiments/0123456789ab/trace.csv, /api/experiments/{id}/trace.csv",
    "/c/ABCDEF/desk, /c/{id}/desk",
    "/api/classes/ABCDEF, /api/classes/{id}",
    "/api/race, /api/race",
  })
  void whatIsAVisitorsIsNotNoted(String path, String noted) {
    assertThat(AccessLog.path(new MockHttpServletRequest("GET", path))).isEqualTo(noted);
  }
}
