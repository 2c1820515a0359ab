package descent.api.classroom;

import descent.classroom.Classroom;
import descent.classroom.choice.Dot;
import descent.classroom.protocol.ClassText;
import descent.classroom.protocol.ClassView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a class tells each of its audiences, written as JSON once for all who hear it. */
final class ClassBroadcast {
  /** Who hears the same. */
  enum Audience {
    FOLLOWERS,
    PROJECTORS,
    TEACHERS
  }

  private final RevealedRows rows;

  ClassBroadcast(RevealedRows rows) {
    this.rows = rows;
  }

  /** What a moving step reveals. */
  RevealedRows rows() {
    return rows;
  }

  private record State(long version, String json) {}

  // The fields below are guarded by this object's monitor.
  private final Map<Audience, State> states = new EnumMap<>(Audience.class);
  private final Map<Audience, List<String>> dots = new EnumMap<>(Audience.class);
  private int number;

  /** A view of this audience as JSON. */
  synchronized String state(Audience audience, ClassView view) {
    State told = states.get(audience);
    if (told == null || told.version != view.version()) {
      told = new State(view.version(), ClassText.state(view).toString());
      states.put(audience, told);
    }
    return told.json;
  }

  /**
   * What came of the choices from one number on, each as JSON.
   *
   * @param view whose dots are to be told
   */
  synchronized List<String> dots(Audience audience, Classroom room, ClassView view, int from) {
    if (number != view.number()) {
      number = view.number();
      dots.clear();
    }
    List<String> known = dots.computeIfAbsent(audience, unknown -> new ArrayList<>());
    if (known.size() < view.dots()) {
      for (Dot dot : room.dots(known.size())) {
        known.add(
            ClassText.dot(dot, audience == Audience.TEACHERS, audience != Audience.FOLLOWERS)
                .toString());
      }
    }
    int to = Math.min(view.dots(), known.size());
    return from >= to ? List.of() : List.copyOf(known.subList(from, to));
  }
}
