package descent.expression.graph;

import descent.expression.syntax.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value computed once per pass of its scope. Compared by identity; {@link Graph} makes equal
 * nodes one.
 */
public final class Node {
  /** Greater than that of every node it is computed from. */
  public final int id;

  public final Operation operation;
  public final List<Node> operands;

  /** The value of a constant; the first state of a scan. */
  public final double number;

  /** Which variable or parameter, from 0; for a scan 1 if it runs backwards. */
  public final int detail;

  /** Of a selection. */
  private final @Nullable Relation comparison;

  /** The innermost loop in which it changes; null outside of all. */
  public final @Nullable Loop scope;

  /** The loop of a sum, product, scan or index. */
  public final @Nullable Loop loop;

  /** Whether it depends on variables. */
  final boolean active;

  /**
   * Whether it is 0 where a branch was not taken, so that an infinite derivative must not touch it.
   */
  final boolean masked;

  Node(
      int id,
      Operation operation,
      List<Node> operands,
      double number,
      int detail,
      @Nullable Relation comparison,
      @Nullable Loop scope,
      @Nullable Loop loop,
      boolean active,
      boolean masked) {
    this.id = id;
    this.operation = operation;
    this.operands = operands;
    this.number = number;
    this.detail = detail;
    this.comparison = comparison;
    this.scope = scope;
    this.loop = loop;
    this.active = active;
    this.masked = masked;
  }

  public Node operand(int i) {
    return operands.get(i);
  }

  public Node first() {
    return operands.getFirst();
  }

  public Relation comparison() {
    if (comparison == null) {
      throw new IllegalStateException();
    }
    return comparison;
  }

  public Loop ownLoop() {
    if (loop == null) {
      throw new IllegalStateException();
    }
    return loop;
  }

  public boolean isConstant() {
    return operation == Operation.CONSTANT;
  }

  boolean is(double value) {
    return isConstant() && number == value;
  }

  /** A derivative that need not be carried further. */
  public boolean isZero() {
    return is(0);
  }

  @Override
  public String toString() {
    return operation + "#" + id;
  }
}
