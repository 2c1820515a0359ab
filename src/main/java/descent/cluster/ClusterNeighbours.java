package descent.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.topic.ITopic;
import descent.live.Neighbours;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Counts of requests, published over a topic; a lost message lets a visitor send a little more. */
final class ClusterNeighbours implements Neighbours {
  private final HazelcastInstance member;
  private final ITopic<Counts> topic;

  private record Counts(UUID from, HashMap<String, Integer> asked) implements Serializable {}

  ClusterNeighbours(HazelcastInstance member) {
    this.member = member;
    topic = member.getTopic("requests");
  }

  private UUID own() {
    return member.getCluster().getLocalMember().getUuid();
  }

  @Override
  public void tell(Map<String, Integer> asked) {
    try {
      topic.publishAsync(new Counts(own(), new HashMap<>(asked)));
    } catch (HazelcastInstanceNotActiveException e) {
      // This server ends.
    }
  }

  @Override
  public void listen(Consumer<Map<String, Integer>> listener) {
    topic.addMessageListener(
        message -> {
          if (!message.getMessageObject().from().equals(own())) {
            listener.accept(message.getMessageObject().asked());
          }
        });
  }
}
