package descent.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import descent.live.Neighbours;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestRateTest {
  private final RequestRate rate = new RequestRate(3, null);

  private MockHttpServletResponse ask(String address) throws Exception {
    return ask(rate, address);
  }

  private static MockHttpServletResponse ask(RequestRate rate, String address) throws Exception {
    var request = new MockHttpServletRequest("GET", "/");
    request.setRemoteAddr(address);
    var response = new MockHttpServletResponse();
    rate.doFilter(request, response, new MockFilterChain());
    return response;
  }

  @Test
  void anAddressThatAsksTooOftenIsTurnedAwayAndOthersAreNot() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(ask("192.0.2.1").getStatus()).isEqualTo(200);
    }
    MockHttpServletResponse refused = ask("192.0.2.1");

    assertThat(refused.getStatus()).isEqualTo(429);
    // Of three a minute the next one is free after 20 s.
    assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 20);
    assertThat(refused.getContentAsString())
        .contains("more than 3 times a minute")
        .contains("\"limit\":\"LIMIT_REQUESTS_PER_MINUTE\"");
    assertThat(ask("192.0.2.2").getStatus()).isEqualTo(200);
  }

  @Test
  void theManyAddressesOfOneNetworkAreOne() throws Exception {
    for (int i = 1; i <= 3; i++) {
      assertThat(ask("2001:db8:0:1::" + i).getStatus()).isEqualTo(200);
    }

    assertThat(ask("2001:db8:0:1:ffff::9").getStatus()).isEqualTo(429);
    assertThat(ask("2001:db8:0:2::1").getStatus()).isEqualTo(200);
  }

  /** Servers that hear each other at once. */
  private static final class Topic implements Neighbours {
    private final List<Consumer<Map<String, Integer>>> listeners = new ArrayList<>();

    @Override
    public void tell(Map<String, Integer> asked) {
      // All but the first, who speaks.
      listeners.subList(1, listeners.size()).forEach(each -> each.accept(asked));
    }

    @Override
    public void listen(Consumer<Map<String, Integer>> listener) {
      listeners.add(listener);
    }
  }

  @Test
  void whatAnAddressAsksOfAnotherServerCounts() throws Exception {
    var topic = new Topic();
    var one = new RequestRate(3, topic);
    var other = new RequestRate(3, topic);
    ask(one, "192.0.2.1");
    ask(one, "192.0.2.1");
    one.tell(topic);
    one.tell(topic);

    assertThat(ask(other, "192.0.2.1").getStatus()).isEqualTo(200);
    assertThat(ask(other, "192.0.2.1").getStatus()).isEqualTo(429);
    assertThat(ask(other, "192.0.2.2").getStatus()).isEqualTo(200);
  }
}
