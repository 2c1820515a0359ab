package descent.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * A database and its tables, which are made, or brought up to date, when it is first reached. While
 * it is away every question fails within seconds, and most of them at once.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(Database.class.getName());
  private static final int CONNECTIONS = 8;
  private static final long WAIT_MILLISECONDS = 2_000;
  private static final String CONNECT_SECONDS = "2";
  private static final String ANSWER_SECONDS = "5";

  /** How long after a failure others are refused at once instead of waiting too. */
  private static final long REST = TimeUnit.SECONDS.toNanos(1);

  private final DatabaseAddress address;
  private final HikariDataSource connections;
  private volatile boolean ready;
  private volatile boolean away;
  private volatile long failed;

  /** Asks over a connection; what it changes is kept when it returns. */
  interface Query<R extends @Nullable Object> {
    R ask(Connection connection) throws SQLException;
  }

  /** Tries to reach it; where it is away, that is logged, and tried again when it is asked. */
  public Database(DatabaseAddress address) {
    this.address = address;
    var settings = new HikariConfig();
    settings.setPoolName("database");
    settings.setJdbcUrl(address.url());
    settings.setUsername(address.user());
    settings.setPassword(address.password());
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setMinimumIdle(1);
    settings.setConnectionTimeout(WAIT_MILLISECONDS);
    settings.setValidationTimeout(WAIT_MILLISECONDS / 2);
    settings.setInitializationFailTimeout(-1);
    settings.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
    settings.addDataSourceProperty("loginTimeout", CONNECT_SECONDS);
    settings.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
    settings.addDataSourceProperty("ApplicationName", "descent");
    connections = new HikariDataSource(settings);
    try {
      prepare();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "{0}: {1}", address, e.getMessage());
    }
  }

  private synchronized void prepare() throws IOException {
    if (ready) {
      return;
    }
    rest();
    try {
      Flyway.configure()
          .dataSource(connections)
          .locations("classpath:descent/database")
          .load()
          .migrate();
      ready = true;
    } catch (FlywayException e) {
      throw failure(e);
    }
  }

  /**
   * Asks something.
   *
   * @throws IOException if the database is away, or does not answer
   */
  <R extends @Nullable Object> R ask(Query<R> question) throws IOException {
    if (!ready) {
      prepare();
    }
    rest();
    try (Connection connection = connections.getConnection()) {
      R answer = question.ask(connection);
      away = false;
      return answer;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void rest() throws IOException {
    if (away && System.nanoTime() - failed < REST) {
      throw new IOException("the database was away a moment ago");
    }
  }

  private IOException failure(Exception cause) {
    failed = System.nanoTime();
    away = true;
    String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new IOException("the database does not answer: " + first, cause);
  }

  @Override
  public String toString() {
    return address.toString();
  }

  @Override
  public void close() {
    connections.close();
  }
}
