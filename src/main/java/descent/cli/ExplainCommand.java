package descent.cli;

import descent.commentary.Explanation;
import descent.commentary.Remedy;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentPatch;
import descent.message.Message;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code explain FILE [--language zh]}: what the page says of the runs, as JSON. */
final class ExplainCommand {
  private static final String OPTION = "--language";
  private static final String BUNDLE = "vaadin-i18n.translations";
  private static final List<String> LANGUAGES = List.of("en", "zh");

  private ExplainCommand() {}

  static void run(List<String> args, InputStream in, PrintStream out) {
    String file = null;
    String language = LANGUAGES.getFirst();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals(OPTION)) {
        i++;
        if (i == args.size() || !LANGUAGES.contains(args.get(i))) {
          throw CommandLine.wrong(
              "cli.language", "after {0} stands one of {1}", OPTION, String.join(", ", LANGUAGES));
        }
        language = args.get(i);
      } else if (file == null && (arg.equals("-") || !arg.startsWith("-"))) {
        file = arg;
      } else {
        throw CommandLine.wrong(
            "cli.explain",
            "explain takes one file, or - for standard input, and --language; {0} is neither",
            arg);
      }
    }
    if (file == null) {
      throw CommandLine.wrong("cli.explainFile", "explain needs a file, or - for standard input");
    }
    Experiment experiment = ExperimentFile.read(file, in);
    var explanation = Explanation.of(experiment, () -> {});
    var voice = new Voice(Locale.of(language));
    out.println(
        JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(tree(experiment, explanation, voice)));
  }

  private static ObjectNode tree(Experiment experiment, Explanation explanation, Voice voice) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    var caption = explanation.caption();
    String name = caption.run() == null ? "" : caption.run() + ": ";
    Message hint = caption.hint();
    tree.put(
        "caption", name + voice.say(caption.what()) + (hint == null ? "" : " " + voice.say(hint)));
    ArrayNode runs = tree.putArray("runs");
    for (Explanation.OfRun of : explanation.runs()) {
      ObjectNode run = runs.addObject();
      run.put("run", of.name());
      run.put("verdict", of.verdict());
      run.put("text", voice.say(of.text()));
      ArrayNode remedies = run.putArray("remedies");
      for (Remedy remedy : of.remedies()) {
        remedies
            .addObject()
            .put("text", voice.say(remedy.text()))
            .set("patch", ExperimentPatch.between(experiment, remedy.experiment()));
      }
    }
    return tree;
  }

  /** The sentences of one language; English is in the sentences themselves. */
  private static final class Voice {
    private final ResourceBundle bundle;

    Voice(Locale locale) {
      bundle =
          ResourceBundle.getBundle(
              BUNDLE,
              locale,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String say(Message message) {
      return message.in(
          bundle.containsKey(message.key()) ? bundle.getString(message.key()) : message.english());
    }
  }
}
