package descent.inspection;

import descent.message.Message;
import descent.objective.Curvature;
import descent.objective.Objective;
import descent.run.Update;

/**
 * What second derivatives say of the surroundings of a point.
 *
 * @param curvature value, exact gradient, Hessian and eigenvalues there
 * @param message the kind of point, in words
 */
public record Surroundings(Curvature curvature, Message message) {
  /** An eigenvalue up to this fraction of the largest counts as zero. */
  private static final double SINGULAR = 1e-10;

  static Surroundings of(Objective objective, Update update) {
    Curvature curvature = Curvature.at(objective, update.point());
    return new Surroundings(curvature, words(curvature));
  }

  private static Message words(Curvature curvature) {
    int n = curvature.gradient().length;
    int up = 0;
    int down = 0;
    for (double eigenvalue : curvature.eigenvalues()) {
      if (Math.abs(eigenvalue) > SINGULAR * curvature.largest()) {
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
          "A slope, no critical point. The Hessian is positive definite: the model is a bowl, and"
              + " Newton''s step goes down to its lowest point.");
    }
    if (down == n) {
      return Message.of(
          "inspection.concave",
          "A slope, no critical point. The Hessian is negative definite: the model is a dome, and"
              + " Newton''s step would go uphill to its top.");
    }
    if (up > 0 && down > 0) {
      return Message.of(
          "inspection.indefinite",
          "A slope, no critical point. The Hessian is indefinite: the model is a saddle, and along"
              + " {0} of {1} directions, those of negative curvature, Newton''s step would go"
              + " uphill.",
          down,
          n);
    }
    return Message.of(
        "inspection.singular",
        "A slope, no critical point. The Hessian is singular: along some direction the model is"
            + " straight, and Newton''s step may have no end.");
  }
}
