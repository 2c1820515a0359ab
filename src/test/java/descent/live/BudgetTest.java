package descent.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.message.LimitException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private final Budget budget = new Budget("LIMIT_ALL_BYTES", 6400);
  private final List<Budget.Share> held = new ArrayList<>();

  private void take(String visitor, String address, long size) {
    held.add(budget.take(new Visitor(visitor, address), size));
  }

  private void isRefused(String visitor, String address, long size) {
    long before = budget.held();
    assertThatThrownBy(() -> take(visitor, address, size)).isInstanceOf(BusyException.class);
    assertThat(budget.held()).isEqualTo(before);
  }

  @Test
  void aVisitorHoldsAQuarterAndAnAddressHalf() {
    take("a", "here", 1600);
    isRefused("a", "here", 200);
    take("b", "here", 1600);
    isRefused("c", "here", 200);
    take("d", "there", 1600);
  }

  @Test
  void oneThingAloneMayBeLarger() {
    take("a", "here", 4800);
    isRefused("b", "there", 200);
  }

  @Test
  void whatNeverFitsIsNotAskedToComeAgain() {
    assertThatThrownBy(() -> take("a", "here", 4801))
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("more memory than the server has")
        .hasMessageContaining("LIMIT_ALL_BYTES");
    assertThat(budget.held()).isZero();
  }

  @Test
  void smallThingsFindRoomBesideLargeOnesUntilThereIsNone() {
    take("a", "here", 4800);
    for (int i = 0; i < 16; i++) {
      take("a", "here", 100);
    }
    isRefused("b", "there", 1);
  }

  @Test
  void whatIsGivenBackCanBeTakenAgainOnce() {
    take("a", "here", 4800);
    held.getFirst().close();
    held.getFirst().close();
    assertThat(budget.held()).isZero();
    take("a", "here", 4800);
    isRefused("b", "there", 4800);
  }
}
