package descent.live.picture;

import descent.live.training.DataPicture;
import descent.live.training.Outset;
import descent.live.training.Picture.Decision;
import descent.picture.DecisionMap;
import descent.picture.Scatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Networks before they have learnt anything, drawn as far as that is the same in all languages.
 *
 * @param outset what is told of them
 * @param points the data in its plane as SVG; null where it lies in none, or is too much
 * @param maps what each network predicts over the plane; none without points
 */
public record Untrained(Outset outset, @Nullable String points, List<DecisionMap> maps) {
  public Untrained {
    maps = List.copyOf(maps);
  }

  static Untrained of(Outset outset) {
    Scatter scatter = scatter(outset.data()).orElse(null);
    return scatter == null
        ? new Untrained(outset, null, List.of())
        : new Untrained(
            outset,
            scatter.svg(),
            outset.networks().stream()
                .map(network -> network.picture().decision())
                .filter(Objects::nonNull)
                .map(Untrained::map)
                .toList());
  }

  /** Empty where the data lies in no plane, or is too much. */
  static Optional<Scatter> scatter(DataPicture data) {
    return data.points().length == 2 && !data.classes().isEmpty()
        ? Scatter.of(data.points()[0], data.points()[1], data.targets(), data.training())
        : Optional.empty();
  }

  private static DecisionMap map(Decision decision) {
    return DecisionMap.of(decision.values(), decision.frame().columns());
  }
}
