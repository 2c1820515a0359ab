package descent.dropout;

import descent.network.Propagation.Masking;
import descent.network.Shape;
import descent.random.Key;
import java.util.HashSet;
import java.util.Set;

/** How many different masks rows have met in training, of the two to the power of the units. */
public final class MasksSeen {
  private static final Key FOLDING = Key.of(0);

  private final Shape shape;
  private final double[][] masks;

  /** A mask of at most 64 units is itself; longer ones are told apart by 64 bits of a hash. */
  private final Set<Long> seen = new HashSet<>();

  private long draws;

  public MasksSeen(Shape shape) {
    this.shape = shape;
    masks = new double[shape.hidden().size()][];
    for (int layer = 0; layer < masks.length; layer++) {
      masks[layer] = new double[shape.units(layer)];
    }
  }

  /** Looks at the masks of one update. */
  public void add(Masking masking, int[] rows) {
    for (int row : rows) {
      seen.add(word(masking, row));
      draws++;
    }
  }

  private long word(Masking masking, int row) {
    long word = 0;
    int bit = 0;
    Key folded = FOLDING;
    boolean isLong = false;
    for (int layer = 0; layer < masks.length; layer++) {
      double keep = shape.hidden().get(layer).keepProbability();
      if (keep == 1) {
        continue;
      }
      masking.masks().draw(masking.step(), row, layer, keep, masks[layer]);
      for (double kept : masks[layer]) {
        if (bit == Long.SIZE) {
          folded = folded.with(word);
          word = 0;
          bit = 0;
          isLong = true;
        }
        word = word << 1 | (long) kept;
        bit++;
      }
    }
    return isLong ? folded.with(word).state() : word;
  }

  /** How many different ones there were. */
  public int distinct() {
    return seen.size();
  }

  /** How many there were, equal ones counted each time. */
  public long draws() {
    return draws;
  }
}
