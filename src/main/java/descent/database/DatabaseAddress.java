package descent.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The address of a database, with the user that connects to it.
 *
 * @param url as JDBC writes it
 * @param user null where the address itself, or the system, says who
 * @param password null as {@code user}
 */
public record DatabaseAddress(String url, @Nullable String user, @Nullable String password) {
  private static final String JDBC = "jdbc:";

  /** What {@link #read} takes, for people. */
  public static final String FORM = "an address as postgresql://user:password@host:5432/name";

  /**
   * Reads an address as PostgreSQL's own programs write it, or as JDBC does.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static DatabaseAddress read(String typed) {
    if (typed.startsWith(JDBC + "postgresql://")) {
      return new DatabaseAddress(typed, null, null);
    }
    URI address = URI.create(typed);
    boolean known =
        "postgresql".equals(address.getScheme()) || "postgres".equals(address.getScheme());
    String path = address.getRawPath();
    if (!known || address.getHost() == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException(FORM);
    }
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String url = JDBC + "postgresql://" + address.getHost() + port + path + query;
    String who = address.getRawUserInfo();
    if (who == null) {
      return new DatabaseAddress(url, null, null);
    }
    String[] parts = who.split(":", 2);
    return new DatabaseAddress(url, decoded(parts[0]), parts.length < 2 ? null : decoded(parts[1]));
  }

  /** A plus stands for itself before the path. */
  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return url.replaceAll("\\?.*", "");
  }
}
