package descent.live;

/** Nobody was wrong, but the server has no processor free for this now. */
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BusyException() {
    super("The server is busy with other races; try again in a moment.");
  }
}
