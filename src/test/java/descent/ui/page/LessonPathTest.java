package descent.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LessonPathTest {
  private static MockHttpServletResponse open(String key, String query) throws Exception {
    var request = new MockHttpServletRequest("GET", "/lessons/" + key);
    request.setQueryString(query);
    var response = new MockHttpServletResponse();
    new LessonPath("'self'").open(key, request, response);
    return response;
  }

  @Test
  void leadsToTheLabThatShowsTheLesson() throws Exception {
    assertThat(open("zigzag", null).getHeader("Location")).isEqualTo("/?lesson=zigzag");
    assertThat(open("keep", "step=3").getHeader("Location"))
        .isEqualTo("/networks?lesson=keep&step=3");
  }

  @Test
  void saysThatThereIsNoSuchLesson() throws Exception {
    MockHttpServletResponse response = open("nope", null);
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.getContentAsString()).contains("There is no such page.");
  }
}
