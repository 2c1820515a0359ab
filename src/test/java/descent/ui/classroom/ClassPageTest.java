package descent.ui.classroom;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import descent.classroom.ClassFolder;
import descent.classroom.ClassLimits;
import descent.classroom.Classes;
import descent.experiment.json.ExperimentJson;
import descent.ui.lesson.Lesson;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ClassPageTest {
  @TempDir private Path folder;
  private Classes classes;
  private MockMvc web;
  private String code = "";

  @BeforeEach
  void serve() {
    classes = new Classes(new ClassFolder(folder), ClassLimits.STANDARD, InstantSource.system());
    web =
        MockMvcBuilders.standaloneSetup(new ClassPage(classes, "https://descent.example.org/lab"))
            .build();
    var asking =
        ExperimentJson.read(
            """
            {"problem": {"type": "function", "expression": "x^2", "variables": ["x"], "start": [1]},
             "question": {"text": "Which?", "choices": ["a", "b"], "answer": 1, "explanation": "Since-it-does."},
             "runs": [{"optimizer": {"type": "sgd"}}]}
            """);
    code = classes.begin("here", asking, "id").room().code().text();
  }

  @AfterEach
  void close() {
    classes.close();
  }

  @Test
  void eachOfThreePagesNamesItsClassAndNothingThatIsAsked() throws Exception {
    for (String page : new String[] {"", "/desk", "/screen"}) {
      web.perform(get("/c/" + code + page))
          .andExpect(status().isOk())
          .andExpect(
              content()
                  .string(
                      allOf(
                          containsString("code=\"" + code + "\""),
                          not(containsString("Since-it-does")),
                          not(containsString("Which?")))));
    }
  }

  @Test
  void thePageSaysWhereItsLinksBegin() throws Exception {
    web.perform(get("/c/" + code + "/screen"))
        .andExpect(
            content()
                .string(
                    containsString(
                        "<meta name=\"public-url\" content=\"https://descent.example.org/lab\">")));
  }

  @Test
  void thePageSpeaksTheLanguageOfTheBrowser() throws Exception {
    web.perform(get("/c/" + code).header("Accept-Language", "zh-CN,zh;q=0.9"))
        .andExpect(content().string(allOf(containsString("lang=\"zh\""), containsString("请投票"))));
    web.perform(get("/c/" + code).header("Accept-Language", "fr"))
        .andExpect(
            content().string(allOf(containsString("lang=\"en\""), containsString("Vote now"))));
  }

  @Test
  void theLectureBeginsWithTheCourseAndAPageTellsWhatIsKept() throws Exception {
    web.perform(get("/lecture"))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("<descent-lecture>"),
                        containsString("\"id\":\"" + Lesson.all().getFirst().key() + "\""),
                        containsString("?lesson=" + Lesson.all().getLast().key() + "\""))));
    web.perform(get("/c/kept").header("Accept-Language", "zh"))
        .andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("化名"), containsString("24 小时"))));
  }

  @Test
  void aCodeOfNoClassIsToldInASentence() throws Exception {
    web.perform(get("/c/AAAAAA"))
        .andExpect(status().isNotFound())
        .andExpect(content().string(containsString("There is no class of this code")));
    web.perform(get("/c/{code}", "<script>"))
        .andExpect(status().isNotFound())
        .andExpect(content().string(not(containsString("<script>\""))));
  }
}
