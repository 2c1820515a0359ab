package descent.inspection;

import descent.message.Message;
import descent.objective.Curvature;
import descent.objective.Objective;
import descent.run.Update;

/**
 * The curvature of the loss around a point, from its second derivatives.
 *
 * @param curvature value, exact gradient, Hessian and eigenvalues there
 * @param message the kind of point, in words
 */
public record Surroundings(Curvature curvature, Message message) {
  static Surroundings of(Objective objective, Update update) {
    Curvature curvature = Curvature.at(objective, update.point());
    return new Surroundings(curvature, words(curvature));
  }

  private static Message words(Curvature curvature) {
    int n = curvature.gradient().length;
    int up = 0;
    int down = 0;
    for (double eigenvalue : curvature.eigenvalues()) {
      if (Math.abs(eigenvalue) > Curvature.SINGULAR * curvature.largest()) {
        up += eigenvalue > 0 ? 1 : 0;
        down += eigenvalue < 0 ? 1 : 0;
      }
    }
    if (curvature.eigenvalues().length == 0) {
      return Message.of(
          "inspection.infinite",
          "The second derivatives are not finite here, so there is no model.");
    }
    Curvature.Kind kind = curvature.kind();
    if (kind != null) {
      return switch (kind) {
        case MINIMUM ->
            Message.of(
                "inspection.minimum",
                "A minimum: the gradient is zero, and the loss bends up in every direction.");
        case MAXIMUM ->
            Message.of(
                "inspection.maximum",
                "A maximum: the gradient is zero, and the loss bends down in every direction.");
        case SADDLE ->
            Message.of(
                "inspection.saddle",
                "A saddle: the gradient is zero, and of {0} directions the loss bends up along {1}"
                    + " and down along {2}.",
                n,
                up,
                down);
        case DEGENERATE ->
            Message.of(
                "inspection.degenerate",
                "A degenerate critical point: the gradient is zero, and along some direction the"
                    + " curvature is too.");
      };
    }
    return slope(n, up, down);
  }

  private static Message slope(int n, int up, int down) {
    if (up == n) {
      return Message.of(
          "inspection.convex",
          "Not a critical point. The Hessian is positive definite: the quadratic model has a"
              + " minimum, and Newton''s step leads to it.");
    }
    if (down == n) {
      return Message.of(
          "inspection.concave",
          "Not a critical point. The Hessian is negative definite: the quadratic model has a"
              + " maximum, and Newton''s step would lead uphill to it.");
    }
    if (up > 0 && down > 0) {
      return Message.of(
          "inspection.indefinite",
          "Not a critical point. The Hessian is indefinite: the quadratic model is a saddle, and"
              + " along {0} of {1} directions, those of negative curvature, Newton''s step would"
              + " lead uphill.",
          down,
          n);
    }
    return Message.of(
        "inspection.singular",
        "Not a critical point. The Hessian is singular: along some direction the quadratic model"
            + " has no curvature, and Newton''s step may be unbounded.");
  }
}
