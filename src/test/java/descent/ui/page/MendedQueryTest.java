package descent.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class MendedQueryTest {
  private final MockFilterChain chain = new MockFilterChain();

  @ParameterizedTest
  @CsvSource({
    "e=%%%, e=%25%25%25",
    "e=a%4, e=a%254",
    "e=%zz&x=%20, e=%25zz&x=%20",
    "e=%FF, e=%25FF"
  })
  void aBrokenPercentSignIsEscaped(String query, String mended) throws Exception {
    MockHttpServletResponse answer = answer("GET", query);
    assertThat(answer.getStatus()).isEqualTo(302);
    // To the same place of the same site, whatever path or Host the request has.
    assertThat(answer.getHeader("Location")).isEqualTo("?" + mended);
    assertThat(chain.getRequest()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"e=abc", "e=%25%20", "e=%E4%B8%AD", "v-r=init&query=e%3D%25"})
  void whatCanBeReadGoesOn(String query) throws Exception {
    assertThat(answer("GET", query).getHeader("Location")).isNull();
    assertThat(chain.getRequest()).isNotNull();
  }

  private MockHttpServletResponse answer(String method, String query) throws Exception {
    var request = new MockHttpServletRequest(method, "/");
    request.setQueryString(query);
    var response = new MockHttpServletResponse();
    new MendedQuery().doFilter(request, response, chain);
    return response;
  }
}
