package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class TableControllerTest {
  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(new TableController())
          .setControllerAdvice(new Refusals())
          .build();

  @Test
  void cellsAreWrittenAsInATrace() throws Exception {
    MockHttpServletResponse answer =
        ask(
            "{\"columns\": [\"run\", \"a \\\"b\\\"\"], \"rows\": [[\"x, y\", 1e-5], [\"z\", 12],"
                + " [\"\", null], [\"d\", 0.1]]}");
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentType()).isEqualTo("text/csv;charset=UTF-8");
    assertThat(answer.getContentAsString())
        .isEqualTo("run,\"a \"\"b\"\"\"\n\"x, y\",1.0E-5\nz,12\n,\nd,0.1\n");
  }

  @Test
  void aLaterPieceHasNoNames() throws Exception {
    assertThat(ask("{\"rows\": [[1, 2.5]]}").getContentAsString()).isEqualTo("1,2.5\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"rows\": 1}",
        "{\"rows\": [1]}",
        "{\"rows\": [[{}]]}",
        "{\"rows\": [[true]]}",
        "{\"rows\": [], \"more\": 1}"
      })
  void whatIsNoTableIsRefused(String question) throws Exception {
    MockHttpServletResponse answer = ask(question);
    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString()).contains("\"error\"");
  }

  private MockHttpServletResponse ask(String question) throws Exception {
    return web.perform(post("/api/table.csv").content(question)).andReturn().getResponse();
  }
}
