package descent.optimizer;

/** Decides how far to go along a direction. Without state, and the same for the same ray. */
public interface LineSearch {
  /**
   * Looks for a good length with a bounded number of trials.
   *
   * @param ray goes downhill at its start
   * @param first the length to try first
   * @param last whether no other direction will be tried: then the best length is better than none
   * @return the length of the last trial, if it is good; 0 if none was found; infinity if the
   *     objective falls without end
   */
  double search(Ray ray, double first, boolean last);
}
