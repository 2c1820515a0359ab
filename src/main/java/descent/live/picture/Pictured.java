package descent.live.picture;

import descent.commentary.Commentary;
import descent.picture.RacePicture;
import java.util.List;

/**
 * An experiment in a picture and in words.
 *
 * @param picture the map with the paths
 * @param commentary what is said of the runs
 * @param ends where each run came to
 */
public record Pictured(RacePicture picture, Commentary commentary, List<End> ends) {
  public Pictured {
    ends = List.copyOf(ends);
  }

  /**
   * The end of a run.
   *
   * @param step the last one with a value
   * @param loss there; NaN where there is none
   */
  public record End(String name, int step, double loss) {}
}
