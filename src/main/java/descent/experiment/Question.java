package descent.experiment;

import java.util.List;

/**
 * What a visitor is asked before the runs are shown. Like the title it is for people: no number
 * depends on it.
 *
 * @param text the question, plain
 * @param choices from which one is picked, at least two, all different
 * @param answer the number of the right choice, from 0
 * @param explanation what is said after the choice, plain; empty for nothing
 */
public record Question(String text, List<String> choices, int answer, String explanation) {
  public Question {
    choices = List.copyOf(choices);
  }
}
