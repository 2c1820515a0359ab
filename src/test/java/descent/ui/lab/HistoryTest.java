package descent.ui.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History<String> ab = History.of("a").edit("b", null, 0);

  @Test
  void undoAndRedoWalkThroughTheEdits() {
    var abc = ab.edit("c", null, 0);
    assertThat(abc.undo().present()).isEqualTo("b");
    assertThat(abc.undo().undo().present()).isEqualTo("a");
    assertThat(abc.undo().undo().redo().present()).isEqualTo("b");
    assertThat(abc.undo().undo().redo().redo()).isEqualTo(abc.undo().redo());
  }

  @Test
  void atTheEndsNothingHappens() {
    var a = History.of("a");
    assertThat(a.canUndo()).isFalse();
    assertThat(a.undo()).isEqualTo(a);
    assertThat(ab.canRedo()).isFalse();
    assertThat(ab.redo()).isEqualTo(ab);
  }

  @Test
  void anEditForgetsWhatWasUndone() {
    var ac = ab.undo().edit("c", null, 0);
    assertThat(ac.canRedo()).isFalse();
    assertThat(ac.undo().present()).isEqualTo("a");
  }

  @Test
  void theSameValueIsNoEdit() {
    assertThat(ab.undo().edit("a", null, 0).canRedo()).isTrue();
    assertThat(ab.edit("b", null, 0)).isEqualTo(ab);
  }

  @Test
  void quickEditsOfTheSameAreOneEntry() {
    long pause = History.PAUSE_NANOS;
    var typed =
        History.of("").edit("x", "text", 0).edit("x^", "text", pause - 1).edit("x^2", "text", 2);
    assertThat(typed.present()).isEqualTo("x^2");
    assertThat(typed.undo().present()).isEmpty();
    assertThat(typed.undo().redo().present()).isEqualTo("x^2");
  }

  @Test
  void aPauseAnotherKindOrAnUndoEndsAnEntry() {
    long pause = History.PAUSE_NANOS;
    var x = History.of("").edit("x", "text", 0);
    assertThat(x.edit("y", "text", pause).undo().present()).isEqualTo("x");
    assertThat(x.edit("y", "rate", 1).undo().present()).isEqualTo("x");
    assertThat(x.edit("y", null, 1).undo().present()).isEqualTo("x");
    assertThat(x.undo().redo().edit("y", "text", 1).undo().present()).isEqualTo("x");
  }

  @Test
  void onlyTheLatestAreKept() {
    var numbers = History.of(0);
    for (int i = 1; i <= 3 * History.LONGEST; i++) {
      numbers = numbers.edit(i, null, 0);
    }
    assertThat(numbers.past()).hasSize(History.LONGEST);
    assertThat(numbers.past().getFirst()).isEqualTo(2 * History.LONGEST);
  }
}
