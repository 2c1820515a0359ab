package descent.ui.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import descent.live.Access;
import descent.live.Foreground;
import descent.ui.functions.FunctionsViewTest;
import jakarta.servlet.http.Cookie;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.HttpRequestHandler;

/** One visitor with one page, on a server for two visitors. */
@ViewPackages(packages = "descent.ui")
@ContextConfiguration(classes = FunctionsViewTest.Beans.class)
class VisitsTest extends SpringBrowserlessTest {
  private static final String ADDRESS = "192.0.2.1";

  private final Visits visits = new Visits();
  private final Foreground foreground = new Foreground(1);
  private final WaitingLine line = new WaitingLine(System::nanoTime);
  private VaadinSession session;
  private String id;

  @BeforeEach
  void enter() {
    session = UI.getCurrent().getSession();
    id = session.getSession().getId();
    visits.enter(session, ADDRESS, id);
    visits.open(UI.getCurrent());
  }

  @AfterEach
  void close() {
    visits.destroy();
  }

  private Entrance entrance(int sessions, int perAddress, int pages) {
    return entrance(sessions, perAddress, sessions, pages);
  }

  private Entrance entrance(int sessions, int perAddress, int whenBusy, int pages) {
    return entrance(sessions, perAddress, whenBusy, pages, 1000);
  }

  private Entrance entrance(int sessions, int perAddress, int whenBusy, int pages, int perMinute) {
    var access =
        new Access(
            8,
            1000,
            sessions,
            perAddress,
            whenBusy,
            pages,
            perMinute,
            1000,
            1000,
            1000,
            1,
            1000,
            1,
            1000,
            30);
    return new Entrance(access, visits, foreground, line, "'self'");
  }

  private MockHttpServletResponse ask(Entrance entrance, MockHttpServletRequest request)
      throws Exception {
    var response = new MockHttpServletResponse();
    var chain = entrance.getHandler(request);
    if (chain != null) {
      ((HttpRequestHandler) chain.getHandler()).handleRequest(request, response);
    }
    return response;
  }

  private static MockHttpServletRequest page(String address) {
    var request = new MockHttpServletRequest("GET", "/networks");
    request.setRemoteAddr(address);
    return request;
  }

  @Test
  void aPageThatIsClosedIsCountedNoMore() {
    assertThat(visits.pages()).isEqualTo(1);
    assertThat(visits.pages(id)).isEqualTo(1);

    session.removeUI(UI.getCurrent());

    assertThat(visits.pages(id)).isZero();
    assertThat(visits.sessions()).isEqualTo(1);
  }

  @Test
  void whoIsSilentIsGivenUpAndTheSessionEnds() {
    WrappedSession holder = session.getSession();
    long now = System.currentTimeMillis();
    visits.sweep(now, Visits.EMPTY);
    assertThat(visits.pages()).as("a page that was just opened").isEqualTo(1);

    visits.sweep(now + Visits.HIDDEN_SILENCE + 5000, Visits.EMPTY);
    assertThat(visits.pages()).isZero();
    assertThat(visits.sessions()).isZero();
    assertThatThrownBy(holder::getAttributeNames).hasMessageContaining("invalidated");
  }

  @Test
  void aPageThatWasSeenIsGivenUpSoonerThanAHiddenOne() {
    long soon = System.currentTimeMillis() + Visits.SILENCE + 2000;
    say("HIDDEN");
    visits.sweep(soon, Visits.EMPTY);
    assertThat(visits.pages()).isEqualTo(1);

    say("VISIBLE");
    visits.sweep(soon, Visits.EMPTY);
    assertThat(visits.sessions()).isZero();
  }

  /** As the page says it when it is hidden or shown. */
  private static void say(String visibility) {
    Element page = UI.getCurrent().getElement();
    page.getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(
            new DomEvent(
                page,
                "vaadin-page-visibility-change",
                JacksonUtils.createObjectNode()
                    .put("event.detail", visibility)
                    .put("for", "trailing")));
  }

  @Test
  void whoeverFindsNoRoomWaitsSeesThePlaceAndComesIn() throws Exception {
    MockHttpServletResponse first = ask(entrance(1, 9, 9), page("192.0.2.2"));
    assertThat(first.getStatus()).isEqualTo(503);
    assertThat(first.getHeader("Refresh")).isEqualTo("3");
    assertThat(first.getContentAsString())
        .contains("You are number 1 in the queue")
        .contains("LIMIT_SESSIONS");
    MockHttpServletRequest later = page("192.0.2.3");
    assertThat(ask(entrance(1, 9, 9), later).getContentAsString()).contains("number 2");

    Cookie token = first.getCookie("waiting");
    MockHttpServletRequest again = page("192.0.2.2");
    again.setCookies(token);
    assertThat(entrance(2, 9, 9).getHandler(later)).as("one is before").isNotNull();
    assertThat(entrance(2, 9, 9).getHandler(again)).as("may come in").isNull();
  }

