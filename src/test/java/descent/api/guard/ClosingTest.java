package descent.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.OrderUtils;
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

  private static MockHttpServletResponse here(Closing asked) throws Exception {
    var answer = new MockHttpServletResponse();
    var request = new MockHttpServletRequest("GET", "/api/here");
    asked.doFilter(request, answer, new MockFilterChain());
    assertThat(request.getSession(false)).isNull();
    assertThat(answer.getStatus()).isEqualTo(204);
    return answer;
  }

  @Test
  void aPageHearsWhetherItsServerIsStillThereAndTheSame() throws Exception {
    String server = here(closing).getHeader("Descent-Server");
    assertThat(here(closing).getHeader("Descent-Server")).isEqualTo(server);
    assertThat(here(new Closing()).getHeader("Descent-Server")).isNotEqualTo(server);
    assertThat(here(closing).getHeader("Descent-Closing")).isNull();
    closing.begin(new ContextClosedEvent(new GenericApplicationContext()));
    assertThat(here(closing).getHeader("Descent-Closing")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AccessLog.class,
        BoundedBodies.class,
        ForeignPages.class,
        RequestRate.class,
        SaneHeads.class
      })
  void whatIsAskedAllTheTimeIsAnsweredBeforeAllOtherFilters(Class<?> filter) {
    assertThat(OrderUtils.getOrder(Closing.class)).isLessThan(OrderUtils.getOrder(filter));
  }
}
