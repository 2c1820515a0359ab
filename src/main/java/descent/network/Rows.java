package descent.network;

/**
 * Products of matrices whose rows are arrays of their own. The innermost loops run along rows that
 * share one index, which lets the compiler use vector instructions; four rows and four terms are
 * taken at a time, so that a number is read once for many products. Every element is one chain of
 * {@link Math#fma} in ascending order, so that its bits depend neither on the blocks nor on what
 * other rows there are.
 */
final class Rows {
  /** So many rows of a factor stay in the cache while they are added to all rows of a product. */
  private static final int TERMS = 128;

  /** So many rows of a transposed matrix stay in the cache while all their columns are written. */
  private static final int COLUMNS = 64;

  private Rows() {}

  /**
   * A matrix of zeros. Its rows are a little longer than asked for: with a header of 16 bytes each
   * takes whole lines of the cache, of 64 bytes, so that rows that were allocated together begin at
   * the same place of a line and one loop reads all of them aligned.
   */
  static double[][] matrix(int rows, int columns) {
    return new double[rows][columns < DenseLayer.FEW ? columns : (columns + 9) / 8 * 8 - 2];
  }

  /**
   * Adds a product: {@code c[i][j] += a[i][0]*b[0][j] + a[i][1]*b[1][j] + …}.
   *
   * @param c m x n
   * @param a m x k
   * @param b k x n
   */
  static void addProduct(double[][] c, double[][] a, double[][] b, int m, int k, int n) {
    for (int from = 0; from < k; from += TERMS) {
      addProduct(c, a, b, m, from, Math.min(k, from + TERMS), n);
    }
  }

  private static void addProduct(
      double[][] c, double[][] a, double[][] b, int m, int from, int to, int n) {
    int i = 0;
    for (; i + 3 < m; i += 4) {
      double[] p = a[i];
      double[] q = a[i + 1];
      double[] r = a[i + 2];
      double[] s = a[i + 3];
      int t = from;
      for (; t + 3 < to; t += 4) {
        add4(
            c[i], c[i + 1], c[i + 2], c[i + 3], b[t], b[t + 1], b[t + 2], b[t + 3], n, p[t],
            p[t + 1], p[t + 2], p[t + 3], q[t], q[t + 1], q[t + 2], q[t + 3], r[t], r[t + 1],
            r[t + 2], r[t + 3], s[t], s[t + 1], s[t + 2], s[t + 3]);
      }
      for (; t < to; t++) {
        add(c[i], b[t], n, p[t]);
        add(c[i + 1], b[t], n, q[t]);
        add(c[i + 2], b[t], n, r[t]);
        add(c[i + 3], b[t], n, s[t]);
      }
    }
    for (; i + 1 < m; i += 2) {
      double[] p = a[i];
      double[] q = a[i + 1];
      int t = from;
      for (; t + 3 < to; t += 4) {
        add(
            c[i], c[i + 1], b[t], b[t + 1], b[t + 2], b[t + 3], n, p[t], p[t + 1], p[t + 2],
            p[t + 3], q[t], q[t + 1], q[t + 2], q[t + 3]);
      }
      for (; t < to; t++) {
        add(c[i], b[t], n, p[t]);
        add(c[i + 1], b[t], n, q[t]);
      }
    }
    if (i < m) {
      for (int t = from; t < to; t++) {
        add(c[i], b[t], n, a[i][t]);
      }
    }
  }

  /**
   * Adds a product with the first matrix transposed: {@code c[i][j] += a[0][i]*b[0][j] + …}.
   *
   * @param c m x n
   * @param a k x m
   * @param b k x n
   */
  static void addTransposedProduct(double[][] c, double[][] a, double[][] b, int m, int k, int n) {
    int i = 0;
    for (; i + 3 < m; i += 4) {
      int t = 0;
      for (; t + 3 < k; t += 4) {
        double[] p = a[t];
        double[] q = a[t + 1];
        double[] r = a[t + 2];
        double[] s = a[t + 3];
        add4(
            c[i], c[i + 1], c[i + 2], c[i + 3], b[t], b[t + 1], b[t + 2], b[t + 3], n, p[i], q[i],
            r[i], s[i], p[i + 1], q[i + 1], r[i + 1], s[i + 1], p[i + 2], q[i + 2], r[i + 2],
            s[i + 2], p[i + 3], q[i + 3], r[i + 3], s[i + 3]);
      }
      for (; t < k; t++) {
        add(c[i], b[t], n, a[t][i]);
        add(c[i + 1], b[t], n, a[t][i + 1]);
        add(c[i + 2], b[t], n, a[t][i + 2]);
        add(c[i + 3], b[t], n, a[t][i + 3]);
      }
    }
    for (; i + 1 < m; i += 2) {
      int t = 0;
      for (; t + 3 < k; t += 4) {
        double[] p = a[t];
        double[] q = a[t + 1];
        double[] r = a[t + 2];
        double[] s = a[t + 3];
        add(
            c[i], c[i + 1], b[t], b[t + 1], b[t + 2], b[t + 3], n, p[i], q[i], r[i], s[i], p[i + 1],
            q[i + 1], r[i + 1], s[i + 1]);
      }
      for (; t < k; t++) {
        add(c[i], b[t], n, a[t][i]);
        add(c[i + 1], b[t], n, a[t][i + 1]);
      }
    }
    if (i < m) {
      for (int t = 0; t < k; t++) {
        add(c[i], b[t], n, a[t][i]);
      }
    }
  }

