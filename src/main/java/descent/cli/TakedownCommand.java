package descent.cli;

import static descent.cli.CommandLine.wrong;

import descent.database.Database;
import descent.database.LinkTable;
import descent.share.Id;
import descent.share.LinkFolder;
import descent.share.LinkStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code takedown ID}: removes the experiment of a short link, for good. Running servers answer
 * that it was removed, and no longer accept the same experiment.
 */
final class TakedownCommand {
  private TakedownCommand() {}

  /**
   * @param environment names the store, as for a server
   */
  static void run(List<String> args, Map<String, String> environment, PrintStream out) {
    Id id = args.size() == 1 ? Id.read(lastPart(args.getFirst())).orElse(null) : null;
    if (id == null) {
      throw wrong("cli.takedown", "name one short link or its id, as in: takedown 4f7k2m9qx0ab");
    }
    String database = environment.getOrDefault("DATABASE_URL", "");
    try {
      if (database.isBlank()) {
        takeDown(new LinkFolder(folder(environment)), id, out);
      } else {
        try (var there = new Database(CopyCommand.address(database))) {
          takeDown(new LinkTable(there), id, out);
        }
      }
    } catch (IOException e) {
      throw wrong(
          "cli.notTakenDown",
          "{0} could not be taken down: {1}",
          id,
          String.valueOf(e.getMessage()));
    }
  }

  /** Of a whole link as it stands in a browser, the id. */
  private static String lastPart(String typed) {
    String path = typed.split("[?#]", 2)[0];
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Path folder(Map<String, String> environment) {
    String named = environment.getOrDefault("EXPERIMENTS", "").strip();
    return named.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".descent", "experiments")
        : Path.of(named);
  }

  private static void takeDown(LinkStore links, Id id, PrintStream out) throws IOException {
    String text = links.get(id.text());
    if (text == null) {
      throw wrong("cli.noLink", "there is no experiment {0} in {1}", id, links);
    }
    if (text.equals(LinkStore.TAKEN_DOWN)) {
      out.println(id + " has been taken down before");
      return;
    }
    links.put(id.text(), LinkStore.TAKEN_DOWN);
    out.println(id + " is taken down; its link says so from now on");
  }
}
