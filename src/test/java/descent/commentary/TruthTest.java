package descent.commentary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What sentences claim of functions with jumps, level ground and directions that hardly count. */
class TruthTest {
  @Test
  void whoStandsBeforeAJumpIsToldSo() {
    assertThat(Told.of("mod(x, 1) + y^2", "x,y", "0.5, 1", 100, "bfgs").text(0))
        .endsWith("it stands before a jump, beyond which the loss is higher by 1.");
  }

  @Test
  void aLossThatGoesUpAndDownIsNotSaidToHardlyFall() {
    var told = Told.of("mod(x, 1) + y^2", "x,y", "0.5, 1", 100, "sgd 0.3");
    assertThat(told.text(0))
        .startsWith(
            "Its loss oscillates: over the second half of its steps it goes up and down between");
    for (Remedy remedy : told.remedies(0)) {
      assertThat(Told.of(remedy.experiment()).word(0)).isNotEqualTo("oscillates");
    }
  }

  /** Who lies beside the minimum of a valley that is all but flat has not arrived. */
  @Test
  void noPlaceIsCalledTheMinimumThatIsNone() {
    for (String function :
        new String[] {"(x - 3)^2 + 1e-14*(y - 7)^2", "(x - 3)^2 + 1e-17*(y - 7)^2"}) {
      var told = Told.of(function, "x,y", "1.5, 1.5", 200, "sgd 0.1", "adam 0.1");
      assertThat(told.word(0)).isIn("stalls", "stuck");
      assertThat(told.word(1)).isEqualTo("progressing");
      assertThat(told.text(1)).startsWith("It is still on its way: 1.845e-9 of the loss are left");
    }
    assertThat(Told.of("1e8*x^2 + 1e-8*y^2", "x,y", "1, 1", 100, "sgd 1e-9").text(0))
        .startsWith("It is still on its way: 1e-8 of the loss are left");
  }

  @Test
  void aValleyOfMinimaHasOneBesideTheEnd() {
    assertThat(Told.of("(x + y)^2", "x,y", "1.5, 1.7", 200, "sgd 0.1").text(0))
        .startsWith("It ends at the minimum (-0.1, 0.1)");
    assertThat(Told.of("(x - 3)^2 + 0*y", "x,y", "1.5, 1.5", 200, "sgd 0.1").text(0))
        .startsWith("It ends at the minimum (3, 1.5)");
  }
}
