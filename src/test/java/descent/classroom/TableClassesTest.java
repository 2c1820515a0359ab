package descent.classroom;

import descent.database.ClassTable;
import descent.database.Database;
import descent.database.DatabaseAddress;
import descent.database.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

class TableClassesTest extends ClassesContract {
  private static final String ADDRESS = Postgres.shared().address();
  private static final Database DATABASE = new Database(DatabaseAddress.read(ADDRESS));

  @Override
  ClassStore store() {
    return new ClassTable(DATABASE);
  }

  @AfterEach
  void clear() {
    Postgres.clear(ADDRESS);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }
}
