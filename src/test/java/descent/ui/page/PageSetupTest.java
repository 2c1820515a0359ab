package descent.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PageSetupTest {
  @Test
  void aForgottenPageIsToldAndDoesNotReloadByItself() {
    var english = PageSetup.messages(Locale.ENGLISH);
    assertThat(english.isSessionExpiredNotificationEnabled()).isTrue();
    assertThat(english.getSessionExpiredMessage()).contains("The address has kept the experiment");
    assertThat(PageSetup.messages(Locale.CHINESE).getSessionExpiredCaption()).isEqualTo("会话已过期");
  }

  @Test
  void thePolicyNamesWhoMayFrameThePage() {
    assertThat(PageSetup.policy("n", "https://school.example"))
        .endsWith("; frame-ancestors https://school.example");
  }
}
