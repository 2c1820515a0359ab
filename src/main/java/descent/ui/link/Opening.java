package descent.ui.link;

import com.vaadin.flow.router.QueryParameters;
import descent.message.Message;
import descent.trace.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a link shows its experiment; no number depends on it.
 *
 * @param step where it stands at first; null for where the lab stands by itself
 * @param play whether it plays by itself
 * @param embed whether the page is the pictures and the timeline alone
 * @param hidden what is left out
 * @param locked what is seen but not changed
 * @param digest of the numbers of whoever made the link; null where it tells none
 */
public record Opening(
    @Nullable Integer step,
    boolean play,
    boolean embed,
    Set<ControlGroup> hidden,
    Set<ControlGroup> locked,
    @Nullable String digest) {
  static final String STEP = "step";
  static final String PLAY = "play";
  public static final String EMBED = "embed";
  static final String HIDE = "hide";
  static final String LOCK = "lock";
  static final String DIGEST = "digest";

  public static final Opening USUAL = new Opening(null, false, false, Set.of(), Set.of(), null);

  private static final int LAST_STEP = 1_000_000;
  private static final int LONGEST_SHOWN = 40;

  public Opening {
    hidden = sorted(hidden);
    locked = sorted(locked);
  }

  private static Set<ControlGroup> sorted(Set<ControlGroup> groups) {
    var sorted = EnumSet.noneOf(ControlGroup.class);
    sorted.addAll(groups);
    return Collections.unmodifiableSet(sorted);
  }

  /** An opening, and complaints about what its link asks that cannot be. */
  public record Read(Opening opening, List<Message> complaints) {}

  /** What a query says of an opening, rightly or wrongly. */
  public static Map<String, String> asked(QueryParameters query) {
    var asked = new LinkedHashMap<String, String>();
    for (String name : List.of(STEP, PLAY, EMBED, HIDE, LOCK, DIGEST)) {
      query.getSingleParameter(name).ifPresent(value -> asked.put(name, value));
    }
    return asked;
  }

  /** Reads a link; what it asks and cannot be is complained about, and the rest holds. */
  public static Read read(QueryParameters query) {
    var complaints = new ArrayList<Message>();
    var opening =
        new Opening(
            step(query, complaints),
            isSet(query, PLAY),
            isSet(query, EMBED),
            groups(query, HIDE, complaints),
            groups(query, LOCK, complaints),
            digest(query, complaints));
    return new Read(opening, List.copyOf(complaints));
  }

  private static @Nullable Integer step(QueryParameters query, List<Message> complaints) {
    String text = query.getSingleParameter(STEP).orElse(null);
    if (text == null) {
      return null;
    }
    if (text.matches("\\d{1,7}") && Integer.parseInt(text) <= LAST_STEP) {
      return Integer.valueOf(text);
    }
    complaints.add(
        Message.of(
            "share.step",
            "The link''s step is a whole number from 0 to {0}, not {1}.",
            LAST_STEP,
            clipped(text)));
    return null;
  }

  /** Being there is enough, as in {@code ?embed}. */
  public static boolean isSet(@Nullable String value) {
    return value != null && !value.matches("false|0");
  }

  private static boolean isSet(QueryParameters query, String name) {
    return isSet(query.getSingleParameter(name).orElse(null));
  }

  private static Set<ControlGroup> groups(
      QueryParameters query, String parameter, List<Message> complaints) {
    var groups = EnumSet.noneOf(ControlGroup.class);
    for (String name : query.getSingleParameter(parameter).orElse("").split(",")) {
      if (!name.isBlank()) {
        ControlGroup.of(name.strip())
            .ifPresentOrElse(
                groups::add,
                () ->
                    complaints.add(
                        Message.of(
                            "share.groups",
                            "The link''s {0} names {1}, which is not one of {2}.",
                            parameter,
                            clipped(name),
                            names(EnumSet.allOf(ControlGroup.class)).replace(",", ", "))));
      }
    }
    return groups;
  }

  private static @Nullable String digest(QueryParameters query, List<Message> complaints) {
    String text = query.getSingleParameter(DIGEST).orElse(null);
    if (text != null && !Digest.isOne(text)) {
      complaints.add(
          Message.of("share.digest", "The digest in the link is not valid: {0}.", clipped(text)));
      return null;
    }
    return text;
  }

  private static String clipped(String text) {
    return Message.clipped(text, LONGEST_SHOWN);
  }

  private static String names(Set<ControlGroup> groups) {
    return groups.stream().map(ControlGroup::id).collect(Collectors.joining(","));
  }

  /** What remains of it once the experiment is another. */
  public Opening lasting() {
    return new Opening(null, false, embed, hidden, locked, null);
  }

  /** Its part of a query, in one order. */
  Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    if (step != null) {
      parameters.put(STEP, step.toString());
    }
    if (play) {
      parameters.put(PLAY, "");
    }
    if (embed) {
      parameters.put(EMBED, "");
    }
    if (!hidden.isEmpty()) {
      parameters.put(HIDE, names(hidden));
    }
    if (!locked.isEmpty()) {
      parameters.put(LOCK, names(locked));
    }
    if (digest != null) {
      parameters.put(DIGEST, digest);
    }
    return parameters;
  }

  /** The same as text, with its question mark; empty where there is nothing to say. */
  public String queryText() {
    String text =
        parameters().entrySet().stream()
            .map(p -> p.getValue().isEmpty() ? p.getKey() : p.getKey() + "=" + p.getValue())
            .collect(Collectors.joining("&"));
    return text.isEmpty() ? "" : "?" + text;
  }
}
