package descent.benchmark;

import descent.dataset.Samples;
import descent.network.Activation;
import descent.network.Initialization;
import descent.network.Layer;
import descent.network.Loss;
import descent.network.Shape;
import descent.optimizer.rule.Adam;
import descent.optimizer.rule.Sgd;
import descent.random.Key;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Samples trained in a second: digits on 64-100-100-10 with ReLU, batches of 32 and plain descent;
 * the same with EJML's products in place of the row kernel; and 2-8-8-1 with tanh, batches of 10
 * and Adam.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class NetworkBenchmark {
  private static final int LARGE_BATCH = 32;
  private static final int SMALL_BATCH = 10;

  private Training large;
  private Training small;
  private WithEjml ejml;

  /** Makes rows of random numbers. */
  @Setup
  public void prepare() {
    var relu = new Layer(100, Activation.RELU, 1);
    var tanh = new Layer(8, Activation.TANH, 1);
    Shape digits = new Shape(64, List.of(relu, relu), 10);
    large = new Training(digits, Loss.CROSS_ENTROPY, LARGE_BATCH, new Sgd());
    small =
        new Training(
            new Shape(2, List.of(tanh, tanh), 1),
            Loss.MEAN_SQUARED_ERROR,
            SMALL_BATCH,
            new Adam(0.9, 0.999, 1e-8, true));
    ejml = new WithEjml(digits, Training.samples(64, 10));
  }

  @Benchmark
  @OperationsPerInvocation(LARGE_BATCH)
  public double rows() {
    return large.update();
  }

  @Benchmark
  @OperationsPerInvocation(LARGE_BATCH)
  public double ejml() {
    return ejml.update();
  }

  @Benchmark
  @OperationsPerInvocation(SMALL_BATCH)
  public double smallNetwork() {
    return small.update();
  }

  /** Matrices of EJML, allocated once; the first rows of the data in place of shuffled ones. */
  private static final class WithEjml {
    private final int layers;
    private final DMatrixRMaj input;
    private final DMatrixRMaj[] weights;
    private final DMatrixRMaj[] gradients;
    private final DMatrixRMaj[] outputs;
    private final DMatrixRMaj[] deltas;
    private final double[][] biases;
    private final double[] targets;

    WithEjml(Shape shape, Samples samples) {
      layers = shape.layers();
      input = new DMatrixRMaj(Arrays.copyOf(samples.inputs(), LARGE_BATCH));
      targets = samples.targets();
      weights = new DMatrixRMaj[layers];
      gradients = new DMatrixRMaj[layers];
      outputs = new DMatrixRMaj[layers];
      deltas = new DMatrixRMaj[layers];
      biases = new double[layers][];
      double[] w = new Initialization.He().parameters(shape, Key.of(1));
      for (int l = 0; l < layers; l++) {
        int units = shape.units(l);
        int inputs = shape.inputs(l);
        weights[l] = new DMatrixRMaj(units, inputs);
        System.arraycopy(w, shape.begin(l), weights[l].data, 0, units * inputs);
        gradients[l] = new DMatrixRMaj(units, inputs);
        outputs[l] = new DMatrixRMaj(LARGE_BATCH, units);
        deltas[l] = new DMatrixRMaj(LARGE_BATCH, units);
        biases[l] = new double[units];
      }
    }

    double update() {
      DMatrixRMaj in = input;
      for (int l = 0; l < layers; l++) {
        CommonOps_DDRM.multTransB(in, weights[l], outputs[l]);
        activate(outputs[l].data, biases[l], l + 1 < layers);
        in = outputs[l];
      }
      double loss = softmax();
      for (int l = layers - 1; l >= 0; l--) {
        CommonOps_DDRM.multTransA(deltas[l], l == 0 ? input : outputs[l - 1], gradients[l]);
        if (l > 0) {
          CommonOps_DDRM.mult(deltas[l], weights[l], deltas[l - 1]);
          for (int i = 0; i < deltas[l - 1].data.length; i++) {
            deltas[l - 1].data[i] *= Math.signum(outputs[l - 1].data[i]);
          }
        }
        descend(l);
      }
      return loss;
    }

    private static void activate(double[] data, double[] bias, boolean relu) {
      for (int at = 0; at < data.length; at += bias.length) {
        for (int unit = 0; unit < bias.length; unit++) {
          double z = data[at + unit] + bias[unit];
          data[at + unit] = relu ? Math.max(z, 0) : z;
        }
      }
    }

    private double softmax() {
      double[] scores = outputs[layers - 1].data;
      double[] delta = deltas[layers - 1].data;
      int classes = biases[layers - 1].length;
      double loss = 0;
      for (int r = 0; r < LARGE_BATCH; r++) {
        double sum = 0;
        for (int j = 0; j < classes; j++) {
          delta[r * classes + j] = Math.exp(scores[r * classes + j]);
          sum += delta[r * classes + j];
        }
        int right = r * classes + (int) targets[r];
        loss += Math.log(sum) - scores[right];
        for (int j = 0; j < classes; j++) {
          delta[r * classes + j] /= sum * LARGE_BATCH;
        }
        delta[right] -= 1.0 / LARGE_BATCH;
      }
      return loss / LARGE_BATCH;
    }

    private void descend(int l) {
      for (int i = 0; i < weights[l].data.length; i++) {
        weights[l].data[i] -= Training.RATE * gradients[l].data[i];
      }
      double[] delta = deltas[l].data;
      int units = biases[l].length;
      for (int i = 0; i < delta.length; i++) {
        biases[l][i % units] -= Training.RATE * delta[i];
      }
    }
  }
}
