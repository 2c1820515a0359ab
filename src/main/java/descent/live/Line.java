package descent.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a processor, and who is next: the address that has had least computing lately and,
 * of its visitors, the one that has had least. So whoever asks for much waits for it longer,
 * whoever asks seldom goes first, and nobody gains by opening sessions. An address counts for as
 * many visitors as wait there, at most {@link #CROWD}, since a hall of students may stand behind
 * one.
 *
 * <p>Computing counts half after {@link #HALF_LIFE}. Of those who have had as much as each other,
 * but for {@link #ALIKE}, the one who has waited longest is next: where many ask for the same again
 * and again, each waits as long as the others. What has waited is noted here, but not how long it
 * took: see {@link #charge}.
 */
public final class Line<T> {
  /** Visitors of one address that count. */
  static final int CROWD = 16;

  private static final double HALF_LIFE = TimeUnit.SECONDS.toNanos(5);

  /** So many nanoseconds more or less make no difference. */
  static final long ALIKE = TimeUnit.MILLISECONDS.toNanos(5);

  /** After so many half-lives all accounts are written anew, before numbers become too large. */
  private static final int RENEWED = 60;

  /** Accounts of fewer nanoseconds are forgotten. */
  private static final double NOTHING = 1e5;

  private final LongSupplier clock;
  private final Map<String, Address> addresses = new HashMap<>();
  private long begin;
  private long arrivals;
  private int size;

  /** Nanoseconds of computing, in the units of {@link #unit}. */
  private static class Account {
    double used;
  }

  private static final class Address extends Account {
    final Map<String, Person> people = new HashMap<>();

    /** How many people wait. */
    int crowd;

    /** What each of those who wait has had; infinite where nobody does. */
    double share() {
      return crowd == 0 ? Double.POSITIVE_INFINITY : used / Math.min(crowd, CROWD);
    }
  }

  private static final class Person extends Account {
    final Deque<Object> waiting = new ArrayDeque<>();

    /** When it came to wait; each turn is waited for anew. */
    long arrival;
  }

  public Line() {
    this(System::nanoTime);
  }

  /**
   * @param clock counts nanoseconds
   */
  Line(LongSupplier clock) {
    this.clock = clock;
    begin = clock.getAsLong();
  }

  /** At the end of a visitor's own line. */
  public synchronized void add(Visitor visitor, T what) {
    enter(visitor, what, false);
  }

  /** At the front of a visitor's own line: for what was begun already. */
  public synchronized void addFirst(Visitor visitor, T what) {
    enter(visitor, what, true);
  }

  private void enter(Visitor visitor, Object what, boolean first) {
    Address address = addresses.computeIfAbsent(visitor.address(), who -> new Address());
    Person person = address.people.computeIfAbsent(visitor.name(), who -> new Person());
    if (person.waiting.isEmpty()) {
      address.crowd++;
      person.arrival = arrivals++;
    }
    if (first) {
      person.waiting.addFirst(what);
    } else {
      person.waiting.addLast(what);
    }
    size++;
  }

  /** Who is next, who waits no more; null for nobody. */
  public synchronized @Nullable T poll() {
    double alike = ALIKE * unit();
    double least = Double.POSITIVE_INFINITY;
    for (Address each : addresses.values()) {
      least = Math.min(least, each.share());
    }
    Address address = null;
    Person person = null;
    for (Address each : addresses.values()) {
      if (each.crowd > 0 && each.share() <= least + alike) {
        Person first = first(each, alike);
        if (person == null || first.arrival < person.arrival) {
          address = each;
          person = first;
        }
      }
    }
    if (address == null || person == null) {
      return null;
    }
    @SuppressWarnings("unchecked")
    T what = (T) person.waiting.removeFirst();
    person.arrival = arrivals++;
    left(address, person);
    return what;
  }

  private static Person first(Address address, double alike) {
    double least = Double.POSITIVE_INFINITY;
    for (Person each : address.people.values()) {
      least = each.waiting.isEmpty() ? least : Math.min(least, each.used);
    }
    Person first = null;
    for (Person each : address.people.values()) {
      if (!each.waiting.isEmpty()
          && each.used <= least + alike
          && (first == null || each.arrival < first.arrival)) {
        first = each;
      }
    }
    if (first == null) {
      throw new IllegalStateException("somebody waits in a crowd");
    }
    return first;
  }

  private void left(Address address, Person person) {
    size--;
    if (person.waiting.isEmpty()) {
      address.crowd--;
    }
  }

  /** Takes something out; whether it had still been waiting. */
  public synchronized boolean remove(Visitor visitor, T what) {
    Address address = addresses.get(visitor.address());
    Person person = address == null ? null : address.people.get(visitor.name());
    if (address == null || person == null || !person.waiting.removeIf(waiting -> waiting == what)) {
      return false;
    }
    left(address, person);
    return true;
  }

  /** Notes what a visitor has had. */
  public synchronized void charge(Visitor visitor, long nanoseconds) {
    double unit = unit();
    Address address = addresses.computeIfAbsent(visitor.address(), who -> new Address());
    address.used += nanoseconds * unit;
    address.people.computeIfAbsent(visitor.name(), who -> new Person()).used += nanoseconds * unit;
  }

  /** How much a nanosecond counts now; earlier ones count less as this grows. */
  private double unit() {
    double age = (clock.getAsLong() - begin) / HALF_LIFE;
    if (age < RENEWED) {
      return Math.pow(2, age);
    }
    double fading = Math.pow(2, -age);
    begin = clock.getAsLong();
    for (Address address : addresses.values()) {
      address.used *= fading;
      address.people.values().forEach(person -> person.used *= fading);
      address.people.values().removeIf(p -> p.waiting.isEmpty() && p.used < NOTHING);
    }
    addresses.values().removeIf(address -> address.people.isEmpty());
    return 1;
  }

  /** How much waits. */
  public synchronized int size() {
    return size;
  }

  /** How much of one visitor waits. */
  public synchronized int size(Visitor visitor) {
    Address address = addresses.get(visitor.address());
    Person person = address == null ? null : address.people.get(visitor.name());
    return person == null ? 0 : person.waiting.size();
  }

  /** Takes all out. */
  public synchronized List<T> clear() {
    var all = new ArrayList<T>();
    for (T next = poll(); next != null; next = poll()) {
      all.add(next);
    }
    return all;
  }
}
