# Chance comes from keys, as in Descent: a number depends on what it is for and not on what was
# drawn before. A key is a state of SplitMix64 (Steele, Lea and Flood, 2014).
GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def mix(z):
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def seed_key(seed):
    return mix(np.uint64(seed % 2**64) + GOLDEN)


def key(state, part):
    """The key of a part (a purpose, a step, an array of rows) of what a key stands for."""
    part = np.asarray(part, dtype=np.uint64)
    return mix(state * np.uint64(0xDA942042E4DD58B5) + mix(part + GOLDEN))


def uniform(state, count):
    """The first numbers of a key, from 0 to below 1."""
    steps = np.arange(1, count + 1, dtype=np.uint64) * GOLDEN
    return (mix(state + steps) >> np.uint64(11)) * 2.0**-53


def normal(state, count):
    """The first standard normal numbers of a key (Box and Muller, 1958)."""
    u = uniform(state, 2 * count)
    return np.sqrt(-2 * np.log(1 - u[0::2])) * np.cos(2 * np.pi * u[1::2])
