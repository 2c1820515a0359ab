package descent.database;

import descent.classroom.ClassStore;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Classes as rows of a table, which several servers share. */
public final class ClassTable implements ClassStore {
  private final Database database;

  public ClassTable(Database database) {
    this.database = database;
  }

  @Override
  public List<String> codes() throws IOException {
    return database.ask(
        connection -> {
          var codes = new ArrayList<String>();
          try (PreparedStatement statement =
                  connection.prepareStatement("select code from live_class order by code");
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              codes.add(rows.getString(1));
            }
          }
          return codes;
        });
  }

  @Override
  public @Nullable String get(String code) throws IOException {
    return database.<@Nullable String>ask(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("select state from live_class where code = ?")) {
            statement.setString(1, code);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? rows.getString(1) : null;
            }
          }
        });
  }

  @Override
  public boolean put(String code, @Nullable String former, String text) throws IOException {
    String sql =
        former == null
            ? "insert into live_class (state, code) values (?, ?) on conflict do nothing"
            : "update live_class set state = ?, changed = now() where code = ? and state = ?";
    return database.ask(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            statement.setString(2, code);
            if (former != null) {
              statement.setString(3, former);
            }
            return statement.executeUpdate() == 1;
          }
        });
  }

  @Override
  public void remove(String code) throws IOException {
    int unused =
        database.ask(
            connection -> {
              try (PreparedStatement statement =
                  connection.prepareStatement("delete from live_class where code = ?")) {
                statement.setString(1, code);
                return statement.executeUpdate();
              }
            });
  }
}
