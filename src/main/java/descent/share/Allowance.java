package descent.share;

/** Counts what each visitor brought within a window of time. */
public interface Allowance {
  /** Whether a visitor may bring so many bytes more. */
  boolean allows(String visitor, long bytes);

  /** A visitor has brought another experiment. */
  void note(String visitor, long bytes);
}
