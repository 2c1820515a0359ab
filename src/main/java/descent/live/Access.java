package descent.live;

/**
 * How many of what a server holds open visitors may have.
 *
 * @param socketsPerVisitor over which one session trains
 * @param socketsPerAddress of all sessions of one address
 * @param bodyBytes that a request may carry
 */
public record Access(int socketsPerVisitor, int socketsPerAddress, int bodyBytes) {
  public static final Access STANDARD = new Access(8, 1000, 256 * 1024);
}
