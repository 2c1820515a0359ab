package descent.experiment;

import descent.experiment.NetworkProblem.Changed;
import descent.optimizer.Optimizer;
import descent.schedule.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an experiment.
 *
 * @param name different from the other runs' names
 * @param optimizer the rule
 * @param plan the learning rate at each step
 * @param network what this run changes in the network; null for nothing
 * @param averaging the average of its parameters that it keeps; null for none
 * @param ensemble the networks that answer together; null for the run alone
 */
public record Contender(
    String name,
    Optimizer optimizer,
    Plan plan,
    @Nullable Changed network,
    @Nullable Averaging averaging,
    @Nullable Ensemble ensemble) {
  /** A run that takes the problem as it is. */
  public Contender(String name, Optimizer optimizer, Plan plan) {
    this(name, optimizer, plan, null, null, null);
  }

  /** The same run under another name. */
  public Contender named(String other) {
    return new Contender(other, optimizer, plan, network, averaging, ensemble);
  }

  /** The same run without its average and its ensemble, whose members would follow it. */
  public Contender alone() {
    return new Contender(name, optimizer, plan, network, null, null);
  }

  /** The same run by another rule. */
  public Contender with(Optimizer other) {
    return new Contender(name, other, plan, network, averaging, ensemble);
  }

  /** The same run at other rates. */
  public Contender with(Plan other) {
    return new Contender(name, optimizer, other, network, averaging, ensemble);
  }

  /** The same run with a network of its own, which differs in one more field of the format. */
  public Contender with(NetworkProblem own, String field) {
    List<String> before = network == null ? List.of() : network.fields();
    List<String> fields =
        Changed.FIELDS.stream()
            .filter(known -> known.equals(field) || before.contains(known))
            .toList();
    return new Contender(name, optimizer, plan, new Changed(own, fields), averaging, ensemble);
  }

  /** The network that this run trains; the experiment's problem is one. */
  public NetworkProblem problem(Experiment experiment) {
    return network == null ? experiment.network() : network.problem();
  }
}
