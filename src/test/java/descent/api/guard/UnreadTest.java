package descent.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.live.Access;
import descent.live.BusyException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class UnreadTest {
  private static final int ALL = 400_000;

  private final Unread unread = new Unread(access(Long.MAX_VALUE));
  private long read;

  private static Access access(long patience) {
    return new Access(8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, ALL, patience, 8, 8);
  }

  private static void from(String address) {
    var request = new MockHttpServletRequest("POST", "/api/race");
    request.setRemoteAddr(address);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
  }

  @AfterEach
  void forget() {
    RequestContextHolder.resetRequestAttributes();
  }

  private HttpOutputMessage to(Runnable onWrite) {
    var out =
        new OutputStream() {
          @Override
          public void write(int one) {
            read++;
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            read += length;
            onWrite.run();
          }
        };
    return new HttpOutputMessage() {
      @Override
      public OutputStream getBody() {
        return out;
      }

      @Override
      public HttpHeaders getHeaders() {
        return new HttpHeaders();
      }
    };
  }

  @Test
  void whileAnAddressDoesNotReadItsOwnFurtherAnswersWaitAndOthersDoNot() throws IOException {
    from("192.0.2.1");
    Runnable meanwhile =
        () -> {
          assertThat(unread.bytes()).isEqualTo(ALL / 4);
          assertThatThrownBy(() -> unread.writeInternal(new byte[ALL / 4], to(() -> {})))
              .isInstanceOf(BusyException.class)
              .hasMessageContaining("LIMIT_UNREAD_BYTES");
          from("192.0.2.2");
          try {
            unread.writeInternal(new byte[ALL / 4], to(() -> {}));
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          from("192.0.2.1");
        };
    unread.writeInternal(new byte[ALL / 4], to(meanwhile));

    assertThat(unread.bytes()).isZero();
  }

  @Test
  void allBytesArriveAndWhoeverTakesTooLongIsGivenUp() throws IOException {
    from("192.0.2.1");
    unread.writeInternal(new byte[ALL / 3], to(() -> {}));
    assertThat(read).isEqualTo(ALL / 3);

    assertThatThrownBy(() -> new Unread(access(0)).writeInternal(new byte[ALL / 3], to(() -> {})))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("LIMIT_UNREAD_SECONDS");
  }

  @Test
  void anAnswerWithoutRoomHasNoHeadYetAndOthersAreWhole() throws IOException {
    var asked = new MockHttpServletRequest("POST", "/api/race");
    asked.setRemoteAddr("192.0.2.1");
    var heads = new AtomicInteger();
    var refused = new MockHttpServletResponse();
    Runnable meanwhile =
        () ->
            assertThatThrownBy(
                    () -> unread.send(asked, refused, new byte[ALL / 4], heads::incrementAndGet))
                .isInstanceOf(BusyException.class);
    from("192.0.2.1");
    unread.writeInternal(new byte[ALL / 4], to(meanwhile));
    assertThat(heads).hasValue(0);
    assertThat(refused.isCommitted()).isFalse();

    var answer = new MockHttpServletResponse();
    unread.send(asked, answer, new byte[ALL / 5], heads::incrementAndGet);
    assertThat(heads).hasValue(1);
    assertThat(answer.getContentAsByteArray()).hasSize(ALL / 5);
    assertThat(answer.getContentLength()).isEqualTo(ALL / 5);
    assertThat(unread.bytes()).isZero();
  }
}
