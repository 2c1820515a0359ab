package descent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.classroom.ClassNews;
import descent.classroom.ClassNews.Presence;
import descent.comparison.SweepCsv;
import descent.comparison.SweepTable;
import descent.experiment.Experiment;
import descent.experiment.json.ExperimentJson;
import descent.live.Limits;
import descent.live.Lobby;
import descent.live.Neighbours;
import descent.live.Visitor;
import descent.live.job.Comparisons;
import descent.live.job.Jobs;
import descent.live.job.Sweeps;
import descent.live.race.Races;
import descent.live.training.TrainingLimits;
import descent.share.Allowance;
import descent.share.Bounds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Three members on loopback, in one process. */
@Timeout(120)
@TestMethodOrder(OrderAnnotation.class)
class ClusterTest {
  private static final List<Node> NODES = new ArrayList<>();
  private static List<MemberAddress> addresses;

  /** A member with what computes on it; counts what it did for others. */
  private record Node(Cluster cluster, Jobs jobs, Sweeps sweeps) {
    static Node join() throws IOException {
      var cluster = new Cluster(addresses);
      var jobs = new Jobs(Jobs.Bounds.STANDARD, 1);
      var comparisons = new Comparisons(TrainingLimits.standard(), new Races(Limits.STANDARD, 1));
      var sweeps = new Sweeps(comparisons, jobs, cluster.helpers());
      cluster.help(sweeps);
      return new Node(cluster, jobs, sweeps);
    }
  }

