package descent.classroom;

import descent.experiment.Experiment;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All of a class that outlives the process.
 *
 * @param keyHash of the teacher's key
 * @param number of the experiment, as in {@link Classroom.View}
 * @param id of the experiment in the store
 * @param round of votes, 1 or 2
 * @param teacherSeen when a teacher was there last
 * @param ballots for each round the choice, from 0, by the follower's token
 */
record ClassMemory(
    String code,
    String keyHash,
    long version,
    int number,
    String id,
    Experiment experiment,
    Scene scene,
    Phase phase,
    int round,
    Instant teacherSeen,
    List<Follower> followers,
    List<Map<String, Integer>> ballots,
    List<Entry> entries,
    List<Dot> dots) {}
