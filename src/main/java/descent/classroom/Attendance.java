package descent.classroom;

import descent.classroom.ClassNews.Presence;
import descent.classroom.choice.Follower;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who is connected to a class. Not safe for several threads. */
final class Attendance {
  /** How many connections each follower has. */
  private final Map<String, Integer> followers = new HashMap<>();

  private final Set<String> exploring = new HashSet<>();
  private int teachers;
  private Presence elsewhere = Presence.NOBODY;

  void enter(Follower follower) {
    followers.merge(follower.token(), 1, Integer::sum);
  }

  void leave(Follower follower) {
    followers.computeIfPresent(follower.token(), (token, count) -> count > 1 ? count - 1 : null);
    exploring.retainAll(followers.keySet());
  }

  /** Returns whether that is a change. */
  boolean explore(Follower follower, boolean alone) {
    return alone ? exploring.add(follower.token()) : exploring.remove(follower.token());
  }

  void addTeacher(int more) {
    teachers += more;
  }

  /** Returns whether that is a change. */
  boolean elsewhere(Presence now) {
    boolean news = !now.equals(elsewhere);
    elsewhere = now;
    return news;
  }

  boolean holds(String token) {
    return followers.containsKey(token);
  }

  /** On this server. */
  Presence here() {
    return new Presence(followers.size(), teachers, exploring.size());
  }

  /** On all servers. */
  Presence everywhere() {
    return new Presence(
        followers.size() + elsewhere.followers(),
        teachers + elsewhere.teachers(),
        exploring.size() + elsewhere.exploring());
  }
}
