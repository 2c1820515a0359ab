package descent;

import descent.cli.CommandLine;
import descent.live.Limits;
import descent.live.Races;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The program: a server, or one of the commands that need none. */
@SpringBootApplication
public class Descent {
  /** What computes races for browsers, shared by all visitors. */
  @Bean
  Races races() {
    return new Races(Limits.STANDARD, Runtime.getRuntime().availableProcessors());
  }

  /** Serves without arguments or with {@code serve}; anything else is a command. */
  public static void main(String[] args) {
    if (args.length == 0 || args[0].equals("serve")) {
      SpringApplication.run(Descent.class, args);
    } else {
      System.exit(CommandLine.run(args, System.in, System.out, System.err));
    }
  }
}
