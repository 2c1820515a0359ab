package descent.ui.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import descent.expression.Expression;
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
  void aMessageThatNoPageSendsIsToldFromAFailureOfAPage() {
    var failure = new IllegalStateException("in a lab");
    failure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("descent.ui.lab.Desk", "edit", "Desk.java", 1),
          new StackTraceElement("descent.ui.page.MendedQuery", "doFilter", "MendedQuery.java", 1)
        });
    var forged = new ClassCastException("in Vaadin");
    forged.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("com.vaadin.Rpc", "read", "Rpc.java", 1),
          new StackTraceElement("descent.ui.page.MendedQuery", "doFilter", "MendedQuery.java", 1)
        });

    assertThat(PageSetup.isForged(forged)).isTrue();
    var refusal = catchThrowable(() -> Expression.parse("x +"));
    assertThat(PageSetup.isForged(refusal)).isFalse();
    assertThat(PageSetup.isForged(failure)).isFalse();
    assertThat(PageSetup.isForged(new RuntimeException(failure))).isFalse();
  }

  @Test
  void thePolicyNamesWhoMayFrameThePage() {
    assertThat(PageSetup.policy("n", "https://school.example"))
        .endsWith("; frame-ancestors https://school.example");
  }
}
