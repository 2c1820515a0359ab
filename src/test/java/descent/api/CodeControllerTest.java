package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class CodeControllerTest {
  private static final String EXPERIMENT =
      """
      {"title": "谷", "problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
       "runs": [{"optimizer": {"type": "sgd"}}]}
      """;

  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(new CodeController())
          .setControllerAdvice(new Refusals())
          .build();

  private MockHttpServletResponse ask(String framework, String body) throws Exception {
    return web.perform(post("/api/code?framework=" + framework).content(body))
        .andReturn()
        .getResponse();
  }

  @Test
  void answersWithAProgram() throws Exception {
    var answer = ask("optax", EXPERIMENT);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentType()).isEqualTo("text/x-python;charset=UTF-8");
    assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
        .startsWith("\"\"\"谷\n")
        .contains("import optax");
  }

  @Test
  void whatIsWrongIsASentence() throws Exception {
    var unknown = ask("mxnet", EXPERIMENT);
    assertThat(unknown.getStatus()).isEqualTo(400);
    assertThat(unknown.getContentAsString(StandardCharsets.UTF_8))
        .contains("There is no framework mxnet here; there are pytorch, keras, optax.");
    var wrong = ask("keras", EXPERIMENT.replace("x^2", "x^^2"));
    assertThat(wrong.getStatus()).isEqualTo(400);
    assertThat(wrong.getContentAsString(StandardCharsets.UTF_8)).contains("problem.expression");
    assertThat(ask("keras", " ".repeat(300_000)).getStatus()).isEqualTo(400);
  }
}
