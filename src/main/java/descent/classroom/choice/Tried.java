package descent.classroom.choice;

/**
 * A choice that was tried out.
 *
 * @param made the id of the experiment that the choice makes
 */
public record Tried(Dot dot, String made) {}
