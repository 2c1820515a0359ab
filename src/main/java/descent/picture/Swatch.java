package descent.picture;

/** A sample of a contender's line, as in the browser's {@code swatch.ts}. */
public final class Swatch {
  private Swatch() {}

  /**
   * @param look the contender's number
   */
  public static String svg(int look) {
    return """
    <svg class="first-swatch" width="28" height="12" viewBox="0 0 28 12" aria-hidden="true" style="--run:var(--run-%d)">\
    <path d="M0 6H28" stroke-dasharray="%s"/><path d="%s" transform="translate(14 6) scale(.7)"/></svg>\
    """
        .formatted(look % Looks.COUNT + 1, Looks.dash(look), Looks.marker(look));
  }
}
