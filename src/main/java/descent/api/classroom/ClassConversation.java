package descent.api.classroom;

import descent.api.Refusals;
import descent.api.ShareController;
import descent.api.TextSocket;
import descent.classroom.ClassLessons;
import descent.classroom.ClassLimits;
import descent.classroom.ClassTrials;
import descent.classroom.Classroom;
import descent.classroom.choice.Choice;
import descent.classroom.choice.Follower;
import descent.classroom.choice.Guess;
import descent.classroom.choice.Said;
import descent.classroom.protocol.ClassMessage;
import descent.classroom.protocol.ClassText;
import descent.classroom.protocol.ClassView;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.message.InvalidInputException;
import descent.message.LimitException;
import descent.message.Message;
import descent.share.Id;
import descent.share.NotKeptException;
import descent.share.Store;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * One browser and its class, over one socket. What is said is obeyed and answered at once; the
 * state goes out on a thread of its own, five times a second at most, always the last one: a slow
 * browser gets fewer.
 */
final class ClassConversation implements Runnable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int PAUSE_MILLISECONDS = 200;
  private static final int WAIT_MILLISECONDS = 5_000;
  private static final long PING_AFTER = TimeUnit.SECONDS.toNanos(20);
  private static final long LOST_AFTER = TimeUnit.SECONDS.toNanos(60);
  private static final int MOST_BAD_MESSAGES = 20;
  private static final int LONGEST_OF_TEACHER = 3 << 19; // a lab tells of a file of data

  private enum Role {
    NOBODY,
    FOLLOWER,
    TEACHER,
    PROJECTOR
  }

  private final WebSocketSession session;
  private final Classroom room;
  private final ClassBroadcast broadcast;
  private final Means means;
  private final Client visitor;

  /** What a server has for all its classes. */
  record Means(Store store, ClassTrials trials, ClassLessons lessons, ClassLimits limits) {}

  /**
   * Who is at the other end.
   *
   * @param address whose links are bounded
   * @param language as in HTML, such as {@code zh}
   */
  record Client(String address, String language) {}

  // The fields below are guarded by this object's monitor.
  private Role role = Role.NOBODY;
  private @Nullable Follower follower;
  private boolean over;
  private int badMessages;
  private final MessageRate rate;
  private long heardAt = System.nanoTime();
  private long pingedAt = System.nanoTime();
  private long toldVersion = -1;
  private int toldNumber = -1;
  private boolean toldRevealed;
  private int toldDots;
  private int toldCurve;
  private RevealedRows.@Nullable Told toldRows;
  private List<Guess> toldGuesses = List.of();

  ClassConversation(
      WebSocketSession session,
      Classroom room,
      ClassBroadcast broadcast,
      Means means,
      Client visitor) {
    this.session = session;
    this.room = room;
    this.broadcast = broadcast;
    this.means = means;
    this.visitor = visitor;
    rate = new MessageRate(means.limits.messagesPerSecond());
  }

  /** The browser is there. */
  synchronized void alive() {
    heardAt = System.nanoTime();
  }

  /** Obeys a message, or says why not. */
  synchronized void hear(String text) throws IOException {
    heardAt = System.nanoTime();
    if (over) {
      return;
    }
    try {
      rate.take();
      obey(ClassMessage.read(text, room.scene()));
    } catch (InvalidInputException e) {
      refuse(session, e);
      if (++badMessages > MOST_BAD_MESSAGES) {
        end();
        session.close(CloseStatus.POLICY_VIOLATION);
      }
    }
  }

  private void obey(ClassMessage message) throws IOException {
    switch (message) {
      case ClassMessage.Join join when role == Role.NOBODY -> {
        Follower joined = room.join(join.token(), visitor.language);
        follower = joined;
        enter(Role.FOLLOWER, join);
      }
      case ClassMessage.Teach teach when role == Role.NOBODY -> {
        if (!room.isKey(teach.key())) {
          throw ClassController.forbidden();
        }
        room.enterTeacher();
        TextSocket.allow(session, LONGEST_OF_TEACHER);
        enter(Role.TEACHER, teach);
      }
      case ClassMessage.Watch watch when role == Role.NOBODY -> enter(Role.PROJECTOR, watch);
      case ClassMessage.Cast cast when follower != null -> {
        int round = room.vote(follower, cast.vote());
        badMessages = 0;
        ObjectNode said = MAPPER.createObjectNode();
        said.set("voted", ClassText.voted(round, cast.vote(), room.experiment()));
        send(said);
      }
      case ClassMessage.Choose choose when follower != null -> choose(follower, choose.choice());
      case ClassMessage.Expect expect when follower != null -> {
        room.guess(follower, expect.guess());
        badMessages = 0;
        ObjectNode said = MAPPER.createObjectNode();
        said.set("guessed", MAPPER.valueToTree(expect.guess()));
        send(said);
      }
      case ClassMessage.Rename rename when follower != null -> {
        follower = room.rename(follower, rename.nickname());
        badMessages = 0;
        send(MAPPER.createObjectNode().put("pseudonym", rename.nickname()));
      }
      case ClassMessage.Here here when role != Role.NOBODY ->
          send(MAPPER.createObjectNode().put("here", true));
      case ClassMessage.Explore explore when follower != null ->
          room.explore(follower, explore.alone());
      case ClassMessage.Show show when role == Role.TEACHER ->
          room.show(show.scene(), show.phase() == null ? room.phase() : show.phase());
      case ClassMessage.Open open when role == Role.TEACHER -> open(open.experiment());
      case ClassMessage.OpenKnown known when role == Role.TEACHER -> open(known(known));
      default ->
          throw role == Role.NOBODY
              ? new InvalidInputException(
                  Message.of(
                      "class.first", "The first message says who you are: join, key or watch."))
              : ClassController.forbidden();
    }
  }

  private void open(Experiment experiment) {
    means.trials.check(experiment);
    room.show(experiment, means.store.put(visitor.address, experiment).text());
  }

  private Experiment known(ClassMessage.OpenKnown known) {
    Optional<Experiment> found =
        known.lesson().isEmpty()
            ? Id.read(known.id()).flatMap(means.store::find)
            : means.lessons.find(known.lesson(), visitor.language);
    Experiment experiment =
        found.orElseThrow(() -> new ShareController.UnknownException(known.id() + known.lesson()));
    JsonNode question = known.question();
    return question == null ? experiment : ExperimentJson.with(experiment, "/question", question);
  }

  private void enter(Role as, ClassMessage.First first) throws IOException {
    role = as;
    toldRows = first.rows() ? new RevealedRows.Told() : null;
    ObjectNode answer = MAPPER.createObjectNode();
    ObjectNode you = answer.putObject("you");
    if (follower == null) {
      you.putNull("token").putNull("pseudonym");
    } else {
      you.put("token", follower.token()).put("pseudonym", follower.pseudonym());
      tell(room.said(follower), room.experiment(), you);
    }
    you.put("role", as.name().toLowerCase(java.util.Locale.ROOT));
    send(news(answer));
    notifyAll();
  }

  /** Who loads the page again sees what counts. */
  private static void tell(Said said, Experiment asked, ObjectNode you) {
    if (said.vote() != null) {
      you.set("voted", ClassText.voted(said.round(), said.vote(), asked));
    }
    if (said.guess() != null) {
      you.set("guessed", MAPPER.valueToTree(said.guess()));
    }
  }

  private void choose(Follower who, Choice choice) {
    means.trials.queue(
        room,
        choice,
        new ClassTrials.Chooser() {
          @Override
          public Follower follower() {
            return who;
          }

          @Override
          public void isFirst(Experiment chosen) {
            try {
              means.store.putUnshared(visitor.address, chosen);
            } catch (NotKeptException e) {
              // The choice counts all the same.
            }
          }

          @Override
          public void refused(InvalidInputException why) {
            try {
              refuse(session, why);
            } catch (IOException e) {
              // The browser is gone.
            }
          }
        });
  }

  /** What is said with what has changed since the last time; what all hear is written once. */
  private String news(ObjectNode answer) {
    boolean teaches = role == Role.TEACHER;
    ClassBroadcast.Audience audience =
        teaches
            ? ClassBroadcast.Audience.TEACHERS
            : role == Role.PROJECTOR
                ? ClassBroadcast.Audience.PROJECTORS
                : ClassBroadcast.Audience.FOLLOWERS;
    ClassView view = room.view(teaches);
    Classroom.Content content = room.content();
    boolean revealed = content.revealed();
    answer.putRawValue("state", new RawValue(state(audience, view)));
    if (view.number() != toldNumber || revealed != toldRevealed) {
      answer.set(
          "content",
          ClassText.experiment(
              means.lessons.in(content.experiment(), visitor.language), teaches || revealed));
    }
    if (view.number() != toldNumber) {
      toldDots = 0;
    }
    if (view.dots() > toldDots) {
      List<String> dots = broadcast.dots(audience, room, view, toldDots);
      answer.putRawValue("dots", new RawValue("[" + String.join(",", dots) + "]"));
      toldDots += dots.size();
    }
    if (toldRows != null) {
      String rows = broadcast.rows().news(room.shown(), toldRows);
      if (rows != null) {
        answer.putRawValue("rows", new RawValue(rows));
      }
    }
    means.trials.queueTruth(room);
    if (view.curve() < toldCurve) {
      toldCurve = 0;
    }
    if (view.curve() > toldCurve) {
      var curve = room.curve(toldCurve);
      answer.set("curve", ClassText.dots(curve, false, false));
      toldCurve += curve.size();
    }
    toldVersion = view.version();
    toldNumber = view.number();
    toldRevealed = revealed;
    return answer.toString();
  }

  private String state(ClassBroadcast.Audience audience, ClassView view) {
    String state = broadcast.state(audience, view);
    if (view.guesses().equals(toldGuesses)) {
      return state;
    }
    // Guesses are hundreds: sent when they change, not with each step.
    toldGuesses = view.guesses();
    return state.substring(0, state.length() - 1)
        + ",\"guesses\":"
        + ClassText.guesses(toldGuesses)
        + "}";
  }

  /** Says no, and why. */
  static void refuse(WebSocketSession session, InvalidInputException why) throws IOException {
    ObjectNode refusal = MAPPER.createObjectNode();
    refusal.put("refused", why.getMessage());
    refusal.put("key", why.reason().key());
    why.reason().arguments().forEach(refusal.putArray("arguments")::add);
    if (why instanceof LimitException limited && !limited.limit().isEmpty()) {
      refusal.put("limit", limited.limit());
    }
    Refusals.count(why);
    session.sendMessage(new TextMessage(refusal.toString()));
  }

  private void send(ObjectNode message) throws IOException {
    send(message.toString());
  }

  private void send(String text) throws IOException {
    session.sendMessage(new TextMessage(text));
  }

  /** The socket is closed, or is to be. */
  synchronized void end() {
    if (over) {
      return;
    }
    over = true;
    if (follower != null) {
      room.leave(follower);
    }
    if (role == Role.TEACHER) {
      room.leaveTeacher();
    }
    notifyAll();
  }

  /** Tells each new state until the end. */
  @Override
  public void run() {
    try {
      while (tell()) {
        Thread.sleep(PAUSE_MILLISECONDS);
      }
      session.close(CloseStatus.NORMAL);
    } catch (IOException | IllegalStateException e) {
      // The browser is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private boolean tell() throws IOException, InterruptedException {
    long seen;
    synchronized (this) {
      if (over || System.nanoTime() - heardAt > LOST_AFTER) {
        return false;
      }
      if (role == Role.NOBODY) {
        wait(WAIT_MILLISECONDS);
        return !over;
      }
      seen = toldVersion;
    }
    room.await(seen, WAIT_MILLISECONDS);
    if (room.isOver()) {
      send(MAPPER.createObjectNode().put("over", true));
      return false;
    }
    String news = null;
    synchronized (this) {
      if (room.version() != toldVersion) {
        news = news(MAPPER.createObjectNode());
      } else if (System.nanoTime() - Math.max(heardAt, pingedAt) > PING_AFTER) {
        pingedAt = System.nanoTime();
        session.sendMessage(new PingMessage());
      }
    }
    if (news != null) {
      send(news);
    }
    return true;
  }
}
