package descent.live;

/**
 * How many of what a server holds open visitors may have.
 *
 * @param socketsPerVisitor over which one session trains
 * @param socketsPerAddress of all sessions of one address
 * @param sessions visitors with open pages; further ones wait
 * @param sessionsPerAddress of these
 * @param pagesPerVisitor open pages of one session
 * @param bodyBytes that a request may carry
 */
public record Access(
    int socketsPerVisitor,
    int socketsPerAddress,
    int sessions,
    int sessionsPerAddress,
    int pagesPerVisitor,
    int bodyBytes) {
  /** An open lab holds some 0.45 MB with its session; a third of the memory is for these. */
  public static Access standard() {
    int sessions = (int) Math.clamp(Runtime.getRuntime().maxMemory() / 3 / 450_000, 50, 20_000);
    return new Access(8, 1000, sessions, sessions / 4 * 3, 10, 256 * 1024);
  }
}
