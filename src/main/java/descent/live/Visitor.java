package descent.live;

/**
 * Who asks.
 *
 * @param name the same for all that one visitor asks: of a session, or the address
 * @param address from where; sessions cost nothing, addresses do
 */
public record Visitor(String name, String address) {
  /** Somebody who shares an address with nobody. */
  public static Visitor alone(String name) {
    return new Visitor(name, name);
  }
}
