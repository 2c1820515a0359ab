package descent.cli;

import static descent.cli.CommandLine.wrong;

import descent.classroom.ClassFolder;
import descent.classroom.ClassStore;
import descent.database.ClassTable;
import descent.database.Database;
import descent.database.DatabaseAddress;
import descent.database.LinkTable;
import descent.share.Id;
import descent.share.LinkFolder;
import descent.share.LinkStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code import FOLDER} and {@code export FOLDER}: copies links and live classes from a folder into
 * the database, or from there into a folder. What is there already stays, so a copy that broke off
 * is simply begun again; what was taken down on either side is so on both.
 */
final class CopyCommand {
  private CopyCommand() {}

  /**
   * @param from whether from the database
   * @param typed the value of {@code DATABASE_URL}; empty for none
   */
  static void run(boolean from, List<String> args, String typed, PrintStream out) {
    if (args.size() != 1) {
      throw wrong("cli.folder", "name one folder, as in: import ~/.descent/experiments");
    }
    Path folder = Path.of(args.getFirst());
    if (!from && !Files.isDirectory(folder)) {
      throw wrong("cli.noFolder", "there is no folder {0}", folder);
    }
    try (var database = new Database(address(typed))) {
      LinkStore links = new LinkFolder(folder);
      LinkStore linkTable = new LinkTable(database);
      ClassStore classes = new ClassFolder(folder.resolve("classes"));
      ClassStore classTable = new ClassTable(database);
      if (from) {
        links(linkTable, links, out);
        classes(classTable, classes, out);
      } else {
        links(links, linkTable, out);
        classes(classes, classTable, out);
      }
    } catch (IOException e) {
      throw wrong("cli.copy", "not all could be copied: {0}", String.valueOf(e.getMessage()));
    }
  }

  static DatabaseAddress address(String typed) {
    try {
      return DatabaseAddress.read(typed);
    } catch (IllegalArgumentException e) {
      throw wrong("cli.database", "DATABASE_URL has to be {0}", DatabaseAddress.FORM);
    }
  }

  private static void links(LinkStore from, LinkStore to, PrintStream out) throws IOException {
    int copied = 0;
    int known = 0;
    int damaged = 0;
    for (String name : from.ids()) {
      Id id = Id.read(name).orElse(null);
      String text = id == null ? null : from.get(name);
      String there = id == null ? null : to.get(name);
      boolean takenDown = LinkStore.TAKEN_DOWN.equals(text);
      if (id == null || text == null || !(takenDown || id.fits(text))) {
        damaged++;
      } else if (text.equals(there) || LinkStore.TAKEN_DOWN.equals(there)) {
        known++;
      } else {
        to.put(name, text);
        copied++;
      }
    }
    out.println(
        "experiments: %d copied, %d there already, %d damaged and left out"
            .formatted(copied, known, damaged));
  }

  private static void classes(ClassStore from, ClassStore to, PrintStream out) throws IOException {
    int copied = 0;
    int known = 0;
    for (String code : from.codes()) {
      String text = from.get(code);
      if (text != null && to.put(code, null, text)) {
        copied++;
      } else {
        known++;
      }
    }
    out.println("live classes: %d copied, %d there already".formatted(copied, known));
  }
}
