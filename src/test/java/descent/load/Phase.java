package descent.load;

import java.util.Map;
import java.util.TreeMap;

/**
 * What visitors met for some time.
 *
 * @param dragging how many dragged
 * @param watching how many watched networks
 * @param drags lags of redraws
 * @param frames times between two frames of a network
 * @param lag of frames, from their way out until they were acknowledged
 * @param heap of the server after a collection, in MB
 * @param server processors that it took
 * @param itself processors that the generator took
 * @param load how many processes of the machine had or wanted a processor
 */
record Phase(
    String name,
    int dragging,
    int watching,
    double seconds,
    Tally drags,
    Tally frames,
    FrameLag.Counts lag,
    double heap,
    double heapAtEnd,
    double server,
    double itself,
    double load) {
  /** Redraws a second of each who drags. */
  double redraws() {
    return drags.count() / seconds / dragging;
  }

  /** Frames a second of each who watches. */
  double framesEach() {
    return frames.count() / seconds / watching;
  }

  Map<String, Long> failures() {
    var all = new TreeMap<>(drags.failures());
    frames.failures().forEach((name, times) -> all.merge(name, times, Long::sum));
    return all;
  }

  /** The same, where what went wrong for others counts too. */
  Phase with(Crowd others) {
    others.failures().forEach((name, times) -> drags.fail(name + " of who came", times));
    return this;
  }
}
