package descent.classroom.protocol;

import descent.classroom.choice.Choice;
import descent.classroom.choice.Guess;
import descent.classroom.choice.Vote;
import descent.classroom.protocol.RefusedException.Why;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.experiment.json.ObjectReader;
import descent.message.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a browser says to its class, as JSON. */
public sealed interface ClassMessage {
  /** The first message: who somebody is. */
  sealed interface First extends ClassMessage {
    /** Whether they take the rows that a step reveals over the socket. */
    boolean rows();
  }

  /** As a follower; a token brings back who one was. */
  record Join(@Nullable String token, boolean rows) implements First {}

  /** As a teacher, or who helps. */
  record Teach(String key, boolean rows) implements First {}

  /** As a projector: sees what followers see, and is none of them. */
  record Watch(boolean rows) implements First {}

  /** Parts of what is shown; of a teacher. */
  record Show(ClassScene scene, @Nullable Phase phase) implements ClassMessage {}

  /** Another experiment; of a teacher. */
  record Open(Experiment experiment) implements ClassMessage {}

  /**
   * An experiment that the server keeps, or a lesson; of a teacher.
   *
   * @param id of the experiment; empty for a lesson
   * @param lesson its name; empty for an experiment
   * @param question what is asked of it in place of its own; null for that
   */
  record OpenKnown(String id, String lesson, @Nullable JsonNode question) implements ClassMessage {}

  /** An answer to the question; of a follower. */
  record Cast(Vote vote) implements ClassMessage {}

  /** A number picked; of a follower. */
  record Choose(Choice choice) implements ClassMessage {}

  /** What a follower wants to be called in place of the pseudonym. */
  record Rename(String nickname) implements ClassMessage {}

  /** Whether a follower looks at something of their own. */
  record Explore(boolean alone) implements ClassMessage {}

  /** What is expected of the first run; of a follower. */
  record Expect(Guess guess) implements ClassMessage {}

  /** Whether anybody is there; of whoever has heard nothing for a while. */
  record Here() implements ClassMessage {}

  int LONGEST_SECRET = 100;
  int LONGEST_NAME = 60;
  int LONGEST_SENTENCE = 300;
  int MOST_STEPS = 1_000_000;
  int MOST_CHOICES = 100;
  int FRAME = 4;
  double FASTEST = 1e6;
  int LONGEST_NICKNAME = 20;
  Pattern NICKNAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._'-]{0," + (LONGEST_NICKNAME - 1) + "}");
  Pattern NAME = Pattern.compile("[A-Za-z0-9:/._-]*");

  /**
   * Reads a message.
   *
   * @param now what is shown: what a message leaves out stays as it is there
   * @throws InvalidInputException if it is none
   */
  static ClassMessage read(String json, ClassScene now) {
    JsonNode tree = ExperimentJson.tree(json);
    ObjectReader fields = ObjectReader.of(tree, "");
    ClassMessage message = read(fields, tree, now);
    fields.end();
    return message;
  }

  private static ClassMessage read(ObjectReader fields, JsonNode tree, ClassScene now) {
    if (fields.has("join")) {
      return new Join(
          fields.isNull("join") ? null : fields.text("join", "", LONGEST_SECRET), rows(fields));
    }
    if (fields.has("key")) {
      return new Teach(fields.text("key", "", LONGEST_SECRET), rows(fields));
    }
    if (fields.has("watch")) {
      var unused = fields.flag("watch", true);
      return new Watch(rows(fields));
    }
    if (fields.has("vote")) {
      return new Cast(Vote.read(fields));
    }
    if (fields.has("choose")) {
      return new Choose(Choice.read(fields.object("choose").node()));
    }
    if (fields.has("guess")) {
      return new Expect(Guess.read(fields.object("guess")));
    }
    if (fields.has("nickname")) {
      return new Rename(nickname(fields));
    }
    if (fields.has("explore")) {
      return new Explore(fields.flag("explore", false));
    }
    if (fields.has("lesson") || tree.path("experiment").isString()) {
      return new OpenKnown(
          fields.text("experiment", "", LONGEST_NAME),
          fields.text("lesson", "", LONGEST_NAME),
          fields.has("question") ? fields.object("question").node() : null);
    }
    if (fields.has("experiment")) {
      var unused = fields.object("experiment");
      return new Open(ExperimentJson.read(tree.get("experiment")));
    }
    if (fields.has("here")) {
      var unused = fields.flag("here", true);
      return new Here();
    }
    if (fields.has("state")) {
      return show(fields.object("state"), now);
    }
    throw new RefusedException(
        Why.INVALID,
        "class.message",
        "A message has one of these fields: {0}.",
        "join, key, watch, state, experiment, lesson, vote, choose, guess, explore, nickname,"
            + " here");
  }

