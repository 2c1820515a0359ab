package descent.classroom.choice;

import org.jspecify.annotations.Nullable;

/**
 * What a follower said to what is asked now, so that a page loaded again shows it.
 *
 * @param round of the last vote, from 1; 0 for none
 * @param vote the last one; null for none
 */
public record Said(int round, @Nullable Vote vote, @Nullable Guess guess) {}
