package descent.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SaneHeadsTest {
  private final SaneHeads heads = new SaneHeads();

  private String heard(String range) throws Exception {
    var request = new MockHttpServletRequest();
    request.addHeader("Range", range);
    request.addHeader("Accept", "*/*");
    var chain = new MockFilterChain();
    heads.doFilter(request, new MockHttpServletResponse(), chain);
    var passed = (HttpServletRequest) chain.getRequest();
    assertThat(passed.getHeader("Accept")).isEqualTo("*/*");
    return passed.getHeader("range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-499", "bytes=500-", "bytes=-1"})
  void oneRangeIsHeard(String range) throws Exception {
    assertThat(heard(range)).isEqualTo(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes=99999999999999999999-", "bytes=-", "bytes=0-1,0-1,0-1", "x", "bytes=a-b"})
  void ofAllElseTheWholeIsAnswered(String range) throws Exception {
    assertThat(heard(range)).isNull();
  }

  @Test
  void whoReadsManyLanguagesIsServed() {
    var factory = new TomcatServletWebServerFactory();
    heads.customize(factory);
    var connector = new Connector();
    factory.getConnectorCustomizers().forEach(each -> each.customize(connector));
    // A head has 8 kB, and a language two letters at least with its comma.
    assertThat(connector.getMaxLocaleCount()).isGreaterThan(8192 / 3);
    assertThat(factory.getEngineValves()).hasSize(1);
  }
}
