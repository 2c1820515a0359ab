package descent.api.guard;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class ForeignPagesTest {
  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(new Echo())
          .addFilters(new ForeignPages("https://descent.example/lab"))
          .build();

  @RestController
  static final class Echo {
    @PostMapping("/echo")
    String echo() {
      return "done";
    }
  }

  private static MockHttpServletRequestBuilder sent() {
    return post("/echo").contentType("text/plain").content("{}").header("Host", "inside:8080");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://elsewhere.example",
    "Origin, http://inside:9090",
    "Origin, null",
  })
  void whatAPageOfAnotherSiteSendsIsRefused(String name, String value) throws Exception {
    web.perform(sent().header(name, value))
        .andExpect(status().isForbidden())
        .andExpect(content().string(containsString("another site")));
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin",
    "Sec-Fetch-Site, none",
    "Origin, http://inside:8080",
    "Origin, https://descent.example",
    "Accept, */*",
  })
  void ownPagesAndProgramsAreLetThrough(String name, String value) throws Exception {
    web.perform(sent().header(name, value))
        .andExpect(status().isOk())
        .andExpect(content().string("done"));
  }

  @Test
  void linksFromOtherSitesMayBeFollowed() throws Exception {
    web.perform(get("/nothing").header("Sec-Fetch-Site", "cross-site"))
        .andExpect(status().isNotFound());
  }
}
