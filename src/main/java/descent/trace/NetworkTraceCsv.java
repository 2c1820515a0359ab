package descent.trace;

import descent.network.Propagation.Measure;
import descent.run.Crew;
import descent.run.Ending;
import descent.run.NetworkRun;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Traces of networks as CSV, in the manner of {@link TraceCsv}; what does not apply is empty. */
public final class NetworkTraceCsv {
  private static final String HEADER =
      "run,member,step,epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,"
          + "learning_rate\n";

  private final Appendable out;

  /** Writes the header. */
  public NetworkTraceCsv(Appendable out) throws IOException {
    this.out = out;
    out.append(HEADER);
  }

  /** Runs to the end and writes every row. */
  public Ending drain(NetworkRun run) throws IOException {
    return drain(run, Crew.ALONE);
  }

  /** The same, its members trained by a crew. */
  public Ending drain(NetworkRun run, Crew crew) throws IOException {
    while (step(run, Integer.MAX_VALUE, crew)) {}
    Ending ending = run.ending();
    if (ending == null) {
      throw new IllegalStateException("a run that does not advance has ended");
    }
    return ending;
  }

  /**
   * Writes the rows of the present step, if it has any, and goes on by at most so many updates and
   * up to the next ones; false where there are none.
   */
  public boolean step(NetworkRun run, int most, Crew crew) throws IOException {
    String name = TraceCsv.quoted(run.contender().name());
    for (NetworkRun.Line line : run.lines()) {
      write(name, run, line);
    }
    return run.advance(most, crew);
  }

  private void write(String name, NetworkRun run, NetworkRun.Line line) throws IOException {
    out.append(name).append(',').append(line.member());
    out.append(',').append(Integer.toString(run.step()));
    number(run.epoch());
    measure(line.row().training());
    measure(line.row().validation());
    number(line.rate());
    out.append("\n");
  }

  private void measure(@Nullable Measure measure) throws IOException {
    number(measure == null ? Double.NaN : measure.loss());
    number(measure == null ? Double.NaN : measure.accuracy());
  }

  private void number(double number) throws IOException {
    out.append(',').append(Double.isNaN(number) ? "" : Double.toString(number));
  }
}
