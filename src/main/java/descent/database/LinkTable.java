package descent.database;

import descent.share.LinkStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The texts of experiments as rows of a table, which several servers share. */
public final class LinkTable implements LinkStore {
  /** How long a count is used for; this server's own texts are added to it. */
  private static final long RECENT = TimeUnit.SECONDS.toNanos(30);

  private final Database database;
  private @Nullable Fill fill;
  private long counted;

  public LinkTable(Database database) {
    this.database = database;
  }

  @Override
  public synchronized Fill fill() throws IOException {
    Fill known = fill;
    if (known == null || System.nanoTime() - counted > RECENT) {
      known = database.ask(LinkTable::count);
      fill = known;
      counted = System.nanoTime();
    }
    return known;
  }

  private static Fill count(Connection connection) throws SQLException {
    String sql = "select count(*), coalesce(sum(octet_length(canonical)), 0) from experiment";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Fill(row.getInt(1), row.getLong(2));
    }
  }

  @Override
  public @Nullable String get(String id) throws IOException {
    return database.<@Nullable String>ask(connection -> get(connection, id));
  }

  private static @Nullable String get(Connection connection, String id) throws SQLException {
    String sql = "select canonical from experiment where id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }

  @Override
  public void put(String id, String text) throws IOException {
    String sql =
        "insert into experiment (id, canonical) values (?, ?)"
            + " on conflict (id) do update set canonical = excluded.canonical";
    int changed =
        change(
            sql,
            statement -> {
              statement.setString(1, id);
              statement.setString(2, text);
            });
    synchronized (this) {
      Fill known = fill;
      if (known != null) {
        fill = new Fill(known.texts() + changed, known.bytes() + text.length());
      }
    }
  }

  @Override
  public void use(String id) throws IOException {
    change(
        "update experiment set used = current_date where id = ? and used < current_date",
        statement -> statement.setString(1, id));
  }

  @Override
  public void forget(Instant unusedSince, int most) throws IOException {
    change(
        "delete from experiment where id in"
            + " (select id from experiment where used < ? and canonical <> '"
            + TAKEN_DOWN
            + "' order by used, kept limit ?)",
        statement -> {
          statement.setDate(1, new Date(unusedSince.toEpochMilli()));
          statement.setInt(2, most);
        });
    synchronized (this) {
      fill = null;
    }
  }

  private interface Values {
    void set(PreparedStatement statement) throws SQLException;
  }

  private int change(String sql, Values values) throws IOException {
    return database.ask(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            values.set(statement);
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public List<String> ids() throws IOException {
    return database.ask(LinkTable::ids);
  }

  private static List<String> ids(Connection connection) throws SQLException {
    var ids = new ArrayList<String>();
    try (PreparedStatement statement = connection.prepareStatement("select id from experiment");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  @Override
  public String toString() {
    return database.toString();
  }
}
