package descent.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server and its generator take of the machine that both run on. */
record Machine(ProcessHandle server, Duration serverCpu, Duration ownCpu, long at) {
  /** A compiler's thread in proc(5): its time in user and kernel mode, in hundredths. */
  private static final Pattern COMPILER =
      Pattern.compile("\\(C[12] Compiler[^)]*\\) \\S+(?: \\S+){10} (\\d+) (\\d+)");

  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  static Machine now(Process server) {
    return new Machine(
        server.toHandle(), cpu(server.toHandle()), cpu(ProcessHandle.current()), System.nanoTime());
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private double cores(Duration before, Duration now) {
    return (double) now.minus(before).toNanos() / (System.nanoTime() - at);
  }

  /** Processors that the server has taken since. */
  double serverCores() {
    return cores(serverCpu, cpu(server));
  }

  /**
   * Milliseconds of processor time that compilers of a process have taken so far, which a server
   * that runs for long takes no more; 0 where the system does not tell.
   */
  static long compiling(Process process) throws IOException {
    Path tasks = Path.of("/proc", String.valueOf(process.pid()), "task");
    if (!Files.isDirectory(tasks)) {
      return 0;
    }
    long ticks = 0;
    try (var each = Files.newDirectoryStream(tasks)) {
      for (Path task : each) {
        Matcher stat = COMPILER.matcher(Files.readString(task.resolve("stat")));
        if (stat.find()) {
          ticks += Long.parseLong(stat.group(1)) + Long.parseLong(stat.group(2));
        }
      }
    } catch (NoSuchFileException e) {
      // A thread has ended meanwhile.
    }
    return 10 * ticks;
  }

  /** Processors that this process has taken since. */
  double ownCores() {
    return cores(ownCpu, cpu(ProcessHandle.current()));
  }

  /** How many processes of the whole machine wait for a processor. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** The server's heap in use after a collection, in MB. */
  static double heap(Process server) throws IOException, InterruptedException {
    jcmd(server, "GC.run");
    Matcher used = USED.matcher(jcmd(server, "GC.heap_info"));
    return used.find() ? Long.parseLong(used.group(1)) / 1024.0 : Double.NaN;
  }

  private static String jcmd(Process server, String command)
      throws IOException, InterruptedException {
    Process asked =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(server.pid()),
                command)
            .start();
    String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor();
    return said;
  }
}