  @BeforeAll
  static void join() throws IOException {
    var sockets = new ArrayList<ServerSocket>();
    var free = new ArrayList<MemberAddress>();
    for (int i = 0; i < 3; i++) {
      var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
      sockets.add(socket);
      free.add(new MemberAddress("127.0.0.1", socket.getLocalPort()));
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    addresses = List.copyOf(free);
    for (int i = 0; i < 3; i++) {
      NODES.add(Node.join());
    }
    await(() -> NODES.stream().allMatch(node -> node.cluster().size() == 3));
  }

  @AfterAll
  static void leave() {
    NODES.forEach(node -> node.jobs().close());
    NODES.reversed().forEach(node -> node.cluster().kill());
  }

  private static void await(BooleanSupplier expected) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!expected.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static Experiment sweep(int steps) {
    return ExperimentJson.read(
        """
        {"problem": {"type": "network", "dataset": {"type": "moons", "samples": 60},
                     "layers": [{"units": 5, "keepProbability": 0.6}], "batchSize": 8},
         "steps": %d, "runs": [{"name": "Adam, 五", "optimizer": {"type": "adam"}}, {"optimizer": {"type": "sgd"}}],
         "sweep": {"type": "rates", "from": 0.001, "to": 1, "perDecade": 8, "seeds": 3, "target": 0.5}}
        """
            .formatted(steps));
  }

  private static String alone(Experiment experiment) {
    var csv = new SweepCsv(SweepTable.of(experiment));
    var text = new StringBuilder(csv.header());
    for (int row = 0; row < SweepTable.of(experiment).size(); row++) {
      text.append(csv.line(row).text());
    }
    return text.toString();
  }

  private static String spread(Node node, Experiment experiment, Runnable between)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    var pieces = new AtomicInteger();
    node.sweeps()
        .write(
            new Jobs.Ticket(Visitor.alone("me"), "sweep"),
            experiment,
            piece -> {
              bytes.write(piece);
              if (piece.length > 0 && pieces.incrementAndGet() == 2) {
                between.run();
              }
            });
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  @Order(1)
  void whoWaitsKeepsThePlaceAtAnyMember() {
    List<Lobby> lobbies = NODES.stream().map(node -> node.cluster().lobby()).toList();
    Lobby.Place first = lobbies.get(0).ask("", 0);
    // Places are by the millisecond.
    await(() -> lobbies.get(1).ask("", 0).place() > 1);

    assertThat(lobbies.get(2).ask(first.token(), 0)).isEqualTo(first);
    assertThat(lobbies.get(2).ask("", 1).place())
        .as("room for one, and others before")
        .isPositive();
    assertThat(lobbies.get(1).ask(first.token(), 1).place()).isZero();
  }

  @Test
  @Order(1)
  void membersTellWhoAsksHowOften() throws Exception {
    List<Neighbours> all = NODES.stream().map(node -> node.cluster().neighbours()).toList();
    var heard = new CompletableFuture<Map<String, Integer>>();
    var own = new AtomicInteger();
    all.get(0).listen(asked -> own.incrementAndGet());
    all.get(1).listen(heard::complete);

    all.get(0).tell(Map.of("192.0.2.1", 7));

    assertThat(heard.get(60, TimeUnit.SECONDS)).isEqualTo(Map.of("192.0.2.1", 7));
    assertThat(own).hasValue(0);
  }

  @Test
  @Order(1)
  void threeMembersGiveTheBytesOfOne() throws IOException {
    Experiment experiment = sweep(300);
    long before = NODES.get(1).sweeps().helped() + NODES.get(2).sweeps().helped();
    assertThat(spread(NODES.getFirst(), experiment, () -> {})).isEqualTo(alone(experiment));
    assertThat(NODES.get(1).sweeps().helped() + NODES.get(2).sweeps().helped())
        .as("cells that the others have computed")
        .isGreaterThan(before);
  }

  @Test
  @Order(2)
  void allMembersCountWhatAVisitorBrings() {
    var bounds = new Bounds(100, 100_000, 10_000, 3, 1000, TimeUnit.MINUTES.toNanos(10));
    Allowance one = NODES.get(0).cluster().allowance(bounds);
    Allowance two = NODES.get(1).cluster().allowance(bounds);
    for (int i = 0; i < 3; i++) {
      assertThat(two.allows("me", 10)).isTrue();
      one.note("me", 10);
    }
    assertThat(two.allows("me", 10)).isFalse();
    assertThat(two.renewal("me")).isPositive().isLessThanOrEqualTo(bounds.window());
    assertThat(two.renewal("you")).isZero();
    assertThat(two.allows("you", 1000)).isTrue();
    assertThat(two.allows("you", 1001)).isFalse();
    Allowance brief =
        NODES.get(1).cluster().allowance(new Bounds(100, 100_000, 10_000, 3, 1000, 1));
    assertThat(brief.allows("me", 10)).as("in the next window").isTrue();
  }

  private record Heard(String code, boolean changed, Presence elsewhere) {}

  @Test
  @Order(3)
  void newsOfClassesReachTheOthersAlone() throws InterruptedException {
    BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    ClassNews one = NODES.get(0).cluster().news();
    ClassNews two = NODES.get(1).cluster().news();
    ClassNews three = NODES.get(2).cluster().news();
    one.listen((code, changed, there) -> heard.add(new Heard(code, changed, there)));
    one.tell("ABCDEF", true, new Presence(9, 9, 0));
    two.tell("ABCDEF", true, new Presence(2, 1, 1));
    assertThat(heard.poll(30, TimeUnit.SECONDS))
        .isEqualTo(new Heard("ABCDEF", true, new Presence(2, 1, 1)));
    three.tell("ABCDEF", false, new Presence(3, 0, 1));
    assertThat(heard.poll(30, TimeUnit.SECONDS))
        .isEqualTo(new Heard("ABCDEF", false, new Presence(5, 1, 2)));
  }

  @Test
  @Order(4)
  void aMemberThatDiesCostsTimeAndNoResults() throws IOException, InterruptedException {
    BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    NODES
        .get(0)
        .cluster()
        .news()
        .listen((code, changed, there) -> heard.add(new Heard(code, changed, there)));
    Experiment experiment = sweep(1200);
    long before = NODES.get(2).sweeps().helped();
    String text =
        spread(
            NODES.getFirst(),
            experiment,
            () -> {
              await(() -> NODES.get(2).sweeps().helped() > before);
              NODES.get(2).cluster().kill();
            });
    assertThat(text).isEqualTo(alone(experiment));
    await(() -> NODES.get(0).cluster().size() == 2);
    NODES.get(0).cluster().news().tell("GHJKLM", false, Presence.NOBODY);
    assertThat(heard.poll(30, TimeUnit.SECONDS))
        .as("nobody is connected to it any more")
        .isEqualTo(new Heard("ABCDEF", false, new Presence(2, 1, 1)));
    await(() -> NODES.get(0).cluster().size() == 2);
  }

  @Test
  void aMemberIsOneOfThoseThatAreNamed() {
    assertThat(MemberAddress.readAll("one, 10.0.0.2:5800"))
        .containsExactly(new MemberAddress("one", 5701), new MemberAddress("10.0.0.2", 5800));
    assertThatThrownBy(() -> new Cluster(List.of(new MemberAddress("192.0.2.1", 5701))))
        .hasMessageContaining("no address of this machine");
  }
}
