package descent.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestRateTest {
  private final RequestRate rate = new RequestRate(3);

  private MockHttpServletResponse ask(String address) throws Exception {
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
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
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
}
