package descent.cli;

import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The experiment that a command is given: a file, or {@code -} for standard input. */
final class ExperimentFile {
  private static final int LONGEST_FILE = 64 * 1024 * 1024;

  private ExperimentFile() {}

  static Experiment read(String file, InputStream in) {
    return ExperimentJson.read(JsonText.of(bytes(file, in)));
  }

  /** The bytes of a file. */
  static byte[] bytes(String file, InputStream in) {
    try (InputStream from = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
      byte[] bytes = from.readNBytes(LONGEST_FILE + 1);
      if (bytes.length > LONGEST_FILE) {
        throw CommandLine.wrong("cli.longFile", "{0} is longer than {1} bytes", file, LONGEST_FILE);
      }
      return bytes;
    } catch (NoSuchFileException | InvalidPathException e) {
      throw CommandLine.wrong("cli.noFile", "there is no file {0}", file);
    } catch (IOException e) {
      throw CommandLine.wrong(
          "cli.unreadable", "{0} cannot be read: {1}", file, String.valueOf(e.getMessage()));
    }
  }
}
