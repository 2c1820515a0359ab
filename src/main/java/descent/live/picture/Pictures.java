package descent.live.picture;

import descent.experiment.Experiment;
import descent.experiment.FunctionProblem;
import descent.experiment.NetworkProblem;
import descent.live.Answers;
import descent.live.Visitor;
import descent.live.race.Grid;
import descent.live.race.Races;
import descent.live.training.DataPicture;
import descent.live.training.Outset;
import descent.message.InvalidInputException;
import descent.network.Shape;
import descent.picture.Frame;
import descent.picture.PngPicture;
import descent.picture.RacePicture;
import descent.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Draws experiments for pages that are about to be sent. Each is computed once, however many ask
 * for it, in the visitor's turn; the last ones stay at hand. Whoever asks waits a moment only, and
 * gets no picture then: a page is never late because of its picture.
 */
public final class Pictures {
  /** Of each kind. */
  private static final int KEPT = 32;

  /** A picture that costs more is not worth it. */
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(700);

  private final Races races;
  private final Answers<Optional<Pictured>> pictures = new Answers<>(KEPT);
  private final Answers<Optional<Untrained>> untrained = new Answers<>(KEPT);
  private final Answers<byte[]> images = new Answers<>(KEPT);

  public Pictures(Races races) {
    this.races = races;
  }

  private record ImageOf(Experiment experiment, int until) {}

  /**
   * An experiment on a function; empty where it cannot be drawn, or not in time.
   *
   * @param patience milliseconds to wait for it
   */
  public Optional<Pictured> of(Visitor visitor, Experiment experiment, long patience) {
    return pictures
        .soon(experiment, () -> unlessRefused(() -> drawn(visitor, experiment)), patience)
        .flatMap(picture -> picture);
  }

  /**
   * Networks before they have learnt anything; empty where that costs too much, or is not there in
   * time.
   *
   * @param most networks to be shown
   */
  public Optional<Untrained> untrained(
      Visitor visitor, Experiment experiment, int most, long patience) {
    return untrained
        .soon(
            experiment,
            () ->
                unlessRefused(
                    () ->
                        races.compute(
                            visitor,
                            () -> Outset.of(experiment, most).map(Untrained::of).orElse(null))),
            patience)
        .flatMap(picture -> picture);
  }

  /**
   * A picture of a race as PNG.
   *
   * @param until the last step that may be seen
   */
  public Optional<byte[]> png(Visitor visitor, Experiment experiment, int until, long patience) {
    return of(visitor, experiment, patience)
        .flatMap(
            known ->
                images.soon(
                    new ImageOf(experiment, until),
                    () -> races.compute(visitor, () -> PngPicture.of(known.picture(), until)),
                    patience));
  }

  /** A picture of what networks learn as PNG. */
  public Optional<byte[]> learntPng(Visitor visitor, Experiment experiment, long patience) {
    return images.soon(
        new ImageOf(experiment, 0),
        () -> races.compute(visitor, () -> learnt(experiment)),
        patience);
  }

  /** The data in its plane, or else the layers of the network that learns it. */
  private static byte[] learnt(Experiment experiment) {
    NetworkProblem problem = experiment.network();
    return Untrained.scatter(DataPicture.of(experiment))
        .map(PngPicture::of)
        .orElseGet(
            () -> {
              Shape shape = problem.shape(problem.dataset().rows());
              var units = new ArrayList<>(List.of(shape.inputs()));
              shape.hidden().forEach(layer -> units.add(layer.units()));
              units.add(shape.outputs());
              return PngPicture.ofLayers(units);
            });
  }

  /** What is refused has no picture for good; what the server was too busy for is tried again. */
  private static <T> Optional<T> unlessRefused(Supplier<? extends @Nullable T> make) {
    try {
      return Optional.ofNullable(make.get());
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }

  private Pictured drawn(Visitor visitor, Experiment experiment) {
    FunctionProblem problem = experiment.function();
    boolean graph = problem.dimension() == 1;
    Frame frame = RacePicture.frame(problem);
    var grid =
        graph
            ? new Grid(0, 0, frame.left(), frame.right(), 0, 1, RacePicture.GRAPH_COLUMNS, 1)
            : new Grid(
                0,
                1,
                frame.left(),
                frame.right(),
                frame.bottom(),
                frame.top(),
                RacePicture.COLUMNS,
                RacePicture.ROWS);
    Races.Sketch sketch = races.sketch(visitor, experiment, grid, LONGEST);
    var commentary = sketch.race().commentary();
    List<Trace> traces = sketch.race().traces();
    return new Pictured(
        RacePicture.of(experiment, traces, commentary.facts().minima(), sketch.losses()),
        commentary,
        traces.stream().map(Pictures::end).toList());
  }

  private static Pictured.End end(Trace trace) {
    int rows = trace.rows();
    return new Pictured.End(
        trace.contender().name(),
        rows == 0 ? 0 : (int) trace.step()[rows - 1],
        rows == 0 ? Double.NaN : trace.loss()[rows - 1]);
  }
}
