package descent.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import descent.share.Bounds;
import descent.share.Id;
import descent.share.LinkFolder;
import descent.share.LinkStore;
import descent.share.Store;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.HttpRequestHandler;

class UnknownPathsTest {
  private static final String KEPT = "0123456789ab";

  @TempDir private Path folder;

  private final UnknownPaths paths =
      new UnknownPaths(
          path -> Set.of("/", "/networks").contains(path) || path.matches("/x/[^/]+"),
          Set.of("/icon.svg", "/VAADIN/build/a.js")::contains,
          new Id(KEPT)::equals,
          "https://school.example");

  private MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
    var response = new MockHttpServletResponse();
    var chain = paths.getHandler(request);
    if (chain != null) {
      ((HttpRequestHandler) chain.getHandler()).handleRequest(request, response);
    }
    return response;
  }

  private static MockHttpServletRequest request(String method, String address) {
    String[] parts = address.split("\\?", 2);
    var request = new MockHttpServletRequest(method, parts[0]);
    request.setQueryString(parts.length == 1 ? null : parts[1]);
    return request;
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere",
    "GET, /actuator/prometheus",
    "GET, /api/nothing",
    "GET, /.env",
    "GET, /VAADIN/build/none.js",
    "GET, /VAADIN/dynamic/resource/1/x",
    "HEAD, /nowhere",
    "POST, /nowhere",
    "POST, /nowhere?v-r=uidl",
    "POST, /",
    "PUT, /networks",
    "GET, /x/0123456789ac",
    "GET, /x/..%2f..",
    "GET, /x/%zz",
  })
  void whatNobodyAnswersIsUnknownAndMakesNoSession(String method, String address) throws Exception {
    MockHttpServletRequest request = request(method, address);

    MockHttpServletResponse answer = answer(request);

    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(answer.getContentAsString()).contains("<h1>").contains("href=\"/\"");
    assertThat(request.getSession(false)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /",
    "HEAD, /",
    "GET, /;jsessionid=1",
    "GET, /networks?e=1",
    "GET, /x/" + KEPT,
    "GET, /x/" + KEPT + "%20",
    "GET, /icon.svg",
    "GET, /VAADIN/build/a.js",
    "POST, /?v-r=uidl&v-uiId=0",
    "POST, /networks?x=1&v-r=heartbeat",
  })
  void pagesFilesAndLinksAreLeftToOthers(String method, String address) throws Exception {
    assertThat(paths.getHandler(request(method, address))).isNull();
  }

  @Test
  void anOpenPageGetsWhatWasMadeForIt() {
    MockHttpServletRequest request = request("GET", "/VAADIN/dynamic/resource/1/x");
    request.setRequestedSessionIdValid(true);

    assertThat(paths.getHandler(request)).isNull();
  }

  @Test
  void programsGetASentenceAsJsonAndVisitorsTheirLanguage() throws Exception {
    MockHttpServletRequest program = request("GET", "/api/nothing");
    program.addHeader("Accept", "application/json");
    MockHttpServletRequest visitor = request("GET", "/nowhere");
    visitor.addHeader("Accept-Language", "zh-CN");
    visitor.addHeader("Accept", "text/html");

    assertThat(answer(program).getContentAsString())
        .isEqualTo(
            "{\"error\":\"There is no such page.\",\"key\":\"error.notFound\",\"arguments\":[]}");
    assertThat(answer(visitor).getContentAsString())
        .contains("<html lang=\"zh\">")
        .contains("没有")
        .contains("<a href=\"/lessons\">课程</a>")
        .doesNotContainPattern("\\{[a-z]+}");
  }

  @Test
  void aLinkThatWasTakenDownSaysSo() throws Exception {
    var store = new Store(new LinkFolder(folder), Bounds.STANDARD);
    new LinkFolder(folder).put(KEPT, LinkStore.TAKEN_DOWN);
    var taken = new UnknownPaths(path -> true, path -> false, store::has, "*");
    MockHttpServletRequest visitor = request("GET", "/x/" + KEPT);
    visitor.addHeader("Accept", "text/html");
    var answer = new MockHttpServletResponse();

    var chain = Objects.requireNonNull(taken.getHandler(visitor));
    ((HttpRequestHandler) chain.getHandler()).handleRequest(visitor, answer);

    assertThat(answer.getStatus()).isEqualTo(410);
    assertThat(answer.getContentAsString()).contains("taken down by the operator");
  }

  @Test
  void anUnknownLinkMayBeFramedWhereTheLinkMight() throws Exception {
    MockHttpServletRequest framed = request("GET", "/x/0123456789ac?embed");
    framed.setParameter("embed", "");

    assertThat(answer(framed).getHeader("Content-Security-Policy"))
        .endsWith("frame-ancestors https://school.example");
    assertThat(answer(request("GET", "/x/0123456789ac")).getHeader("Content-Security-Policy"))
        .endsWith("frame-ancestors 'self'");
  }
}
