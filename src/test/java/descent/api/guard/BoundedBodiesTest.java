package descent.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.live.Access;
import descent.message.LimitException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BoundedBodiesTest {
  private static final int MOST = 100;

  private final BoundedBodies bodies =
      new BoundedBodies(
          new Access(
              8, 1000, 100, 100, 100, 10, 100, 100, 100, MOST, Long.MAX_VALUE, 100, 100, 100, 30));
  private final MockHttpServletResponse answer = new MockHttpServletResponse();
  private final AtomicInteger read = new AtomicInteger();

  private final FilterChain reader =
      (request, response) ->
          read.set(((HttpServletRequest) request).getInputStream().readAllBytes().length);

  private static MockHttpServletRequest post(String path, int bytes) {
    var request = new MockHttpServletRequest("POST", path);
    request.setContent(new byte[bytes]);
    return request;
  }

  /** A body of chunks tells no length. */
  private static MockHttpServletRequest inChunks(String path, int bytes) {
    var request =
        new MockHttpServletRequest("POST", path) {
          @Override
          public long getContentLengthLong() {
            return -1;
          }
        };
    request.setContent(new byte[bytes]);
    return request;
  }

  @Test
  void whatIsAnnouncedAsTooLargeIsNotRead() throws Exception {
    bodies.doFilter(post("/api/race", MOST + 1), answer, reader);

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString())
        .contains("larger than the 100 bytes")
        .contains("\"limit\":\"LIMIT_BODY_BYTES\"");
    assertThat(read).hasValue(0);
  }

  @Test
  void whatComesInChunksIsReadToTheLimit() {
    assertThatThrownBy(() -> bodies.doFilter(inChunks("/api/race", MOST + 1), answer, reader))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("LIMIT_BODY_BYTES");
  }

  @Test
  void whatComesTooSlowlyIsGivenUp() {
    var impatient =
        new BoundedBodies(
            new Access(8, 1000, 100, 100, 100, 10, 100, 100, 100, MOST, 0, 100, 100, 100, 30));

    assertThatThrownBy(() -> impatient.doFilter(inChunks("/api/race", MOST), answer, reader))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("LIMIT_BODY_SECONDS");
  }

  @Test
  void allElsePasses() throws Exception {
    bodies.doFilter(inChunks("/api/race", MOST), answer, reader);
    assertThat(read).hasValue(MOST);

    bodies.doFilter(post("/", 8 * MOST), answer, reader);
    assertThat(read).as("a page tells its server more").hasValue(8 * MOST);

    bodies.doFilter(post("/", 8 * MOST + 1), answer, reader);
    assertThat(answer.getStatus()).isEqualTo(400);
  }
}
