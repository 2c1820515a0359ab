package descent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The lab takes over the picture that came with the page: in the same place, and painted. */
@ExtendWith(Playground.class)
class FirstPictureIT {
  /**
   * Notes the place of the sent picture while it stands there alone, and what the lab shows in the
   * frame that first goes without it.
   */
  private static final String WATCH =
      """
      (() => {
        const seen = window.takenOver = {};
        const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round);
        const canvases = root => [...root.querySelectorAll('*')].flatMap(element =>
            [...element.localName === 'canvas' ? [element] : [],
             ...element.shadowRoot ? canvases(element.shadowRoot) : []]);
        const painted = canvas => {
          if (canvas.width * canvas.height === 0) return 0;
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          return data.filter((value, i) => i % 4 === 3 && value > 0).length / (data.length / 4);
        };
        const after = then => requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = then;
          port2.postMessage(null);
        });
        document.addEventListener('DOMContentLoaded', () => {
          const first = document.getElementById('first');
          const picture = first?.querySelector('.first-map');
          if (!picture) return;
          const look = () => {
            if (!first.isConnected || first.classList.contains('arrived')) return;
            seen.sent = box(picture.getBoundingClientRect());
            requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
          new MutationObserver((changes, watching) => {
            if (first.isConnected) return;
            watching.disconnect();
            after(() => {
              const lab = document.querySelector('descent-map, descent-networks');
              seen.painted = Math.max(0, ...canvases(lab.shadowRoot).map(painted));
              seen.lab = box(lab.getBoundingClientRect());
            });
          }).observe(document.body, { childList: true });
        });
      })();
      """;

  @Test
  void theMapStandsWhereThePictureStoodAndIsPainted(Page page) {
    assertTakenOver(page, "/");
  }

  @Test
  void theNetworksStandWhereThePictureStoodAndArePainted(Page page) {
    assertTakenOver(page, "/networks");
  }

  @Test
  void underTheWordsOfALessonToo(Page page) {
    assertTakenOver(page, "/?lesson=zigzag");
    assertTakenOver(page, "/networks?lesson=ensemble");
  }

  private static void assertTakenOver(Page page, String address) {
    awaitPicture(page, address);
    page.addInitScript(WATCH);
    page.navigate(address);
    page.waitForFunction("() => window.takenOver.lab");

    @SuppressWarnings("unchecked")
    var seen = (Map<String, Object>) page.evaluate("() => window.takenOver");
    assertThat(seen.get("lab")).as("the place of both").isEqualTo(seen.get("sent"));
    assertThat(((Number) seen.get("painted")).doubleValue()).as("painted part").isPositive();
    assertThat((List<?>) page.evaluate("() => [...document.querySelectorAll('#first')]")).isEmpty();
  }

  /**
   * A page does not wait for its picture on a busy machine; the picture is made all the same. Only
   * labs have one, and the list of lessons.
   */
  private static void awaitPicture(Page page, String address) {
    if (address.startsWith("/check") || address.equals("/compare")) {
      return;
    }
    for (int i = 0; i < 300; i++) {
      if (page.request().get(address).text().contains("id=\"first\"")) {
        return;
      }
      page.waitForTimeout(200);
    }
  }
}
