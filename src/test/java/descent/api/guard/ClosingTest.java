package descent.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ClosingTest {
  private final Closing closing = new Closing();

  private MockHttpServletResponse ask() throws Exception {
    var answer = new MockHttpServletResponse();
    closing.doFilter(new MockHttpServletRequest(), answer, new MockFilterChain());
    return answer;
  }

  @Test
  void anAnswerTellsThatTheServerEnds() throws Exception {
    assertThat(ask().getHeader("Descent-Closing")).isNull();
    closing.begin(new ContextClosedEvent(new GenericApplicationContext()));
    assertThat(ask().getHeader("Descent-Closing")).isEqualTo("true");
  }
}
