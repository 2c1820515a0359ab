package descent.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PictureTextsTest {
  private final MockMvc web = MockMvcBuilders.standaloneSetup(new PictureTexts()).build();

  @Test
  void aBrowserMayKeepTheTextsOfALanguageForGood() throws Exception {
    String address = PictureTexts.address(Locale.CHINESE);
    assertThat(address)
        .matches("texts/zh-[0-9a-f]{16}\\.json")
        .isNotEqualTo(PictureTexts.address(Locale.ENGLISH));
    web.perform(get("/" + address))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"))
        .andExpect(content().contentType("application/json"))
        .andExpect(jsonPath("$['lab.map.start.name']").value("起点：{0}"));
  }

  @Test
  void underAnotherNameTheyAreNotKept() throws Exception {
    web.perform(get("/texts/en-0123456789abcdef.json"))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(jsonPath("$['lab.map.start.name']").exists());
    web.perform(get("/texts/fr-0123456789abcdef.json")).andExpect(status().isNotFound());
  }
}
