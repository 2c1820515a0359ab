package descent.ui.link;

import descent.experiment.Problem;
import java.util.List;

/** The routes of the labs, and of the other views that are tabs of the header. */
public final class LabRoute {
  public static final String FUNCTIONS = "";
  public static final String NETWORKS = "networks";

  /** Of the comparison, which is no lab. */
  public static final String COMPARE = "compare";

  /** A view that is a tab of the header, with the key of its name. */
  public record Tab(String route, String key) {}

  /** The tabs in their order, for pages that are written without Vaadin. */
  public static final List<Tab> TABS =
      List.of(
          new Tab(FUNCTIONS, "shell.functions"),
          new Tab(NETWORKS, "shell.networks"),
          new Tab("check", "shell.check"),
          new Tab(COMPARE, "shell.compare"),
          new Tab("lessons", "shell.lessons"));

  private LabRoute() {}

  /** The route of the lab where a problem is run. */
  public static String of(Problem problem) {
    String lab = problem.lab();
    return lab.equals("functions") ? FUNCTIONS : lab;
  }
}
