package descent.ui.lesson;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.dropout.Approximation;
import descent.dropout.ThinnedNetworks;
import descent.experiment.Experiment;
import descent.gradientcheck.CheckSettings;
import descent.gradientcheck.GradientCheck;
import descent.live.Limits;
import descent.live.dropout.DropoutLab;
import descent.live.job.GradientChecks;
import descent.live.job.SeedStudy;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.network.Propagation.Measure;
import descent.run.FunctionRun;
import descent.run.NetworkRun;
import descent.run.NetworkRun.Line;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What becomes of the experiments of lessons, computed once. */
final class LessonFacts {
  private static final Map<Experiment, List<NetworkRun>> TRAINED = new HashMap<>();
  private static final Map<Experiment, List<DropoutLab.Degradation>> SWITCHED = new HashMap<>();
  private static final Map<Experiment, List<double[]>> SEEDS = new HashMap<>();

  private LessonFacts() {}

  static Trace trace(Experiment experiment, int run) {
    var problem = experiment.function();
    return Trace.of(
        new FunctionRun(
            experiment, problem.objective(problem.compile()), experiment.runs().get(run)));
  }

  static List<Trace> traces(Experiment experiment) {
    return IntStream.range(0, experiment.runs().size())
        .mapToObj(run -> trace(experiment, run))
        .toList();
  }

  /** The runs at their ends, where members and averages are known. */
  static List<NetworkRun> trained(Experiment experiment) {
    return TRAINED.computeIfAbsent(
        experiment,
        key ->
            key.runs().stream()
                .map(
                    contender -> {
                      var run = new NetworkRun(key, contender);
                      while (run.advance()) {
                        // To the end.
                      }
                      return run;
                    })
                .toList());
  }

  static Map<String, Line> lines(Experiment experiment, int run) {
    return trained(experiment).get(run).lines().stream()
        .collect(toMap(Line::member, line -> line, (a, b) -> b, LinkedHashMap::new));
  }

  static double trainingLoss(Experiment experiment, int run) {
    return own(experiment, run).row().training().loss();
  }

  static double accuracy(Experiment experiment, int run) {
    return accuracy(own(experiment, run));
  }

  private static Line own(Experiment experiment, int run) {
    return Objects.requireNonNull(lines(experiment, run).get(""));
  }

  /** On the validation rows. */
  static double accuracy(Line line) {
    Measure validation = line.row().validation();
    return Objects.requireNonNull(validation).accuracy();
  }

  /** For each run its final training losses with 20 seeds. */
  static List<double[]> seeds(Experiment experiment) {
    return SEEDS.computeIfAbsent(
        experiment,
        key -> {
          var losses = new ArrayList<List<Double>>();
          key.runs().forEach(run -> losses.add(new ArrayList<>()));
          var study = new SeedStudy(key, 20);
          while (study.hasNext()) {
            if (study.next().get("result") instanceof SeedStudy.Result result) {
              losses.get(result.run()).add(Objects.requireNonNull(result.loss()));
            }
          }
          return losses.stream()
              .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray())
              .toList();
        });
  }

  /** For each run the accuracy on new points with tenths of its hidden units switched off. */
  static List<double[]> switchedOff(Experiment experiment) {
    return degradations(experiment).stream()
        .map(off -> Objects.requireNonNull(off.accuracy()))
        .toList();
  }

  /** For each run how it does with tenths of its hidden units switched off. */
  static List<DropoutLab.Degradation> degradations(Experiment experiment) {
    return SWITCHED.computeIfAbsent(
        experiment,
        key -> {
          var last = new DropoutLab.Degradation[key.runs().size()];
          var pieces = new DropoutLab(TrainingLimits.standard()).switchOff(key, key.steps());
          while (pieces.hasNext()) {
            if (pieces.next().get("off") instanceof DropoutLab.Degradation off) {
              last[off.run()] = off;
            }
          }
          return Arrays.asList(last);
        });
  }

  /** How far the logits of test time are from the mean over all masks, on the training rows. */
  static double distance(Experiment experiment, int run) {
    NetworkRun trained = trained(experiment).get(run);
    var problem = trained.contender().problem(experiment);
    var approximation =
        new Approximation(
            new ThinnedNetworks(
                trained.shape(), problem.loss(), problem.dropout(), trained.point()));
    for (int row = 0; row < 10; row++) {
      approximation.add(trained.parts().training().inputs()[row]);
    }
    return approximation.largestScoreError();
  }

  /** The pieces of a gradient check at the start of the first run. */
  static List<GradientChecks.Piece> check(
      Experiment experiment, CheckSettings settings, @Nullable Integer fault, boolean curves) {
    var checks = new GradientChecks(Limits.STANDARD, new Races(Limits.STANDARD, 1));
    var pieces = new ArrayList<GradientChecks.Piece>();
    checks
        .answer(
            new GradientChecks.CheckRequest(
                experiment, 0, 0, settings, fault, null, !curves, curves))
        .forEachRemaining(pieces::add);
    return pieces;
  }

  static GradientCheck compared(
      Experiment experiment, CheckSettings settings, @Nullable Integer fault) {
    return ((GradientChecks.Piece.Checked) check(experiment, settings, fault, false).getFirst())
        .check();
  }

  /** A number, held to what the lesson tells of it. */
  static double told(double computed, double told, double tolerance) {
    assertThat(computed).isCloseTo(told, within(tolerance));
    return computed;
  }

  /** Which of the offered numbers is nearest, on the scale of the offers. */
  static int choice(double computed, double... offered) {
    return smallest(Arrays.stream(offered).map(offer -> Math.abs(computed - offer)).toArray());
  }

  static int smallest(double[] numbers) {
    return IntStream.range(0, numbers.length)
        .boxed()
        .min(Comparator.comparingDouble(i -> numbers[i]))
        .orElseThrow();
  }

  static double[] sorted(double[] numbers) {
    double[] ascending = numbers.clone();
    Arrays.sort(ascending);
    return ascending;
  }
}
