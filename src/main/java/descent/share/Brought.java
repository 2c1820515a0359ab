package descent.share;

/** What a visitor has brought. */
public record Brought(int experiments, long bytes) {
  public static final Brought NOTHING = new Brought(0, 0);

  /** With one experiment more. */
  public Brought plus(long more) {
    return new Brought(experiments + 1, bytes + more);
  }

  /** Whether one visitor may bring so much within a window. */
  public boolean isWithin(Bounds bounds) {
    return experiments <= bounds.perVisitor() && bytes <= bounds.bytesPerVisitor();
  }
}