  /** Letters and digits of any alphabet: nothing that a table would take for a formula. */
  private static String nickname(ObjectReader fields) {
    String name = fields.text("nickname", "", LONGEST_NAME).strip();
    if (!NICKNAME.matcher(name).matches()) {
      throw ObjectReader.wrong(
          "nickname",
          "class.nickname",
          "a nickname has at most {0} letters, digits and spaces, and begins with a letter or a"
              + " digit",
          LONGEST_NICKNAME);
    }
    return name;
  }

  private static boolean rows(ObjectReader fields) {
    return fields.flag("rows", false);
  }

  private static Show show(ObjectReader fields, ClassScene now) {
    Phase phase = fields.has("question") ? phase(fields) : null;
    var scene =
        new ClassScene(
            name(fields, "view", now.view()),
            name(fields, "panel", now.panel()),
            (int) fields.whole("step", now.step(), 0, MOST_STEPS),
            fields.flag("playing", now.playing()),
            fields.real("speed", now.speed(), v -> v > 0 && v <= FASTEST, "(0, 1e6]"),
            fields.flag("paused", now.paused()),
            fields.text("say", now.say(), LONGEST_SENTENCE),
            (int) fields.whole("highlight", now.highlight(), -1, MOST_CHOICES),
            name(fields, "choose", now.choose()),
            fields.flag("truth", now.truth()),
            fields.has("frame") ? frame(fields) : now.frame(),
            fields.has("pins") ? pins(fields) : now.pins(),
            (int) fields.whole("recall", now.recall(), 0, MOST_STEPS),
            fields.flag("nicknames", now.nicknames()));
    fields.end();
    if (scene.truth()) {
      Choice.checkCurve(scene.choose());
    }
    return new Show(scene, phase);
  }

  /** Low and high of both axes, or nothing. */
  private static List<Double> frame(ObjectReader fields) {
    List<Double> frame = fields.reals("frame", FRAME);
    boolean fits =
        frame.size() == FRAME && frame.get(0) < frame.get(1) && frame.get(2) < frame.get(3);
    if (!frame.isEmpty() && !fits) {
      throw ObjectReader.wrong(
          "state.frame", "class.frame", "a frame is low and high of x, then low and high of y");
    }
    return frame;
  }

  /** Choices by their numbers, each once. */
  private static List<Integer> pins(ObjectReader fields) {
    List<Integer> pins =
        fields.reals("pins", ClassScene.MOST_PINS).stream().map(Double::intValue).toList();
    boolean fits =
        Set.copyOf(pins).size() == pins.size()
            && fields.reals("pins", ClassScene.MOST_PINS).stream()
                .allMatch(pin -> pin >= 0 && pin <= MOST_STEPS && pin % 1 == 0);
    if (!fits) {
      throw ObjectReader.wrong(
          "state.pins",
          "class.pinned",
          "pins are at most {0} different choices, counted from 0",
          ClassScene.MOST_PINS);
    }
    return pins;
  }

  private static Phase phase(ObjectReader fields) {
    String text = fields.text("question", "", LONGEST_NAME);
    return Arrays.stream(Phase.values())
        .filter(phase -> phase.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ObjectReader.wrong(
                    "state.question",
                    "experiment.choice",
                    "{0} is not one of {1}",
                    text,
                    String.join(", ", Arrays.stream(Phase.values()).map(Phase::text).toList())));
  }

  private static String name(ObjectReader fields, String field, String now) {
    String name = fields.text(field, now, LONGEST_NAME);
    if (!NAME.matcher(name).matches()) {
      throw ObjectReader.wrong(
          "state." + field, "class.name", "a name is made of letters, digits and {0}", ":/._-");
    }
    return name;
  }
}
