package descent.classroom.choice;

/**
 * One who follows a class. No address and no name is kept.
 *
 * @param token known to the follower's browser alone: with it one comes back as the same
 * @param pseudonym different within the class
 */
public record Follower(String token, String pseudonym) {}
