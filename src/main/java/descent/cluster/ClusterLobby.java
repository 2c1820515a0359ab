package descent.cluster;

import com.hazelcast.aggregation.Aggregators;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import descent.live.Lobby;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One waiting line for all members, whichever member the balancer sends a visitor to. A visitor who
 * is within the free places of all members is admitted by the first of them that is asked and has
 * one.
 */
final class ClusterLobby implements Lobby {
  private static final int BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final HazelcastInstance member;

  /** When each came, in milliseconds of the cluster's clock. */
  private final IMap<String, Long> line;

  /** How many may come in to which member. */
  private final IMap<UUID, Integer> rooms;

  ClusterLobby(HazelcastInstance member) {
    this.member = member;
    line = member.getMap("lobby");
    rooms = member.getMap("rooms");
  }

  @Override
  public Place ask(String token, int free) {
    try {
      Long came = token.isEmpty() ? null : line.get(token);
      return ask(token, came, free);
    } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
      // Who cannot be counted at the moment comes in where there is room, and is asked again if
      // not.
      return new Place(token.isEmpty() ? draw() : token, free > 0 ? 0 : 1);
    }
  }

  private Place ask(String token, @Nullable Long known, int free) {
    UUID here = member.getCluster().getLocalMember().getUuid();
    rooms.set(here, Math.max(0, free), LOST_SECONDS, TimeUnit.SECONDS);
    String name = known == null ? draw() : token;
    long came = known == null ? member.getCluster().getClusterTime() : known;
    line.set(name, came, LOST_SECONDS, TimeUnit.SECONDS);
    long before = line.aggregate(Aggregators.count(), Predicates.lessThan("this", came));
    int room = rooms.values().stream().mapToInt(Integer::intValue).sum();
    if (free > 0 && before < room) {
      line.delete(name);
      rooms.set(here, free - 1, LOST_SECONDS, TimeUnit.SECONDS);
      return new Place("", 0);
    }
    return new Place(name, (int) before + 1);
  }

  @Override
  public int size() {
    try {
      return line.size();
    } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
      return 0;
    }
  }

  private static String draw() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
