package descent.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import descent.classroom.ClassNews;
import descent.live.Lobby;
import descent.live.Neighbours;
import descent.live.job.CellHelpers;
import descent.live.job.Sweeps;
import descent.share.Allowance;
import descent.share.Bounds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * This server as a member of a cluster (Hazelcast). It looks for the given addresses alone: no
 * multicast, no discovery, no call home; its consensus subsystem is not used. The data that members
 * share here may be lost without harm: links and classes lie in a store that all of them reach.
 */
public final class Cluster implements AutoCloseable {
  private static final String NAME = "descent";
  private static final int PARTITIONS = 71;

  private final HazelcastInstance member;
  private final ClusterNews news;
  private final AtomicReference<@Nullable Sweeps> sweeps = new AtomicReference<>();

  /**
   * Joins the others, or begins alone until they come.
   *
   * @param members of all, one of which is free and on this machine
   * @throws IOException if this machine has none of the addresses, or all are taken
   */
  public Cluster(List<MemberAddress> members) throws IOException {
    member = join(members);
    news = new ClusterNews(member);
  }

  private HazelcastInstance join(List<MemberAddress> members) throws IOException {
    for (MemberAddress own : members) {
      InetAddress here = own.here();
      if (here != null && isFree(here, own.port())) {
        try {
          return Hazelcast.newHazelcastInstance(config(members, here, own.port()));
        } catch (HazelcastException e) {
          // Another member on this machine has taken the port.
        }
      }
    }
    throw new IOException("CLUSTER names no address of this machine that is free: " + members);
  }

  private static boolean isFree(InetAddress here, int port) {
    try (var socket = new ServerSocket(port, 1, here)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private Config config(List<MemberAddress> members, InetAddress here, int port) {
    var config = new Config();
    config.setClusterName(NAME);
    config.setManagedContext(task -> ClusterCells.equip(task, sweeps.get()));
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "slf4j");
    // The server itself closes it.
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.partition.count", Integer.toString(PARTITIONS));
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.max.join.seconds", "20");
    config.setProperty("hazelcast.merge.first.run.delay.seconds", "5");
    config.setProperty("hazelcast.merge.next.run.delay.seconds", "10");
    config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
    config.setProperty("hazelcast.max.no.heartbeat.seconds", "10");
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(port).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(here.getHostAddress());
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2);
    members.forEach(each -> join.getTcpIpConfig().addMember(each.toString()));
    config.getJetConfig().setEnabled(false);
    config.getExecutorConfig(ClusterCells.EXECUTOR).setPoolSize(ClusterCells.AT_ONCE);
    return config;
  }

  /** The messages of members about classes. */
  public ClassNews news() {
    return news;
  }

  /** The bytes that a visitor has stored through all members. */
  public Allowance allowance(Bounds bounds) {
    return new ClusterAllowance(member, bounds);
  }

  /** The others, as far as they help with sweeps. */
  public CellHelpers helpers() {
    return new ClusterCells(member);
  }

  /** One line for all who wait to come in. */
  public Lobby lobby() {
    return new ClusterLobby(member);
  }

  /** The messages of members about the rates of requests. */
  public Neighbours neighbours() {
    return new ClusterNeighbours(member);
  }

  /** From now on helps others with their sweeps. */
  public void help(Sweeps sweeps) {
    this.sweeps.set(sweeps);
  }

  /** How many members there are, this one too. */
  public int size() {
    return member.getCluster().getMembers().size();
  }

  /** Leaves in order. */
  @Override
  public void close() {
    member.shutdown();
  }

  /** Is gone at once, as a process that is killed. */
  void kill() {
    member.getLifecycleService().terminate();
  }
}
