package descent.share;

/** Counts what each visitor brought within a window of time. */
public interface Allowance {
  /** Whether a visitor may bring so many bytes more. */
  boolean allows(String visitor, long bytes);

  /** Nanoseconds until what a visitor has brought counts no more; 0 where nothing counts. */
  long renewal(String visitor);

  /** A visitor has brought another experiment. */
  void note(String visitor, long bytes);
}
