package descent.classroom.choice;

/**
 * What a follower said.
 *
 * @param round of votes, 1 or 2; 0 for what was chosen
 * @param question the text of the question, or the name of the number that was chosen
 * @param pseudonym who said it
 * @param value the number of the choice from 0, or the number or the place that was said or chosen
 * @param experiment the id of the experiment that was asked about or that the choice makes
 */
public record Response(
    int round, String question, String pseudonym, String value, String experiment) {}
