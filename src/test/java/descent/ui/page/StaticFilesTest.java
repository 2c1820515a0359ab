package descent.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The files that it asks for lie in {@code src/test/resources}, where a build would put them. */
class StaticFilesTest {
  private static final String FILE = "/VAADIN/build/sample-a1B2_-c3.js";
  private static final String CONTENT =
      "export const sample = 'a file whose name tells its content';\n";

  private final StaticFiles files = new StaticFiles();

  private MockHttpServletResponse ask(String path, String encodings)
      throws IOException, ServletException {
    var request = new MockHttpServletRequest("GET", path);
    request.addHeader("Accept-Encoding", encodings);
    var response = new MockHttpServletResponse();
    files.doFilter(request, response, new MockFilterChain());
    return response;
  }

  @Test
  void aFileWithAHashIsKeptForGoodAndComesCompressed() throws IOException, ServletException {
    MockHttpServletResponse answer = ask(FILE, "gzip, deflate");

    assertThat(answer.getHeader("Cache-Control")).contains("immutable");
    assertThat(answer.getHeader("Content-Encoding")).isEqualTo("gzip");
    assertThat(answer.getContentType()).startsWith("text/javascript");
    var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()));
    assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(CONTENT);
    assertThat(ask(FILE, "gzip").getContentAsByteArray()).isEqualTo(answer.getContentAsByteArray());
  }

  @Test
  void everythingElseIsLeftToOthers() throws IOException, ServletException {
    assertThat(ask(FILE, "identity").getHeader("Content-Encoding")).isNull();
    for (String path :
        new String[] {
          "/", "/icon.svg", "/VAADIN/build/none-a1B2_-c3.js", "/VAADIN/build/../../x-a1B2_-c3.js"
        }) {
      assertThat(ask(path, "gzip, br").getHeader("Cache-Control")).as(path).isNull();
    }
  }
}
