package descent.picture;

import java.util.List;

/**
 * How runs look, by their number: a dash and a marker, as in the browser's {@code palette.ts}; the
 * colours are those of the page's {@code tokens.css}. A test holds them together.
 */
final class Looks {
  /** So many looks are different; the next is the first again. */
  static final int COUNT = 16;

  private static final List<String> DASHES =
      List.of(
          "",
          "7 4",
          "2 3",
          "10 3 2 3",
          "14 4",
          "5 2 2 2 2 2",
          "4 4",
          "1 4",
          "18 3 2 3",
          "6 2",
          "2 6",
          "10 2 2 2 2 2",
          "8 8",
          "3 2 8 2",
          "14 3 5 3",
          "1 2");

  /** Outlines around the origin, of radius 5. */
  private static final List<String> MARKERS =
      List.of(
          "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z",
          "M4.24 4.24L-4.24 4.24L-4.24 -4.24L4.24 -4.24Z",
          "M0 -6.75L5.85 3.37L-5.85 3.38Z",
          "M6.5 0L0 6.5L-6.5 0L0 -6.5Z",
          "M0 6.75L-5.85 -3.37L5.85 -3.38Z",
          "M2.07 -2.07L5.75 -2.07L5.75 2.07L2.07 2.07L2.07 5.75L-2.07 5.75L-2.07 2.07L-5.75"
              + " 2.07L-5.75 -2.07L-2.07 -2.07L-2.07 -5.75L2.07 -5.75Z",
          "M2.93 0L5.53 2.6L2.6 5.53L0 2.93L-2.6 5.53L-5.53 2.6L-2.93 0L-5.53 -2.6L-2.6 -5.53L0"
              + " -2.93L2.6 -5.53L5.53 -2.6Z",
          "M0 -5.75L5.47 -1.78L3.38 4.65L-3.38 4.65L-5.47 -1.78Z",
          "M0 -7L1.76 -2.43L6.66 -2.16L2.85 0.93L4.11 5.66L0 3L-4.11 5.66L-2.85 0.93L-6.66"
              + " -2.16L-1.76 -2.43Z",
          "M-6.5 -2.5L6.5 -2.5L6.5 2.5L-6.5 2.5Z",
          "M-2.5 -6.5L2.5 -6.5L2.5 6.5L-2.5 6.5Z",
          "M-6.75 0L3.37 -5.85L3.38 5.85Z",
          "M6.75 0L-3.37 5.85L-3.38 -5.85Z",
          "M-5 -5.5L5 -5.5L-5 5.5L5 5.5Z",
          "M-6 3A6 6 0 0 1 6 3Z",
          "M5.5 0L2.75 4.76L-2.75 4.76L-5.5 0L-2.75 -4.76L2.75 -4.76Z");

  /** The lines' colours on a light page. */
  private static final List<Integer> COLOURS =
      List.of(
          0xd55e00, 0x0072b2, 0x009e73, 0xb14d8a, 0x8a6d00, 0x2a87b8, 0x6a51a3, 0x4d4d4d, 0xa6192e,
          0x14506b, 0x4b7a00, 0xd02a8e, 0x5b3a1e, 0x007c88, 0x2f2a8c, 0x737b82);

  private Looks() {}

  /** Lengths of strokes and gaps in pixels, apart by spaces; empty for a whole line. */
  static String dash(int look) {
    return DASHES.get(look % COUNT);
  }

  static String marker(int look) {
    return MARKERS.get(look % COUNT);
  }

  /** As 0xrrggbb. */
  static int colour(int look) {
    return COLOURS.get(look % COUNT);
  }
}
