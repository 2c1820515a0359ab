package descent.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import descent.classroom.ClassNews;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * News of classes over a topic. A message may be lost; who is connected is told every few seconds
 * anyway, and what is kept lies in the store.
 */
final class ClusterNews implements ClassNews {
  private final HazelcastInstance member;
  private final ITopic<Note> topic;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Who is connected to which other member, by the code of the class. Guarded by itself. */
  private final Map<String, Map<UUID, Presence>> present = new HashMap<>();

  /** What one member says of a class. */
  private record Note(
      UUID from, String code, boolean changed, int followers, int teachers, int exploring)
      implements Serializable {}

  ClusterNews(HazelcastInstance member) {
    this.member = member;
    topic = member.getTopic("classes");
    topic.addMessageListener(this::hear);
  }

  @Override
  public void tell(String code, boolean changed, Presence here) {
    try {
      forgetWhoIsGone();
      UUID own = member.getCluster().getLocalMember().getUuid();
      topic.publishAsync(
          new Note(own, code, changed, here.followers(), here.teachers(), here.exploring()));
    } catch (HazelcastInstanceNotActiveException e) {
      // This server ends.
    }
  }

  @Override
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  private void hear(Message<Note> message) {
    Note note = message.getMessageObject();
    if (note.from().equals(member.getCluster().getLocalMember().getUuid())) {
      return;
    }
    Presence elsewhere;
    synchronized (present) {
      Map<UUID, Presence> members = present.computeIfAbsent(note.code(), code -> new HashMap<>());
      members.put(note.from(), new Presence(note.followers(), note.teachers(), note.exploring()));
      elsewhere = sum(members);
      if (elsewhere.equals(Presence.NOBODY)) {
        present.remove(note.code());
      }
    }
    listeners.forEach(each -> each.heard(note.code(), note.changed(), elsewhere));
  }

  /**
   * Whoever was connected to a member that is gone is connected no more. No listener waits for
   * that: Vaadin looks at what every class implements, and would load code of Hazelcast in any
   * server.
   */
  private void forgetWhoIsGone() {
    var there = new HashSet<UUID>();
    member.getCluster().getMembers().forEach(each -> there.add(each.getUuid()));
    Map<String, Presence> left = new HashMap<>();
    synchronized (present) {
      present.forEach(
          (code, members) -> {
            if (members.keySet().retainAll(there)) {
              left.put(code, sum(members));
            }
          });
    }
    left.forEach(
        (code, elsewhere) -> listeners.forEach(each -> each.heard(code, false, elsewhere)));
  }

  private static Presence sum(Map<UUID, Presence> members) {
    int followers = members.values().stream().mapToInt(Presence::followers).sum();
    int teachers = members.values().stream().mapToInt(Presence::teachers).sum();
    int exploring = members.values().stream().mapToInt(Presence::exploring).sum();
    return new Presence(followers, teachers, exploring);
  }
}
