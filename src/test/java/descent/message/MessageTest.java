package descent.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageTest {
  @Test
  void putsItsArgumentsIntoThePattern() {
    Message message = Message.of("test.key", "There is no {0}; is it {1}?", "sen", "sin");

    assertThat(message).hasToString("There is no sen; is it sin?");
    assertThat(message.in("没有 {0}，是 {1} 吗？")).isEqualTo("没有 sen，是 sin 吗？");
  }

  @Test
  void keepsNumbersAsTheyWereWritten() {
    assertThat(Message.of("test.key", "At {0}", 123456)).hasToString("At 123456");
  }
}
