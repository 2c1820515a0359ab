package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForegroundTest {
  private long now = 5;
  private final Foreground foreground = new Foreground(2, () -> now);

  private long restAfter(long nanoseconds) {
    var piece = foreground.piece();
    now += nanoseconds;
    return piece.rest();
  }

  @Test
  void longWorkDoesNotRestWhereNobodyPlaysOrDrags() {
    foreground.begin();
    now += 1000;
    foreground.end();
    assertThat(restAfter(100)).isZero();
    assertThat(foreground.piece().rest()).isZero();
  }

  @Test
  void theMoreIsDoneMeanwhileTheLongerItRests() {
    var piece = foreground.piece();
    now += 80;
    foreground.begin();
    now += 20;
    foreground.end();
    // A tenth of two processors was busy.
    assertThat(piece.rest()).isEqualTo(40);

    foreground.begin();
    assertThat(restAfter(100)).as("half of the processors busy").isEqualTo(200);
    foreground.begin();
    foreground.begin();
    assertThat(restAfter(100)).as("more waits than there are processors").isEqualTo(200);
  }

  /** The part of a thread that is left to long work beside threads that are always busy. */
  @Test
  void longWorkKeepsAThirdOfItsThreadsWhateverOthersDo() {
    foreground.begin();
    foreground.begin();
    long worked = 0;
    long begin = now;
    while (now - begin < 1_000_000) {
      worked += 100;
      long rest = restAfter(100);
      now += rest;
    }
    assertThat((double) worked / (now - begin)).isBetween(0.33, 0.34);
  }

  @Test
  void aPieceThatTookTooLongIsNotFollowedByARestOfMinutes() {
    foreground.begin();
    foreground.begin();
    assertThat(restAfter(60_000_000_000L)).isEqualTo(1_000_000_000L);
  }

  @Test
  void itKnowsWhetherSomebodyWaitsForAnAnswer() {
    assertThat(foreground.isAwaited()).isFalse();
    foreground.answers(() -> 1);
    assertThat(foreground.isAwaited()).isTrue();
  }

  @Test
  void itIsCrowdedWhereHandsPauseForLongOrTrainingsAreLate() {
    assertThat(foreground.isCrowded()).isFalse();
    foreground.trainings(() -> Foreground.LATE);
    assertThat(foreground.isCrowded()).isFalse();
    foreground.trainings(() -> Foreground.LATE + 1);
    assertThat(foreground.isCrowded()).isTrue();
    foreground.trainings(() -> 0);
    foreground.hands(() -> Foreground.CROWDED + 1);
    assertThat(foreground.isCrowded()).isTrue();
  }
}
