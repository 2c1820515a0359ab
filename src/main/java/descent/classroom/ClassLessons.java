package descent.classroom;

import descent.experiment.Experiment;
import java.util.Optional;

/** The lessons that a class can open, in the languages that are read in it. */
public interface ClassLessons {
  /**
   * The experiment of a lesson with its question.
   *
   * @param language as in HTML, such as {@code zh}
   */
  Optional<Experiment> find(String key, String language);

  /** An experiment as it is read in a language: what a lesson says and asks is told in it. */
  Experiment in(Experiment experiment, String language);
}
