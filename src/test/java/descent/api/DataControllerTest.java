package descent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import descent.cli.CommandLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.json.JsonMapper;

class DataControllerTest {
  private static final byte[] FILE =
      "id,a,y\n1,2,5\n2,3,7\n3,4,6\n".getBytes(StandardCharsets.UTF_8);

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(new DataController())
          .setControllerAdvice(new Refusals())
          .build();

  private MockHttpServletResponse ask(String address, byte[] file) throws Exception {
    return web.perform(post(address).contentType("text/csv").content(file))
        .andReturn()
        .getResponse();
  }

  @Test
  void answersWhatTheCommandTells() throws Exception {
    var out = new ByteArrayOutputStream();
    String[] command = {"data", "-", "--target", "a", "--ignore", "id"};
    assertThat(CommandLine.run(command, new ByteArrayInputStream(FILE), out, out)).isZero();
    var answer = ask("/api/data?target=a&ignore=id", FILE);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(mapper.readTree(answer.getContentAsString(StandardCharsets.UTF_8)))
        .isEqualTo(mapper.readTree(out.toString(StandardCharsets.UTF_8)));
  }

  @Test
  void readsTheEncodingThatIsConfirmedAndRefusesBytesInNone() throws Exception {
    byte[] gbk = "a,b\n1,正\n2,负\n3,x\n".getBytes(Charset.forName("GBK"));
    assertThat(ask("/api/data?encoding=gbk", gbk).getContentAsString(StandardCharsets.UTF_8))
        .contains("\"classes\":{\"x\":1,\"正\":1,\"负\":1}");
    var refused = ask("/api/data", gbk);
    assertThat(refused.getStatus()).isEqualTo(400);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
        .contains("line 2 is not text in UTF-8", "csv.encoding");
  }

  @Test
  void refusesWhatIsTooLongAndATaskThatIsNone() throws Exception {
    assertThat(ask("/api/data", new byte[300_000]).getStatus()).isEqualTo(400);
    assertThat(ask("/api/data?task=clustering", FILE).getContentAsString())
        .contains("There is no task clustering; there are classification and regression.");
  }
}
