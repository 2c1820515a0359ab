package descent.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.database.Database;
import descent.database.DatabaseAddress;
import descent.database.LinkTable;
import descent.database.Postgres;
import descent.share.NotKeptException.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableStoreTest extends StoreContract {
  private static final String ADDRESS = Postgres.shared().address();
  private static final Database DATABASE = new Database(DatabaseAddress.read(ADDRESS));

  @Override
  LinkStore texts() {
    return new LinkTable(DATABASE);
  }

  @Override
  void age(Id id, int days) {
    Postgres.execute(
        ADDRESS,
        "update experiment set used = current_date - %d where id = '%s'".formatted(days, id));
  }

  @AfterEach
  void clear() {
    Postgres.clear(ADDRESS);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void aSecondServerFindsTheTablesAndWhatIsInThem() {
    Id id = store(ROOMY).put("me", experiment(1));
    try (var other = new Database(DatabaseAddress.read(ADDRESS))) {
      assertThat(new Store(new LinkTable(other), ROOMY).find(id)).contains(experiment(1));
    }
  }

  @Test
  void aDatabaseThatIsAwayIsASentenceUntilItIsBack() throws Exception {
    Store store = store(ROOMY);
    Id id = store.put("me", experiment(1));
    Postgres.shared().kill();
    try {
      assertThat(refusal(store, "me", experiment(2))).isEqualTo(Reason.BROKEN);
      assertThatThrownBy(() -> store.find(id)).hasMessageContaining("cannot look up");
      try (var begun = new Database(DatabaseAddress.read(ADDRESS))) {
        assertThat(refusal(new Store(new LinkTable(begun), ROOMY), "me", experiment(2)))
            .as("of a server that starts without it")
            .isEqualTo(Reason.BROKEN);
      }
    } finally {
      Postgres.shared().start();
    }
    Id again = null;
    for (int tries = 0; again == null; tries++) {
      try {
        again = store.put("me", experiment(2));
      } catch (NotKeptException e) {
        assertThat(tries).as("tries since it is back").isLessThan(300);
        Thread.sleep(100);
      }
    }
    assertThat(store.find(id)).contains(experiment(1));
    assertThat(store.find(again)).contains(experiment(2));
  }
}
