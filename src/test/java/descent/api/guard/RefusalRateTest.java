package descent.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RefusalRateTest {
  private final List<Long> pauses = new ArrayList<>();
  private final RefusalRate rate = new RefusalRate(3 * 12, pauses::add);

  private void ask(String address, int status) throws Exception {
    var request = new MockHttpServletRequest("POST", "/api/race");
    request.setRemoteAddr(address);
    FilterChain chain = (asked, answer) -> ((HttpServletResponse) answer).setStatus(status);
    rate.doFilter(request, new MockHttpServletResponse(), chain);
  }

  @Test
  void whoGoesOnAskingWhatIsRefusedWaitsAndOthersDoNot() throws Exception {
    for (int i = 0; i < 3; i++) {
      ask("192.0.2.1", 400);
    }
    assertThat(pauses).as("a twelfth of a minute's refusals are free").isEmpty();
    while (pauses.isEmpty()) {
      ask("192.0.2.1", 400);
    }
    assertThat(pauses).containsExactly(1000L);
    ask("192.0.2.2", 400);
    assertThat(pauses).as("others do not wait").hasSize(1);
  }

  @Test
  void whatIsAnsweredIsFree() throws Exception {
    for (int i = 0; i < 1000; i++) {
      ask("192.0.2.1", 200);
    }
    assertThat(pauses).isEmpty();
  }
}
