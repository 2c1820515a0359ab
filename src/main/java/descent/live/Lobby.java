package descent.live;

/**
 * Visitors for whom there is no room yet, in the order in which they came. A visitor whose page
 * stops asking loses the place.
 */
public interface Lobby {
  /** A visitor who has not asked for so many seconds has gone. */
  int LOST_SECONDS = 15;

  /**
   * Where somebody stands.
   *
   * @param token to ask with the next time
   * @param place from 1; 0 for whoever may come in
   */
  record Place(String token, int place) {}

  /**
   * Somebody asks to come in.
   *
   * @param token of the last answer; empty for whoever has none
   * @param free how many may come in to this server now
   */
  Place ask(String token, int free);

  /** How many wait. */
  int size();
}
