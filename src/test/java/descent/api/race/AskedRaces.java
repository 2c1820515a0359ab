package descent.api.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import descent.api.Refusals;
import descent.api.guard.BoundedBodies;
import descent.api.guard.Unread;
import descent.live.Access;
import descent.live.Limits;
import descent.live.race.Races;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The controller as the web reaches it, and what is asked of it. */
public record AskedRaces(MockMvc web) {
  public static final String PROBLEM =
      "{\"type\": \"function\", \"expression\": \"x^2 + 3*y^2\", \"variables\": [\"x\", \"y\"],"
          + " \"start\": [1, 2]}";
  public static final String EXPERIMENT =
      "{\"problem\": "
          + PROBLEM
          + ", \"steps\": 3, \"runs\": [{\"name\": \"a\", \"optimizer\": {\"type\": \"sgd\"}}]}";

  public AskedRaces() {
    this(
        MockMvcBuilders.standaloneSetup(
                new RaceController(new Races(Limits.STANDARD, 2), new Unread(Access.standard())))
            .setControllerAdvice(new Refusals())
            .addFilters(new BoundedBodies(Access.standard()))
            .build());
  }

  /** The body of any answer. */
  public byte[] answer(String path, String question) throws Exception {
    return ask(path, question).getContentAsByteArray();
  }

  byte[] ok(String path, String question) throws Exception {
    MockHttpServletResponse answer = ask(path, question);
    assertThat(answer.getStatus()).as(question).isEqualTo(200);
    return answer.getContentAsByteArray();
  }

  JsonNode read(String path, String question) throws Exception {
    return JsonMapper.shared().readTree(ok(path, question));
  }

  JsonNode refused(String path, String question) throws Exception {
    MockHttpServletResponse answer = ask(path, question);
    assertThat(answer.getStatus()).as(question).isEqualTo(400);
    return JsonMapper.shared().readTree(answer.getContentAsByteArray());
  }

  private MockHttpServletResponse ask(String path, String question) throws Exception {
    return web.perform(post(path).content(question)).andReturn().getResponse();
  }
}
