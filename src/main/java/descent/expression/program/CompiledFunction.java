package descent.expression.program;

/** The base of the generated classes. */
abstract class CompiledFunction implements DifferentiableFunction {
  private final int dimension;
  private final double cost;

  CompiledFunction(int dimension, double cost) {
    this.dimension = dimension;
    this.cost = cost;
  }

  @Override
  public final int dimension() {
    return dimension;
  }

  @Override
  public final double cost() {
    return cost;
  }
}
