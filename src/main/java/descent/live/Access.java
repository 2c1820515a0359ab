package descent.live;

import java.util.concurrent.TimeUnit;

/**
 * The limits on what visitors hold open: sockets, sessions, pages, requests and unread answers.
 *
 * @param socketsPerVisitor over which one session trains
 * @param socketsPerAddress of all sessions of one address
 * @param sessions visitors with open pages; further ones wait
 * @param sessionsPerAddress of these
 * @param sessionsWhenBusy with more of them further ones wait while hands that drag have to pause
 * @param pagesPerVisitor open pages of one session
 * @param pagesPerMinute that one address opens, half of them at once; further ones wait
 * @param requestsPerMinute of one address
 * @param refusalsPerMinute of these, after which each connection of the address pauses after
 *     another
 * @param bodyBytes that a request may carry
 * @param bodyNanoseconds that it may take to come
 * @param unreadBytes of answers that nobody has read yet, in all; an address has half of them
 * @param unreadNanoseconds that it may take to read an answer
 * @param messageBytes of what is said over a socket at once
 * @param badMessages after which a socket is closed
 */
public record Access(
    int socketsPerVisitor,
    int socketsPerAddress,
    int sessions,
    int sessionsPerAddress,
    int sessionsWhenBusy,
    int pagesPerVisitor,
    int pagesPerMinute,
    int requestsPerMinute,
    int refusalsPerMinute,
    int bodyBytes,
    long bodyNanoseconds,
    long unreadBytes,
    long unreadNanoseconds,
    int messageBytes,
    int badMessages) {
  /**
   * An open lab holds some 0.45 MB with its session; a third of the memory is for these. From one
   * address a hall of 300 may drag, which opens its pages at once and asks 10 times a second each.
   * A processor keeps up with some 100 who all drag at the same time, or with one or two thousand
   * who mostly read.
   */
  public static Access standard() {
    long memory = Runtime.getRuntime().maxMemory();
    int sessions = (int) Math.clamp(memory / 3 / 450_000, 50, 20_000);
    return new Access(
        8,
        1000,
        sessions,
        sessions / 4 * 3,
        Math.min(sessions, 100 * Runtime.getRuntime().availableProcessors()),
        10,
        800,
        240_000,
        3000,
        256 * 1024,
        TimeUnit.SECONDS.toNanos(30),
        memory / 8,
        TimeUnit.SECONDS.toNanos(60),
        512 * 1024,
        30);
  }
}
