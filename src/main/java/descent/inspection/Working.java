package descent.inspection;

import descent.optimizer.MatrixStep;
import descent.optimizer.Optimizer;
import descent.run.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule in numbers.
 *
 * @param latex the layout for KaTeX; hole k is {@code \htmlData{hole=k}{0}}
 * @param text the same as text; hole k is {@code #k}
 * @param closed of each hole, whether a negative number needs parentheses there
 * @param numbers what fills the holes, for each component; one row if all stand together
 */
public record Working(String latex, String text, List<Boolean> closed, double[][] numbers) {
  /** More do not fit beside each other. */
  private static final int MOST_VARIABLES = 2;

  /** A rule of matrices in numbers; null where they are too large to be written out. */
  static @Nullable Working ofMatrices(
      Optimizer optimizer, Update update, @Nullable Surroundings surroundings) {
    int n = update.point().length;
    if (n > MOST_VARIABLES || surroundings == null) {
      return null;
    }
    var board = new Board();
    switch (optimizer.matrixStep()) {
      case null -> {
        return null;
      }
      case MatrixStep.InverseHessian inverse -> {
        double[][] hessian = surroundings.curvature().hessian();
        double added = inverse.added(surroundings.curvature().eigenvalues());
        board.begin(update.point()).minus(update.rate());
        board.matrix(i -> hessian[i / n][i % n] + (i / n == i % n ? added : 0), n);
        board.write("^{-1}", "^-1").beside(n).vector(update.seen());
      }
      case MatrixStep.Direction(String name) -> {
        double[] direction = update.after().state().get(name);
        board.begin(update.point()).plus(length(update)).vector(direction);
      }
      case MatrixStep.Product(String name) -> {
        double[] matrix = Objects.requireNonNull(update.after().state().get(name));
        board.begin(update.point()).minus(length(update));
        board.matrix(i -> matrix[i], n).beside(n).vector(update.seen());
      }
    }
    return board.end(update.next());
  }

  private static double length(Update update) {
    return update.after().tookRate() ? update.rate() : Search.length(update);
  }

  private interface Entries {
    double at(int index);
  }

  /** Layout and numbers as they are written. */
  private static final class Board {
    private final StringBuilder latex = new StringBuilder("\\begin{aligned}w &= ");
    private final StringBuilder text = new StringBuilder("w = ");
    private final List<Boolean> closed = new ArrayList<>();
    private final List<Double> numbers = new ArrayList<>();

    Board write(String latex, String text) {
      this.latex.append(latex);
      this.text.append(text);
      return this;
    }

    Board begin(double[] point) {
      return vector(point);
    }

    Board minus(double number) {
      return write(" - ", " - ").number(number, true).write(" \\cdot ", "*");
    }

    Board plus(double number) {
      return write(" + ", " + ").number(number, true).write(" \\cdot ", "*");
    }

    /** Numbers of one variable are multiplied by a dot, matrices by standing beside each other. */
    Board beside(int n) {
      return n == 1 ? write(" \\cdot ", "*") : this;
    }

    Board number(double number, boolean inside) {
      int hole = numbers.size();
      numbers.add(number);
      closed.add(inside);
      return write(String.format(Locale.ROOT, "\\htmlData{hole=%d}{0}", hole), "#" + hole);
    }

    Board vector(double @Nullable [] numbers) {
      double[] known = numbers == null ? new double[0] : numbers;
      return matrix(i -> known[i], known.length, 1);
    }

    Board matrix(Entries entries, int n) {
      return matrix(entries, n, n);
    }

    private Board matrix(Entries entries, int rows, int columns) {
      boolean single = rows == 1 && columns == 1;
      write(single ? "" : "\\begin{pmatrix}", single ? "" : "(");
      for (int i = 0; i < rows * columns; i++) {
        if (i > 0) {
          boolean row = i % columns == 0;
          write(row ? " \\\\ " : " & ", row ? "; " : ", ");
        }
        number(entries.at(i), single);
      }
      return write(single ? "" : "\\end{pmatrix}", single ? "" : ")");
    }

    Working end(double[] result) {
      write(" \\\\ &= \\htmlData{result=1}{", " = ").vector(result);
      if (result.length == 1) {
        closed.set(closed.size() - 1, false);
      }
      return new Working(
          latex.append("}\\end{aligned}").toString(),
          text.toString(),
          List.copyOf(closed),
          new double[][] {numbers.stream().mapToDouble(x -> x).toArray()});
    }
  }
}