  @Test
  void anAddressThatOpensPagesAgainAndAgainWaitsAndOthersDoNot() throws Exception {
    Entrance entrance = entrance(9, 9, 9, 9, 6);
    for (int i = 0; i < 3; i++) {
      assertThat(entrance.getHandler(page("192.0.2.2"))).as("half a minute's pages").isNull();
    }
    MockHttpServletResponse often = ask(entrance, page("192.0.2.2"));
    assertThat(often.getStatus()).isEqualTo(429);
    assertThat(often.getHeader("Refresh")).as("opens by itself").isEqualTo("3");
    assertThat(often.getContentAsString())
        .contains("more than 6 pages a minute")
        .contains("LIMIT_PAGES_PER_MINUTE");
    assertThat(entrance.getHandler(page("192.0.2.3"))).isNull();
  }

  @Test
  void whoWaitsForRoomOpensNoPage() throws Exception {
    Entrance full = entrance(1, 9, 9, 9, 2);
    for (int i = 0; i < 5; i++) {
      assertThat(ask(full, page("192.0.2.2")).getContentAsString()).contains("LIMIT_SESSIONS");
    }
  }

  @Test
  void whileHandsHaveToPauseForLongFurtherVisitorsWait() throws Exception {
    var pause = new AtomicLong(TimeUnit.MILLISECONDS.toNanos(300));
    foreground.hands(pause::get);
    MockHttpServletResponse first = ask(entrance(9, 9, 1, 9), page("192.0.2.2"));
    assertThat(first.getStatus()).isEqualTo(503);
    assertThat(first.getContentAsString())
        .contains("You are number 1 in the queue")
        .contains("LIMIT_SESSIONS_WHEN_BUSY");
    MockHttpServletRequest again = page("192.0.2.2");
    again.setCookies(first.getCookie("waiting"));
    again.addHeader("Accept", "application/json");
    assertThat(ask(entrance(9, 9, 1, 9), again).getContentAsString())
        .contains("\"limit\":\"LIMIT_SESSIONS_WHEN_BUSY\"");
    // Of many from one address three quarters of the room count.
    assertThat(visits.sessionsOfEach(1)).isEqualTo(1);
    assertThat(entrance(9, 9, 2, 9).getHandler(again)).as("few are in").isNull();

    pause.set(TimeUnit.MILLISECONDS.toNanos(20));
    foreground.trainings(() -> TimeUnit.MILLISECONDS.toNanos(200));
    assertThat(entrance(9, 9, 1, 9).getHandler(again)).as("trainings are late").isNotNull();

    foreground.trainings(() -> TimeUnit.MILLISECONDS.toNanos(20));
    assertThat(entrance(9, 9, 1, 9).getHandler(again)).as("all fare well").isNull();
  }

  @Test
  void anAddressAndAVisitorGetTheirShare() throws Exception {
    assertThat(ask(entrance(9, 1, 9), page(ADDRESS)).getContentAsString())
        .contains("1 visitors from your network are here already")
        .contains("LIMIT_SESSIONS_PER_ADDRESS");
    assertThat(entrance(9, 1, 9).getHandler(page("192.0.2.2"))).isNull();

    MockHttpServletRequest second = page(ADDRESS);
    second.setRequestedSessionId(id);
    second.setRequestedSessionIdValid(true);
    MockHttpServletResponse tooMany = ask(entrance(9, 9, 1), second);
    assertThat(tooMany.getStatus()).isEqualTo(429);
    assertThat(tooMany.getContentAsString()).contains("LIMIT_PAGES_PER_VISITOR");
    assertThat(entrance(9, 9, 2).getHandler(second)).isNull();
  }

  @Test
  void filesAndWhatOpenPagesSayComeThroughAlways() {
    Entrance full = entrance(1, 1, 1);
    var file = new MockHttpServletRequest("GET", "/icon.svg");
    var said = new MockHttpServletRequest("POST", "/");
    said.setQueryString("v-r=uidl");

    assertThat(full.getHandler(file)).isNull();
    assertThat(full.getHandler(said)).isNull();
  }
}
