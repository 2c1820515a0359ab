package descent.classroom.choice;

import descent.experiment.Experiment;
import descent.experiment.Question;
import descent.experiment.Question.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What the votes on a question come to, in as many numbers however many have voted.
 *
 * @param rounds for each round the votes for each choice, or in each bin
 * @param bins where numbers or places are counted; null for choices, and where nobody has voted
 * @param within for each round how many are within the tolerance; empty where there is none
 * @param medians for each round that of its numbers, null where nobody has voted; empty where no
 *     number is asked
 */
public record Tally(
    List<int[]> rounds, @Nullable Bins bins, List<Integer> within, List<@Nullable Double> medians) {

  /** Where votes are counted that are no choices. */
  public sealed interface Bins permits NumberBins, PlaceBins {
    int count();

    /** The bin of a vote, from 0. */
    int of(Vote vote);
  }

  private static final Tally NONE = new Tally(List.of(), null, List.of(), List.of());

  /** Counts the votes of some rounds. */
  public static Tally of(Experiment experiment, List<? extends Collection<Vote>> rounds) {
    Question question = experiment.question();
    if (question == null) {
      return NONE;
    }
    Target target = question.target();
    Bins bins =
        switch (question.answers()) {
          case Question.Choices choices -> null;
          case Question.Numbers numbers -> NumberBins.of(numbers, numbers(rounds));
          case Question.Places places -> new PlaceBins(experiment.problem().map());
        };
    int count = bins == null ? question.choices().size() : bins.count();
    var counts = new ArrayList<int[]>();
    var within = new ArrayList<Integer>();
    var medians = new ArrayList<@Nullable Double>();
    for (Collection<Vote> votes : rounds) {
      int[] counted = new int[count];
      votes.forEach(vote -> counted[bins == null ? vote.choice() : bins.of(vote)]++);
      counts.add(counted);
      if (target != null && target.tolerance() != null) {
        within.add((int) votes.stream().filter(vote -> target.accepts(vote.values())).count());
      }
      if (question.answers() instanceof Question.Numbers) {
        medians.add(median(numbers(List.of(votes))));
      }
    }
    return new Tally(counts, bins, within, medians);
  }

  /** In ascending order. */
  private static double[] numbers(List<? extends Collection<Vote>> rounds) {
    return rounds.stream()
        .flatMapToDouble(
            votes -> votes.stream().flatMapToDouble(vote -> DoubleStream.of(vote.number())))
        .sorted()
        .toArray();
  }

  private static @Nullable Double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length == 0
        ? null
        : sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
  }
}
