package descent.export;

import descent.experiment.Experiment;

/** An experiment on a network as a program. */
final class NetworkCode {
  private NetworkCode() {}

  static String text(Experiment experiment) {
    throw new UnsupportedOperationException(experiment.title());
  }
}
