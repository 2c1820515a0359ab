package descent.experiment;

/** What the runs of an experiment work on. */
public sealed interface Problem permits FunctionProblem, NetworkProblem {}
