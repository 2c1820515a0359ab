package descent;

import descent.cluster.MemberAddress;
import descent.database.DatabaseAddress;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The settings of a server's operator, variables of the environment; {@code docs/operating.md} has
 * a table of them. All are read here, and one that makes no sense is refused with a sentence.
 */
final class Settings {
  private static final String LIMIT = "LIMIT_";
  private static final String LOOPBACK = "127.0.0.0/8,::1/128";
  private static final Pattern ADDRESS =
      Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F]*:[0-9a-fA-F.:]*");
  private static final Pattern ORIGIN =
      Pattern.compile("'self'|\\*|https?://(\\*\\.)?[A-Za-z0-9.-]+(:\\d{1,5})?");
  private static final double NANOSECONDS = 1e9;

  private final Map<String, String> environment;
  private final Set<String> limits = new HashSet<>();

  /** The properties for Spring. */
  private final Map<String, Object> properties = new HashMap<>();

  /** A setting that makes no sense. */
  static final class WrongException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private WrongException(String name, String value, String expected) {
      super("%s is \"%s\", but has to be %s.".formatted(name, value, expected));
    }
  }

  /**
   * @throws WrongException if one of them makes no sense
   */
  Settings(Map<String, String> environment) {
    this.environment = environment;
    port("PORT", 0);
    folder("EXPERIMENTS");
    folder("CLASSES");
    database();
    cluster();
    publicUrl();
    trustedProxies();
    frameAncestors();
    properties.put("server.tomcat.max-connections", limit(LIMIT + "CONNECTIONS", connections()));
    // Spring's error page gets an address that nobody can guess.
    properties.put("spring.web.error.path", "/" + UUID.randomUUID());
    logs();
    port("MANAGEMENT_PORT", 1);
    if (has("MANAGEMENT_PORT")) {
      properties.put("management.server.port", value("MANAGEMENT_PORT"));
      properties.put("management.endpoint.health.probes.enabled", true);
      properties.put("descent.drain-seconds", 5);
      // Whoever reaches this port may see details. A missing store or a long queue means degraded,
      // not down.
      properties.put("management.endpoint.health.show-details", "always");
      properties.put("management.endpoint.health.status.order", "down,out-of-service,degraded,up");
      properties.put(
          "management.endpoint.health.group.readiness.include", "readinessState,links,load");
      properties.put("management.endpoint.health.group.readiness.show-details", "always");
      properties.put("management.endpoints.web.exposure.include", "health,prometheus");
    }
    properties.put(
        "spring.autoconfigure.exclude", String.join(",", Spared.parts(has("MANAGEMENT_PORT"))));
  }

  /** Whether the server has the parts that it has where nothing is set. */
  boolean choosesNoParts() {
    return !has("CLUSTER") && !has("DATABASE_URL") && !has("MANAGEMENT_PORT");
  }

  /** Properties for Spring that follow from the settings. */
  Map<String, Object> properties() {
    return properties;
  }

  /**
   * Limits of one kind, each component by its name, as {@code LIMIT_TRAINING_ALL_BYTES} for {@code
   * allBytes}. Times are set in seconds.
   *
   * @param kind begins the names; may be empty
   * @param standard what holds where nothing is set
   * @throws WrongException if one of them is no positive number, or too large for its type
   */
  <R extends Record> R limits(String kind, R standard) {
    RecordComponent[] components = standard.getClass().getRecordComponents();
    var values = new Object[components.length];
    var types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        var accessor = components[i].getAccessor();
        values[i] = limit(name(kind, components[i].getName()), accessor.invoke(standard));
      }
      @SuppressWarnings("unchecked")
      R set = (R) standard.getClass().getDeclaredConstructor(types).newInstance(values);
      return set;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("limits are public records of numbers", e);
    }
  }

  /**
   * Refuses limits that {@link #limits} has not read: most likely they are misspelt.
   *
   * @throws WrongException if there is one
   */
  void refuseUnknownLimits() {
    for (String name : environment.keySet()) {
      if (name.startsWith(LIMIT) && !limits.contains(name)) {
        throw new WrongException(
            name, value(name), "one of " + String.join(", ", new TreeSet<>(limits)));
      }
    }
  }

  /** As many connections as fill a quarter of the heap: an open one holds some 64 kB. */
  private static int connections() {
    return (int) Math.clamp(Runtime.getRuntime().maxMemory() / 4 / 64_000, 200, 8192);
  }

  private static String name(String kind, String component) {
    String words =
        switch (component) {
          case "window" -> "windowSeconds";
          case "nanoseconds" -> "seconds";
          default -> component.replace("Nanoseconds", "Seconds");
        };
    return LIMIT + kind + words.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  private Object limit(String name, Object standard) {
    limits.add(name);
    if (!has(name)) {
      return standard;
    }
    double most =
        switch (standard) {
          case Integer of -> Integer.MAX_VALUE;
          case Long of -> name.endsWith("SECONDS") ? Long.MAX_VALUE / NANOSECONDS : 1L << 53;
          default -> Double.MAX_VALUE;
        };
    double typed;
    try {
      typed = Double.parseDouble(value(name));
    } catch (NumberFormatException e) {
      typed = Double.NaN;
    }
    boolean whole = !(standard instanceof Double) && !name.endsWith("SECONDS");
    if (!(typed > 0 && typed <= most) || (whole && typed != Math.rint(typed))) {
      throw new WrongException(
          name,
          value(name),
          "a %snumber from %s to %s"
              .formatted(whole ? "whole " : "", whole ? "1" : "above 0", number(most)));
    }
    return switch (standard) {
      case Integer of -> (int) typed;
      case Long of ->
          name.endsWith("SECONDS") ? Math.max(1, (long) (typed * NANOSECONDS)) : (long) typed;
      default -> typed;
    };
  }

  private static String number(double most) {
    return most < 1L << 53 ? Long.toString((long) most) : Double.toString(most);
  }

  private boolean has(String name) {
    return !value(name).isEmpty();
  }

  /** Empty is as good as not set, since compose files cannot leave a variable out. */
  private String value(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  private void port(String name, int least) {
    String typed = value(name);
    if (has(name)
        && (!typed.matches("\\d{1,5}")
            || Integer.parseInt(typed) < least
            || Integer.parseInt(typed) > 65_535)) {
      throw new WrongException(name, typed, "a port from " + least + " to 65535");
    }
  }

  private void logs() {
    oneOf("ACCESS_LOG", "descent.access-log", "true", "false");
    oneOf("LOG_FORMAT", "logging.structured.format.console", "ecs", "gelf", "logstash");
  }

  private void oneOf(String name, String property, String... possible) {
    if (!has(name)) {
      return;
    }
    if (!List.of(possible).contains(value(name))) {
      throw new WrongException(name, value(name), "one of " + String.join(", ", possible));
    }
    properties.put(property, value(name));
  }

  private void folder(String name) {
    if (has(name)
        && Files.exists(Path.of(value(name)))
        && !Files.isDirectory(Path.of(value(name)))) {
      throw new WrongException(name, value(name), "a folder");
    }
  }

  private void cluster() {
    String typed = value("CLUSTER");
    if (typed.isEmpty()) {
      return;
    }
    try {
      if (MemberAddress.readAll(typed).stream().noneMatch(MemberAddress::isHere)) {
        throw new WrongException(
            "CLUSTER", typed, "a list in which one address at least is this machine's own");
      }
      properties.put("descent.cluster", typed);
    } catch (IllegalArgumentException e) {
      throw new WrongException("CLUSTER", typed, MemberAddress.FORM);
    }
  }

  private void database() {
    String typed = value("DATABASE_URL");
    if (typed.isEmpty()) {
      return;
    }
    try {
      var unused = DatabaseAddress.read(typed);
      properties.put("descent.database", typed);
    } catch (IllegalArgumentException e) {
      // A password is not for logs.
      throw new WrongException("DATABASE_URL", "…", DatabaseAddress.FORM);
    }
  }

  private void publicUrl() {
    String typed = value("PUBLIC_URL");
    if (typed.isEmpty()) {
      return;
    }
    try {
      URI url = URI.create(typed);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (web
          && url.getHost() != null
          && url.getQuery() == null
          && url.getFragment() == null
          && url.getUserInfo() == null) {
        properties.put("descent.public-url", typed.replaceAll("/+$", ""));
        return;
      }
    } catch (IllegalArgumentException e) {
      // Reported below.
    }
    throw new WrongException("PUBLIC_URL", typed, "an address as https://descent.example.org");
  }

  private void trustedProxies() {
    String typed = value("TRUSTED_PROXIES");
    List<String> proxies = new ArrayList<>();
    for (String each : (typed.isEmpty() ? LOOPBACK : typed).split("[,\\s]+")) {
      if (!isBlock(each)) {
        throw new WrongException(
            "TRUSTED_PROXIES",
            typed,
            "addresses or blocks of them with commas between, as 10.0.0.7, 192.168.1.0/24");
      }
      proxies.add(each);
    }
    properties.put("server.tomcat.remoteip.internal-proxies", String.join(",", proxies));
  }

  /** An address, or a block of addresses as CIDR writes it (RFC 4632). */
  private static boolean isBlock(String typed) {
    String[] parts = typed.split("/", -1);
    if (parts.length > 2 || !ADDRESS.matcher(parts[0]).matches()) {
      return false;
    }
    try {
      int bits = InetAddress.ofLiteral(parts[0]).getAddress().length * Byte.SIZE;
      return parts.length == 1
          || (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= bits);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void frameAncestors() {
    String typed = value("FRAME_ANCESTORS");
    for (String each : typed.isEmpty() ? new String[0] : typed.split("\\s+")) {
      if (!ORIGIN.matcher(each).matches() && !typed.equals("'none'")) {
        throw new WrongException(
            "FRAME_ANCESTORS",
            typed,
            "origins with spaces between, as https://school.example.org, or 'self' or 'none'");
      }
    }
    if (!typed.isEmpty()) {
      properties.put("descent.frame-ancestors", typed.replaceAll("\\s+", " "));
    }
  }
}
