"""Laws on whole numbers for generate_laws.py, their tails summed from the point outwards."""
import functools

import mpmath as mp
from scipy import stats

M = mp.mpf


def laws(Law):
    """The laws, made with the generator's own class."""

    def summed(name, parameters, mean, sd, mass, ratio, first, last, rough):
        """`ratio(k)` is the probability of k + 1 divided by that of k."""
        def outwards(k, up):
            total, term, at = M(0), mass(M(k)), M(k)
            while term > 0:
                total += term
                step = ratio(at) if up else 1 / ratio(at - 1) if at > first else M(0)
                at += 1 if up else -1
                term *= step
                if term < total * M(10) ** -30 and step < 1:
                    break
            return total

        @functools.lru_cache
        def both(x):
            if x < mean:
                p = outwards(x, False)
                return p, 1 - p
            q = outwards(x + 1, True) if x < last else M(0)
            return 1 - q, q

        return Law(name, parameters, mean, sd, mass, lambda x: both(x)[0], lambda x: both(x)[1], rough,
                   (M(first) - M(1) / 2, M(last) + M(1) / 2 if last != mp.inf else last), True)

    def negative_binomial(n, p):
        n_, p_ = M(n), M(p)
        mean = n_ * (1 - p_) / p_
        mass = lambda k: mp.exp(mp.loggamma(n_ + k) - mp.loggamma(n_) - mp.loggamma(k + 1)
                                + n_ * mp.log(p_) + k * mp.log1p(-p_))
        return summed("negative_binomial", [n, p], mean, mp.sqrt(mean / p_), mass,
                      lambda k: (n_ + k) / (k + 1) * (1 - p_), 0, mp.inf, stats.nbinom(n, p))

    def geometric(p):
        p_ = M(p)
        return summed("geometric", [p], 1 / p_, mp.sqrt(1 - p_) / p_, lambda k: p_ * (1 - p_) ** (k - 1),
                      lambda k: 1 - p_, 1, mp.inf, stats.geom(p))

    def hypergeometric(n1, n2, draws):
        a, b, t = M(n1), M(n2), M(draws)
        total = a + b
        choose = lambda n, k: mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)
        variance = t * a / total * b / total * (total - t) / (total - 1)
        return summed("hypergeometric", [n1, n2, draws], t * a / total, mp.sqrt(variance),
                      lambda k: mp.exp(choose(a, k) + choose(b, t - k) - choose(total, t)),
                      lambda k: (a - k) * (t - k) / ((k + 1) * (b - t + k + 1)),
                      int(max(0, draws - n2)), int(min(n1, draws)),
                      stats.hypergeom(int(n1 + n2), int(n1), int(draws)))

    def bernoulli(p):
        p_ = M(p)
        return summed("bernoulli", [p], p_, mp.sqrt(p_ * (1 - p_)), lambda k: p_ if k == 1 else 1 - p_,
                      lambda k: p_ / (1 - p_) if k == 0 else M(0), 0, 1, stats.bernoulli(p))

    def integers(low, high):
        count = M(high) - M(low) + 1
        return summed("integers", [low, high], (M(low) + M(high)) / 2, mp.sqrt((count ** 2 - 1) / 12),
                      lambda k: 1 / count, lambda k: M(1) if low <= k < high else M(0), low, high,
                      stats.randint(int(low), int(high) + 1))

    return [
        negative_binomial(3.0, 0.2), negative_binomial(0.3, 0.01), negative_binomial(500.0, 0.9),
        negative_binomial(40.0, 1e-4), negative_binomial(1e6, 0.999),
        geometric(0.2), geometric(0.999), geometric(1e-3), geometric(1.0 / 3),
        hypergeometric(30.0, 70.0, 20.0), hypergeometric(5.0, 10000.0, 300.0),
        hypergeometric(4000000.0, 6000000.0, 20000.0), hypergeometric(50.0, 3.0, 40.0),
        bernoulli(0.3), bernoulli(1e-8), bernoulli(0.9), integers(1.0, 6.0), integers(-40.0, 900.0),
        integers(7.0, 8.0),
    ]
