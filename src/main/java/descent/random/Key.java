package descent.random;

/**
 * Where a random number comes from: not a stream that is used up, but a key that says which number
 * is meant. The same key gives the same numbers on every machine, so any step of a run can be
 * computed on its own.
 *
 * <p>A key is a state of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", 2014), and the number at an index is that generator's output after index + 1 steps.
 */
public record Key(long state) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Multiples of {@link #GOLDEN} from 1 on: with them a loop over indices is one of vectors. */
  private static final long[] MULTIPLES = new long[256];

  static {
    for (int i = 0; i < MULTIPLES.length; i++) {
      MULTIPLES[i] = (i + 1) * GOLDEN;
    }
  }

  /** An odd factor, so that the parts of a key cannot change places. */
  private static final long ORDER = 0xDA942042E4DD58B5L;

  /** The key of an experiment's seed. */
  public static Key of(long seed) {
    return new Key(mix(seed + GOLDEN));
  }

  /** The key of one purpose of what this key stands for. */
  public Key with(Purpose purpose) {
    return with(purpose.number());
  }

  /** The key of one part of what this key stands for: a step, a row, a layer. */
  public Key with(long part) {
    return new Key(mix(state * ORDER + mix(part + GOLDEN)));
  }

  /** Number {@code index} of the uniform numbers in [0, 1), a multiple of 2^-53. */
  public double uniform(long index) {
    return (mix(state + (index + 1) * GOLDEN) >>> 11) * 0x1p-53;
  }

  /**
   * Writes 1 where {@link #uniform} of an index is below a probability, else 0, for all indices
   * from 0.
   */
  public void below(double probability, double[] marks) {
    // In units of 2^-53 uniform numbers are whole.
    long threshold = (long) Math.ceil(probability * 0x1p53);
    for (int from = 0; from < marks.length; from += MULTIPLES.length) {
      long begin = state + from * GOLDEN;
      int count = Math.min(MULTIPLES.length, marks.length - from);
      for (int i = 0; i < count; i++) {
        // The sign of the difference: no branch, which chance would take.
        marks[from + i] = (mix(begin + MULTIPLES[i]) >>> 11) - threshold >>> 63;
      }
    }
  }

  /** Number {@code index} of the standard normal numbers (Box and Muller, 1958). */
  public double normal(long index) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform(2 * index)));
    return radius * StrictMath.cos(2 * Math.PI * uniform(2 * index + 1));
  }

  /** A bijection of the 64-bit words in which every input bit moves every output bit. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
