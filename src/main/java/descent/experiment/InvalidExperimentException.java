package descent.experiment;

import descent.message.InvalidInputException;
import descent.message.Message;
import org.jspecify.annotations.Nullable;

/** An experiment that cannot be run, with the path of the mistake in its JSON. */
public final class InvalidExperimentException extends InvalidInputException {
  private static final long serialVersionUID = 1;
  private final String path;

  /**
   * @param path the place, such as {@code runs[0].optimizer.beta1}; empty for the whole document
   * @param reason what is wrong there
   */
  public InvalidExperimentException(String path, Message reason) {
    super(reason);
    this.path = path;
  }

  /** A mistake in an expression or a rule, with its path in the experiment. */
  public InvalidExperimentException(String path, InvalidInputException cause) {
    this(path, cause, cause.mended());
  }

  /**
   * The same with a text that is most likely meant.
   *
   * @param mended null if none comes to mind
   */
  public InvalidExperimentException(
      String path, InvalidInputException cause, @Nullable String mended) {
    super(cause.reason(), mended);
    this.path = path;
    initCause(cause);
  }

  /** The place in the JSON. */
  public String path() {
    return path;
  }

  @Override
  public String getMessage() {
    String told = String.valueOf(super.getMessage());
    return path.isEmpty() ? told : path + ": " + told;
  }
}
