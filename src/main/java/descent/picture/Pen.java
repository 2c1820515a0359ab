package descent.picture;

/**
 * Writes outlines as the text of an SVG path. Places are fractions of the frame, rounded to a grid
 * so fine that no screen shows it; what lies far outside is cut off, since a dashed line to a point
 * far away would cost a million dashes.
 */
final class Pen {
  /** The width and the height of the picture, in units of its drawing. */
  static final int UNITS = 3000;

  private static final double BEYOND = 0.05;

  private final StringBuilder text = new StringBuilder();
  private long x;
  private long y;

  /** A closed ring, x and y in turn, without the corners that hardly bend it. */
  void ring(double[] ring) {
    boolean[] kept = new boolean[ring.length / 2];
    kept[0] = true;
    bends(ring, 0, kept.length, kept);
    boolean first = true;
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        if (first) {
          move(ring[2 * i], ring[2 * i + 1]);
        } else {
          line(ring[2 * i], ring[2 * i + 1]);
        }
        first = false;
      }
    }
    text.append('z');
  }

  /**
   * Keeps what is farthest from the chord between two corners, as long as it is seen (Douglas and
   * Peucker, 1973).
   */
  private static void bends(double[] ring, int from, int to, boolean[] kept) {
    int count = kept.length;
    double x0 = ring[2 * from];
    double y0 = ring[2 * from + 1];
    double dx = ring[2 * (to % count)] - x0;
    double dy = ring[2 * (to % count) + 1] - y0;
    double length = Math.sqrt(dx * dx + dy * dy);
    double farthest = 0.4 / UNITS;
    int at = -1;
    for (int i = from + 1; i < to; i++) {
      double px = ring[2 * i] - x0;
      double py = ring[2 * i + 1] - y0;
      double distance =
          length == 0 ? Math.sqrt(px * px + py * py) : Math.abs(px * dy - py * dx) / length;
      if (distance > farthest) {
        farthest = distance;
        at = i;
      }
    }
    if (at >= 0) {
      kept[at] = true;
      bends(ring, from, at, kept);
      bends(ring, at, to, kept);
    }
  }

  /**
   * The line through some places; what is not finite breaks it.
   *
   * @param passing whether to draw the leaps that begin and end outside the frame, or all others
   */
  void line(double[] xs, double[] ys, int from, int to, boolean passing) {
    boolean down = false;
    for (int i = from; i < to; i++) {
      double[] piece = clipped(xs[i], ys[i], xs[i + 1], ys[i + 1]);
      if (piece.length == 0 || passing != (piece[4] > 0 && piece[5] < 1)) {
        down = false;
        continue;
      }
      if (!down || piece[4] > 0) {
        move(piece[0], piece[1]);
      }
      line(piece[2], piece[3]);
      down = piece[5] == 1;
    }
  }

  /**
   * The part of a segment near the frame (Liang and Barsky, 1984): both its ends, and which
   * fractions of the segment they are; empty where there is none.
   */
  static double[] clipped(double x0, double y0, double x1, double y1) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    if (!Double.isFinite(dx) || !Double.isFinite(dy)) {
      return new double[0];
    }
    double[] outward = {-dx, dx, -dy, dy};
    double[] room = {x0 + BEYOND, 1 + BEYOND - x0, y0 + BEYOND, 1 + BEYOND - y0};
    double begin = 0;
    double end = 1;
    for (int side = 0; side < outward.length; side++) {
      if (outward[side] == 0) {
        if (room[side] < 0) {
          return new double[0];
        }
      } else if (outward[side] < 0) {
        begin = Math.max(begin, room[side] / outward[side]);
      } else {
        end = Math.min(end, room[side] / outward[side]);
      }
    }
    return begin > end
        ? new double[0]
        : new double[] {x0 + begin * dx, y0 + begin * dy, x0 + end * dx, y0 + end * dy, begin, end};
  }

  private void move(double toX, double toY) {
    x = Math.round(toX * UNITS);
    y = Math.round(toY * UNITS);
    text.append('M').append(x);
    number(y);
  }

  private void line(double toX, double toY) {
    long nextX = Math.round(toX * UNITS);
    long nextY = Math.round(toY * UNITS);
    if (nextX == x && nextY == y) {
      return;
    }
    text.append('l').append(nextX - x);
    number(nextY - y);
    x = nextX;
    y = nextY;
  }

  private void number(long value) {
    if (value >= 0) {
      text.append(' ');
    }
    text.append(value);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