  /**
   * Transposes a matrix.
   *
   * @param a m x n
   * @param b n x m
   */
  static void transpose(double[][] a, double[][] b, int m, int n) {
    for (int from = 0; from < n; from += COLUMNS) {
      int to = Math.min(n, from + COLUMNS);
      int i = 0;
      for (; i + 3 < m; i += 4) {
        write4(b, i, from, to, a[i], 0, a[i + 1], 0, a[i + 2], 0, a[i + 3], 0);
      }
      for (; i < m; i++) {
        write(b, i, from, to, a[i], 0);
      }
    }
  }

  /**
   * Transposes a matrix whose rows follow each other in one array.
   *
   * @param a m x n, from a place on
   * @param b n x m
   */
  static void transpose(double[] a, int begin, double[][] b, int m, int n) {
    for (int from = 0; from < n; from += COLUMNS) {
      int to = Math.min(n, from + COLUMNS);
      int i = 0;
      for (int at = begin; i + 3 < m; i += 4, at += 4 * n) {
        write4(b, i, from, to, a, at, a, at + n, a, at + 2 * n, a, at + 3 * n);
      }
      for (; i < m; i++) {
        write(b, i, from, to, a, begin + i * n);
      }
    }
  }

  /** Writes parts of four rows as columns, so that neighbours are written together. */
  private static void write4(
      double[][] b,
      int column,
      int from,
      int to,
      double[] p,
      int pAt,
      double[] q,
      int qAt,
      double[] r,
      int rAt,
      double[] s,
      int sAt) {
    for (int j = from; j < to; j++) {
      double[] row = b[j];
      row[column] = p[pAt + j];
      row[column + 1] = q[qAt + j];
      row[column + 2] = r[rAt + j];
      row[column + 3] = s[sAt + j];
    }
  }

  private static void write(double[][] b, int column, int from, int to, double[] p, int pAt) {
    for (int j = from; j < to; j++) {
      b[j][column] = p[pAt + j];
    }
  }

  private static void add(
      double[] c0,
      double[] c1,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      int n,
      double p0,
      double p1,
      double p2,
      double p3,
      double q0,
      double q1,
      double q2,
      double q3) {
    for (int j = 0; j < n; j++) {
      double x0 = b0[j];
      double x1 = b1[j];
      double x2 = b2[j];
      double x3 = b3[j];
      c0[j] = Math.fma(p3, x3, Math.fma(p2, x2, Math.fma(p1, x1, Math.fma(p0, x0, c0[j]))));
      c1[j] = Math.fma(q3, x3, Math.fma(q2, x2, Math.fma(q1, x1, Math.fma(q0, x0, c1[j]))));
    }
  }

  private static void add(double[] c, double[] b, int n, double factor) {
    for (int j = 0; j < n; j++) {
      c[j] = Math.fma(factor, b[j], c[j]);
    }
  }

  private static void add4(
      double[] c0,
      double[] c1,
      double[] c2,
      double[] c3,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      int n,
      double p0,
      double p1,
      double p2,
      double p3,
      double q0,
      double q1,
      double q2,
      double q3,
      double r0,
      double r1,
      double r2,
      double r3,
      double s0,
      double s1,
      double s2,
      double s3) {
    for (int j = 0; j < n; j++) {
      double x0 = b0[j];
      double x1 = b1[j];
      double x2 = b2[j];
      double x3 = b3[j];
      c0[j] = Math.fma(p3, x3, Math.fma(p2, x2, Math.fma(p1, x1, Math.fma(p0, x0, c0[j]))));
      c1[j] = Math.fma(q3, x3, Math.fma(q2, x2, Math.fma(q1, x1, Math.fma(q0, x0, c1[j]))));
      c2[j] = Math.fma(r3, x3, Math.fma(r2, x2, Math.fma(r1, x1, Math.fma(r0, x0, c2[j]))));
      c3[j] = Math.fma(s3, x3, Math.fma(s2, x2, Math.fma(s1, x1, Math.fma(s0, x0, c3[j]))));
    }
  }
}
