package descent.live.training;

import descent.experiment.Experiment;
import descent.live.WantedPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes the pictures of a training, piece by piece: coarse ones at once, fine ones when nothing
 * moves. While it trains, pictures get a third of the time at most, and less where others wait.
 */
final class Studio {
  private static final long PIECE = TimeUnit.MILLISECONDS.toNanos(3);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(60);

  /**
   * By this factor pictures of what moves become rarer while other trainings wait for a processor.
   */
  private static final int CROWDED = 4;

  private static final int RECALLED = 8;

  private static final int CURVE_POINTS = 201;
  private static final int COARSE = 60;
  private static final int FINE = 120;
  private static final int FEWEST = 20;

  /** Multiplications for the predictions of one network. */
  private static final double COARSE_WORK = 3e7;

  private static final double FINE_WORK = 2e8;

  private final Footprint footprint;
  private @Nullable DataPicture data;
  private @Nullable Job job;
  private @Nullable Shot last;
  private long nextAt;

  /** What is to be photographed: one look at one step. */
  private record Shot(WantedPictures look, int step, boolean fine) {}

  private static final class Job {
    final Shot shot;
    final List<Picture> pictures = new ArrayList<>();
    final long begun = System.nanoTime();
    int next;

    Job(Shot shot) {
      this.shot = shot;
    }
  }

  Studio(Footprint footprint) {
    this.footprint = footprint;
  }

  DataPicture data(Experiment experiment) {
    if (data == null) {
      data = DataPicture.of(experiment);
    }
    return data;
  }

  boolean isAtWork() {
    return job != null;
  }

  /** Begins with what is wanted, if there is anything new to photograph now. */
  boolean begins(WantedPictures look, Rounds rounds, boolean moves) {
    if (!look.wantsSomething()) {
      return false;
    }
    int frontier = rounds.frontier();
    int step = look.step() == WantedPictures.FRONTIER ? frontier : Math.min(look.step(), frontier);
    Shot coarse = new Shot(look, step, false);
    Shot fine = new Shot(look, step, true);
    if (fine.equals(last) || (coarse.equals(last) && moves)) {
      return false;
    }
    if (moves && System.nanoTime() < nextAt && last != null && last.look().equals(look)) {
      return false;
    }
    job = new Job(coarse.equals(last) ? fine : coarse);
    return true;
  }

  /**
   * Goes on with the job; the pictures when all are done, else null.
   *
   * @param crowded whether others wait for a processor
   */
  @Nullable List<Picture> work(Rounds rounds, boolean crowded) {
    Job now = job;
    if (now == null) {
      return null;
    }
    TrainingRun trainee = rounds.all().get(now.next);
    long begin = System.nanoTime();
    while (!trainee.recall(now.shot.step(), RECALLED)) {
      if (System.nanoTime() - begin > PIECE) {
        return null;
      }
    }
    now.pictures.addAll(
        trainee.pictures(now.shot.step(), now.shot.look(), frame(trainee, now.shot.fine())));
    now.next++;
    if (now.next < rounds.size()) {
      return null;
    }
    last = now.shot;
    job = null;
    long end = System.nanoTime();
    nextAt = end + (crowded ? CROWDED : 1) * Math.max(PAUSE, 2 * (end - now.begun));
    return now.pictures;
  }

  private Picture.@Nullable PointGrid frame(TrainingRun trainee, boolean fine) {
    if (data == null || !data.isDrawn()) {
      return null;
    }
    if (data.points().length == 1) {
      return data.frame(CURVE_POINTS);
    }
    double most = (double) footprint.pictureNumbers() / data.classes().size();
    double points = Math.min(most, (fine ? FINE_WORK : COARSE_WORK) / trainee.facts().parameters());
    return data.frame((int) Math.clamp(Math.sqrt(points), FEWEST, fine ? FINE : COARSE));
  }
}
