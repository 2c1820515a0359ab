package descent.classroom.protocol;

import java.util.Locale;

/**
 * Where a question stands: asked, talked over with the neighbour, asked again, answered (peer
 * instruction: Mazur, Peer Instruction, 1997).
 */
public enum Phase {
  CLOSED,
  OPEN,
  TALK,
  OPEN2,
  REVEALED;

  /** As it is written in messages. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a class thinks about the question: asked, and not answered yet. */
  public boolean isAsked() {
    return this == OPEN || this == TALK || this == OPEN2;
  }

  /** The round of votes that are taken now, from 1; 0 while none are. */
  public int round() {
    return switch (this) {
      case OPEN -> 1;
      case OPEN2 -> 2;
      case CLOSED, TALK, REVEALED -> 0;
    };
  }
}
