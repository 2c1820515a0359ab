package descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code run} with a small program in place of the real one, and a build that copies it.
 * Like the real one the program reads from its jar as long as it runs.
 */
@Timeout(300)
class RunScriptTest {
  private static final String PROGRAM =
      """
      package descent;

      import com.sun.net.httpserver.HttpServer;
      import java.net.InetSocketAddress;
      import java.nio.file.*;

      public class Descent {
        public static void main(String[] args) throws Exception {
          if ("tools".equals(System.getProperty("jarmode"))) {
            Path jar = Path.of(Descent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Files.copy(jar, Path.of(args[args.length - 1]).resolve("descent.jar"));
          } else if (args.length > 0) {
            System.out.println(Later.text() + " " + String.join(" ", args));
          } else {
            HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            server.createContext("/", exchange -> {
              byte[] text = Later.text().getBytes();
              exchange.sendResponseHeaders(200, text.length);
              exchange.getResponseBody().write(text);
              exchange.close();
            });
            server.start();
            System.out.println(server.getAddress().getPort());
          }
        }
      }

      class Rehearsal {
        public static void main(String[] args) {
          System.out.println(Later.text());
        }
      }

      class Later {
        static String text() {
          return "version VERSION";
        }
      }
      """;

  /** Overwrites the jar in place, as Maven does, and takes its time. */
  private static final String BUILD =
      """
      #!/usr/bin/env bash
      [ "$1" = --version ] && exit
      echo built >>builds
      mkdir -p target
      : >target/descent.jar
      sleep 1
      cat "$(cat src/main/version).jar" >target/descent.jar
      """;

  @TempDir private Path folder;

  @BeforeEach
  void makeTheProject() throws IOException {
    for (String script : List.of("run", "scripts/start", "scripts/environment.sh")) {
      Files.createDirectories(folder.resolve(script).getParent());
      Files.copy(Path.of(script), folder.resolve(script));
    }
    for (String sub : List.of(".mvn", "src/main", "frontend", "bin")) {
      Files.createDirectories(folder.resolve(sub));
    }
    for (String file :
        List.of("pom.xml", "package.json", "package-lock.json", "tsconfig.json", "types.d.ts")) {
      Files.writeString(folder.resolve(file), "");
    }
    Files.writeString(folder.resolve("vite.config.ts"), "");
    executable("mvnw", BUILD);
    executable("bin/node", "#!/bin/sh\necho v24.0.0\n");
    executable("bin/npm", "#!/bin/sh\n");
    for (int version : new int[] {1, 2}) {
      jar(version);
    }
    take(1);
  }

  private void take(int version) throws IOException {
    Files.writeString(folder.resolve("src/main/version"), String.valueOf(version));
  }

  private void executable(String name, String text) throws IOException {
    assertThat(Files.writeString(folder.resolve(name), text).toFile().setExecutable(true)).isTrue();
  }

  private void jar(int version) throws IOException {
    Path source = folder.resolve("Descent.java");
    Path classes = folder.resolve("classes" + version);
    Files.writeString(source, PROGRAM.replace("VERSION", String.valueOf(version)));
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, "-d", classes.toString(), source.toString()))
        .isZero();
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "descent.Descent");
    try (var jar =
            new JarOutputStream(Files.newOutputStream(folder.resolve(version + ".jar")), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, jar);
      }
    }
  }

  private Process run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", folder.resolve("run").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(folder.resolve("errors").toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    return builder.start();
  }

  private String told(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("errors"))).isZero();
    return out.strip();
  }

  private int builds() throws IOException {
    return Files.readAllLines(folder.resolve("builds")).size();
  }

  private int programs() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(".programs"))) {
      return (int) all.filter(Files::isDirectory).count();
    }
  }

  @Test
  void aServerKeepsItsProgramWhateverIsBuiltBesideIt() throws Exception {
    Process server = run();
    try {
      BufferedReader out = server.inputReader();
      URI address = URI.create("http://localhost:" + out.readLine());
      take(2);
      assertThat(told(run("evaluate", "x"))).isEqualTo("version 2 evaluate x");
      assertThat(told(run("evaluate", "y"))).isEqualTo("version 2 evaluate y");
      try (InputStream page = address.toURL().openStream()) {
        assertThat(page.readAllBytes()).asString().isEqualTo("version 1");
      }
      assertThat(builds()).isEqualTo(2);
      assertThat(programs()).isEqualTo(2);
    } finally {
      server.destroy();
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    Files.writeString(folder.resolve("src/main/more"), "");
    assertThat(told(run("trace"))).isEqualTo("version 2 trace");
    assertThat(programs()).as("what nobody runs any more is dropped").isEqualTo(1);
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    Process one = run("evaluate", "x");
    Process two = run("evaluate", "y");
    assertThat(told(one)).isEqualTo("version 1 evaluate x");
    assertThat(told(two)).isEqualTo("version 1 evaluate y");
    assertThat(builds()).isEqualTo(1);
  }
}
