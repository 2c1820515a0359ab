package descent.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none                          | en",
        "en-GB,en;q=0.9                | en",
        "zh-CN,zh;q=0.9,en;q=0.8       | zh",
        "zh-TW                         | zh",
        "fr-FR,zh;q=0.5,en;q=0.4       | zh",
        "fr                            | en",
        "*                             | en",
        "!!; q=not a number            | en",
      })
  void theBrowsersWishDecides(@Nullable String acceptLanguage, String expected) {
    assertThat(Language.of(null, acceptLanguage).code()).isEqualTo(expected);
  }

  @Test
  void theChoiceGoesBeforeTheBrowsersWish() {
    assertThat(Language.of(cookies("zh"), "en")).isEqualTo(Language.of(Locale.CHINESE));
  }

  @Test
  void theSwitchComesToEachAndBack() {
    assertThat(Language.all())
        .extracting(Language::ownName)
        .startsWith("English", "中文")
        .doesNotHaveDuplicates();
    assertThat(Language.all()).extracting(Language::next).hasSameElementsAs(Language.all());
  }

  @Test
  void anUnknownChoiceIsPassedOver() {
    assertThat(Language.of(cookies("xx"), "zh")).isEqualTo(Language.of(Locale.CHINESE));
  }

  private static Cookie[] cookies(String language) {
    return new Cookie[] {new Cookie("JSESSIONID", "1"), new Cookie("language", language)};
  }
}
