def cubic(a, value_a, slope_a, b, value_b, slope_b):
    """The minimum of the cubic with these values and slopes at a and b; NaN without one."""
    d1 = slope_a + slope_b - 3 * np.divide(value_a - value_b, a - b)
    d2 = np.copysign(np.sqrt(np.float64(d1 * d1 - slope_a * slope_b)), b - a)
    return b - (b - a) * np.divide(slope_b + d2 - d1, slope_b - slope_a + 2 * d2)


def strong_wolfe(phi, value, slope, first, last):
    """A length that meets the strong Wolfe conditions; 0 if none is found.

    Where no other direction will be tried, the best length is better than none.

    Nocedal and Wright, Numerical Optimization (2006), algorithms 3.5 and 3.6 in one loop: go on
    until there is a bracket, then narrow it. phi(length) gives the loss and its slope there.
    """
    c1, c2 = 1e-4, 0.9
    lo, lo_value, lo_slope = 0.0, value, slope
    hi, hi_value, hi_slope = np.inf, np.nan, np.nan
    length = first
    for trial in range(1, 41):
        here, there = phi(length)
        if here == -np.inf:
            return length
        fell = here <= value + c1 * length * slope
        if not fell or not here < lo_value or not np.isfinite(there):
            hi, hi_value, hi_slope = length, here, there
        elif abs(there) <= -c2 * slope:
            return length
        else:
            if there * (hi - lo) >= 0:
                hi, hi_value, hi_slope = lo, lo_value, lo_slope
            before, minimum = lo, cubic(lo, lo_value, lo_slope, length, here, there)
            lo, lo_value, lo_slope = length, here, there
            if np.isinf(hi):
                least, most = length + (length - before), 10 * length
                length = min(max(minimum, least), most) if minimum > 0 else most
                continue
        width = hi - lo
        share = (cubic(lo, lo_value, lo_slope, hi, hi_value, hi_slope) - lo) / width
        if not np.isfinite(share):
            length = lo + 0.1 * width
        elif trial % 3 == 0:
            length = lo + width / 2
        else:
            length = lo + min(max(share, 0.1), 0.9) * width
        if length == lo or length == hi:
            break
    if np.isinf(hi) or lo == 0 or not last:
        return np.inf if np.isinf(hi) else 0.0
    phi(lo)
    return lo


class QuasiNewton(Whole):
    """w += length * p with p = -H g, where H approximates the inverse Hessian.

    What stands here differs from the frameworks' own in its line search alone. If no length along
    p is good, H is forgotten and the steepest descent is searched once; if that fails, w stays.
    """

    def __init__(self, line_search):
        self.searches = line_search == "strongWolfe"
        self.tells_rate = not self.searches
        self.s = self.before = None
        self.place = self.slope = None
        self.value, self.stuck = np.nan, False

    def knows(self, w, g):
        """Whether a search has ended here, so that nothing needs to be computed again."""
        return (
            self.searches
            and self.place is not None
            and np.array_equal(w, self.place)
            and np.array_equal(g, self.slope)
        )

    def move(self, w, g, lr, objective):
        if self.stuck and self.knows(w, g):
            return w
        if self.s is not None:
            self.learn(self.s, g - self.before)
        self.before = g
        p = self.direction(g)
        if not self.searches:
            new = w + lr * p
        else:
            shy = min(1.0, np.divide(1.0, np.abs(g).sum()))
            learnt = self.learnt()
            new = self.search(objective, w, g, p, 1.0 if learnt else shy, not learnt)
            if new is None and self.learnt():
                self.forget()
                new = self.search(objective, w, g, -g, shy, True)
            if new is None:
                if not self.knows(w, g):
                    self.place, self.slope, self.value = w, g, np.nan
                self.stuck, new = True, w
        self.s = new - w
        return new

    def search(self, objective, w, g, p, first, last):
        start = g @ p
        if not start < 0 or np.isinf(start):
            return None
        if np.isnan(self.value) or not self.knows(w, g):
            self.place, self.slope, self.value = w, g, objective.value(w)
        self.stuck = False
        trial = None

        def phi(length):
            nonlocal trial
            point = w + length * p
            value, gradient = objective.value_and_gradient(point)
            trial = point, gradient, value
            return value, gradient @ p

        length = strong_wolfe(phi, self.value, start, first, last)
        if length == 0:
            return None
        if np.isinf(length):
            return w + np.where(p == 0, 0, length * p)
        self.place, self.slope, self.value = trial
        return self.place


def curvature(s, y):
    """y's if the pair tells of positive curvature, else 0."""
    sy = s @ y
    good = sy > 1e-12 * np.sqrt(s @ s) * np.sqrt(y @ y) and sy < np.inf
    return sy if good else 0.0
