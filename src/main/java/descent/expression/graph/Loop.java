package descent.expression.graph;

import org.jspecify.annotations.Nullable;

/**
 * A range that an index runs through, within the loop around it. Sums over the same range share one
 * loop, so that their bodies can share sub-terms. Compared by identity; {@code Graph} makes equal
 * loops one.
 */
public final class Loop {
  public final @Nullable Loop parent;
  public final int depth;
  public final Node from;
  public final Node to;
  private @Nullable Node index;

  Loop(@Nullable Loop parent, Node from, Node to) {
    this.parent = parent;
    this.depth = depth(parent) + 1;
    this.from = from;
    this.to = to;
  }

  /** The node that is the index. */
  public Node index() {
    if (index == null) {
      throw new IllegalStateException();
    }
    return index;
  }

  public void index(Node node) {
    index = node;
  }

  /** Whether it is known beforehand that there is no pass. */
  boolean isEmpty() {
    return from.isConstant() && to.isConstant() && to.number < from.number;
  }

  /** How many loops there are around what is in this scope; null is outside of all. */
  public static int depth(@Nullable Loop scope) {
    return scope == null ? 0 : scope.depth;
  }

  static @Nullable Loop deeper(@Nullable Loop a, @Nullable Loop b) {
    return depth(a) >= depth(b) ? a : b;
  }

  /** Whether this loop is the scope or around it. */
  boolean encloses(@Nullable Loop scope) {
    Loop inner = scope;
    while (inner != null && inner.depth > depth) {
      inner = inner.parent;
    }
    return inner == this;
  }

  /** The loop at a depth, of those around the scope and itself. */
  public static Loop around(Loop scope, int depth) {
    Loop loop = scope;
    while (loop.depth > depth && loop.parent != null) {
      loop = loop.parent;
    }
    return loop;
  }
}
