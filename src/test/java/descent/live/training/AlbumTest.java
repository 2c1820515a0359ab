package descent.live.training;

import static org.assertj.core.api.Assertions.assertThat;

import descent.live.training.Picture.Decision;
import descent.live.training.Picture.PointGrid;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AlbumTest {
  private static final PointGrid FRAME = new PointGrid(2, 2, 0, 1, 0, 1);
  private static final PointGrid WIDER = new PointGrid(2, 2, -1, 1, 0, 1);

  /** For three pictures of two classes. */
  private final Album album = new Album(3 * 2 * 4 * Double.BYTES);

  private int drawn;

  private Decision ask(int step, String member, PointGrid frame) {
    Supplier<Decision> draw =
        () -> {
          drawn++;
          return new Decision(frame, new double[2][4]);
        };
    return album.decision(step, member, frame, draw);
  }

  @Test
  void whatWasDrawnIsNotDrawnAgain() {
    Decision first = ask(16, "", FRAME);
    assertThat(ask(16, "", FRAME)).isSameAs(first);
    assertThat(drawn).isEqualTo(1);
    ask(32, "", FRAME);
    ask(16, "average", FRAME);
    assertThat(drawn).isEqualTo(3);
    ask(16, "", WIDER);
    assertThat(drawn).isEqualTo(4);
  }

  @Test
  void whatWasAskedForLastIsKept() {
    Decision first = ask(1, "", FRAME);
    ask(2, "", FRAME);
    ask(3, "", FRAME);
    assertThat(ask(1, "", FRAME)).isSameAs(first);
    ask(4, "", FRAME);
    assertThat(ask(1, "", FRAME)).isSameAs(first);
    ask(2, "", FRAME);
    assertThat(drawn).isEqualTo(5);
  }

  @Test
  void whatIsLargerThanItIsNotKept() {
    var small = new Album(Double.BYTES);
    Decision large = small.decision(0, "", FRAME, () -> new Decision(FRAME, new double[2][4]));
    assertThat(small.decision(0, "", FRAME, () -> new Decision(FRAME, new double[2][4])))
        .isNotSameAs(large);
  }
}
