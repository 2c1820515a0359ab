package descent.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import descent.message.Message;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private final Phrases english = new Phrases(Language.ENGLISH.locale());
  private final Phrases chinese = new Phrases(Language.of(Locale.CHINESE).locale());

  @Test
  void argumentsAreFilledInAlsoWhereTheyAreTexts() {
    assertThat(english.of("functions.of", "x, y")).isEqualTo("Function of x, y");
    assertThat(chinese.of("functions.of", "x, y")).isEqualTo("x, y 的函数");
  }

  @Test
  void aDoubledApostropheIsOneOnThePage() {
    assertThat(english.of("functions.lecture")).isEqualTo("The lecture's");
  }

  @Test
  void sentencesOfTheCoreAreTranslated() {
    var message = Message.of("ending.loss", "converged at step {0}: the loss fell below {1}", 7, 2);

    assertThat(english.of(message)).isEqualTo("converged at step 7: the loss fell below 2");
    assertThat(chinese.of(message)).isEqualTo("第 7 步收敛：损失低于 2");
  }

  @Test
  void whatHasNoTranslationStaysEnglish() {
    var message = Message.of("test.none", "It''s {0}", "new");

    assertThat(chinese.of(message)).isEqualTo("It's new");
    assertThat(chinese.orElse("test.none", "It's new")).isEqualTo("It's new");
    assertThat(chinese.orElse("gallery.saddle.title", "Saddle")).isEqualTo("鞍点");
    assertThat(english.orElse("gallery.saddle.title", "Saddle")).isEqualTo("Saddle");
  }

  @Test
  void otherLanguagesSpeakEnglish() {
    assertThat(new Phrases(Locale.of("qaa")).of("functions.more")).isEqualTo("More");
  }

  @Test
  void picturesGetPatternsAndNothingThatPagesAloneSay() {
    assertThat(chinese.ofPictures())
        .containsEntry("lab.map.start.name", "起点：{0}")
        .containsKeys("caption.zigzag", "expression.unknownName", "limit.busy")
        .doesNotContainKeys("shell.functions", "functions.more");
    assertThat(english.ofPictures()).containsKey("lab.offline");
  }
}
