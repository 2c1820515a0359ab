package descent.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import descent.expression.syntax.ExpressionException;
import descent.expression.syntax.Parser;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTest {
  private final Recent<Rule> recent = new Recent<>(Rule::parse);

  @Test
  void aTextIsReadOnce() {
    assertThat(recent.of("w = w - lr*g")).isSameAs(recent.of("w = w - lr*g"));
    assertThat(recent.reads()).isEqualTo(1);
  }

  @Test
  void aWrongTextIsRefusedOnceAndForTheSameReason() {
    Throwable first = catchThrowable(() -> recent.of("w = w -"));
    assertThat(first).isInstanceOf(ExpressionException.class);
    assertThat(catchThrowable(() -> recent.of("w = w -"))).isSameAs(first);
    assertThat(recent.reads()).isEqualTo(1);
  }

  @Test
  void whatIsThrownAgainCannotBeChanged() {
    Throwable thrown = catchThrowable(() -> recent.of("w = w -"));
    thrown.addSuppressed(new IllegalStateException());
    assertThat(thrown.getSuppressed()).isEmpty();
    assertThat(thrown.getStackTrace()).isEmpty();
    assertThatThrownBy(() -> thrown.initCause(new IllegalStateException()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anyOtherFailureIsTriedAgain() {
    int[] tried = {0};
    var failing =
        new Recent<String>(
            text -> {
              tried[0]++;
              throw new IllegalStateException(text);
            });
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> failing.of("x")).isInstanceOf(IllegalStateException.class);
    }
    assertThat(tried[0]).isEqualTo(2);
  }

  @Test
  void theTextThatWasAskedForLongestAgoIsForgotten() {
    recent.of("w = w - 0*g");
    IntStream.range(1, 1_000).forEach(i -> recent.of("w = w - " + i + "*g"));
    recent.of("w = w - 0*g");
    assertThat(recent.reads()).isEqualTo(1_000);
    recent.of("w = w - 1000*g");
    recent.of("w = w - 0*g");
    assertThat(recent.reads()).isEqualTo(1_001);
    recent.of("w = w - 1*g");
    assertThat(recent.reads()).isEqualTo(1_002);
  }

  @Test
  void longTextsAreFewerAndTooLongOnesAreNotKept() {
    String first = longRule(0);
    for (int i = 0; i < 10; i++) {
      recent.of(longRule(i));
    }
    recent.of(first);
    assertThat(recent.reads()).isEqualTo(10);
    recent.of(longRule(10));
    recent.of(longRule(1));
    assertThat(recent.reads()).isEqualTo(12);

    String tooLong = longRule(11) + " ";
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> recent.of(tooLong)).isInstanceOf(ExpressionException.class);
    }
    assertThat(recent.reads()).isEqualTo(14);
    recent.of(longRule(10));
    assertThat(recent.reads()).isEqualTo(14);
  }

  private static String longRule(int number) {
    String rule = "w = w - " + number + "*g #";
    return rule + " ".repeat(Parser.MAX_LENGTH - rule.length());
  }

  @Test
  void whoAsksWhileATextIsBeingReadWaitsForIt() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow =
        new Recent<Object>(
            text -> {
              begun.countDown();
              try {
                goOn.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return new Object();
            });
    var found = new Object[2];
    Thread first = Thread.ofVirtual().start(() -> found[0] = slow.of("x"));
    begun.await();
    Thread second = Thread.ofVirtual().start(() -> found[1] = slow.of("x"));
    goOn.countDown();
    first.join();
    second.join();
    assertThat(found[0]).isNotNull().isSameAs(found[1]);
    assertThat(slow.reads()).isEqualTo(1);
  }
}
