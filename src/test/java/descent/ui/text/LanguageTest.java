package descent.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
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
        "none                          | ENGLISH",
        "en-GB,en;q=0.9                | ENGLISH",
        "zh-CN,zh;q=0.9,en;q=0.8       | CHINESE",
        "zh-TW                         | CHINESE",
        "fr-FR,zh;q=0.5,en;q=0.4       | CHINESE",
        "fr                            | ENGLISH",
        "*                             | ENGLISH",
        "!!; q=not a number            | ENGLISH",
      })
  void theBrowsersWishDecides(@Nullable String acceptLanguage, Language expected) {
    assertThat(Language.of(null, acceptLanguage)).isEqualTo(expected);
  }

  @Test
  void theChoiceGoesBeforeTheBrowsersWish() {
    assertThat(Language.of(cookies("zh"), "en")).isEqualTo(Language.CHINESE);
  }

  @Test
  void anUnknownChoiceIsPassedOver() {
    assertThat(Language.of(cookies("xx"), "zh")).isEqualTo(Language.CHINESE);
  }

  private static Cookie[] cookies(String language) {
    return new Cookie[] {new Cookie("JSESSIONID", "1"), new Cookie("language", language)};
  }
}
