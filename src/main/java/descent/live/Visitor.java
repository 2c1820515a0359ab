package descent.live;

import java.net.InetAddress;
import java.util.List;

/**
 * The visitor that a request comes from.
 *
 * @param name the same for all that one visitor asks: of a session, or the address
 * @param address from where; sessions cost nothing, addresses do
 */
public record Visitor(String name, String address) {
  private static final int NETWORK = 4;

  public Visitor {
    address = network(address);
  }

  /** An address of IPv6 is one of many that a household has; its network counts (RFC 6177). */
  public static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      String[] groups = InetAddress.ofLiteral(address).getHostAddress().split("[:%]");
      return groups.length < NETWORK
          ? address
          : String.join(":", List.of(groups).subList(0, NETWORK)) + "::/64";
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  /** A visitor with an address of its own. */
  public static Visitor alone(String name) {
    return new Visitor(name, name);
  }
}
