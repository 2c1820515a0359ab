package descent.ui.field;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiment.edit.Edits;
import descent.experiment.edit.Remembered;
import descent.ui.link.FirstScreen;
import descent.ui.text.Language;
import descent.ui.text.Phrases;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExpressionEditorTest {
  private static String latex(String text, Locale locale) {
    var experiment = Edits.expression(FirstScreen.experiment(), text, new Remembered());
    var phrases = new Phrases(Language.of(locale).locale());
    return ExpressionEditor.latex(experiment.function(), phrases);
  }

  @Test
  void theWordsOfAFormulaAreThoseOfThePage() {
    assertThat(latex("if(x < 1, x^2, 5)", Locale.ENGLISH))
        .contains("\\text{if }", "\\text{otherwise}");
    assertThat(latex("if(x < 1, x^2, 5)", Locale.CHINESE)).contains("\\text{若 }", "\\text{其他}");
  }
}
