"""Laws for generate_laws.py that have no closed form: skew normal, metalog, stable and Landau."""
import functools

import mpmath as mp
from scipy import stats

M = mp.mpf


def skew_normal(Law, l, s, a):
    """Tails by quadrature of the density, outwards in steps that grow."""
    l_, s_, a_ = M(l), M(s), M(a)
    f = lambda z: 2 * mp.npdf(z) * mp.ncdf(a_ * z)
    delta = a_ / mp.sqrt(1 + a_ * a_)

    @functools.lru_cache
    def tail(z, sign):
        old, mp.mp.dps = mp.mp.dps, 40
        total, step, at = M(0), M(1) / 40 / max(1, abs(a_)), z
        while True:
            to = at + sign * step
            part = mp.quad(f, [min(at, to), max(at, to)])
            total += part
            at, step = to, min(step * M("1.5"), M(1) / 2)
            if part < total * M(10) ** -32 and (at * sign > 0 or part < M(10) ** -300):
                break
        mp.mp.dps = old
        return +total

    z = lambda x: (x - l_) / s_
    return Law("skew_normal", [l, s, a], l_ + s_ * delta * mp.sqrt(2 / mp.pi),
               s_ * mp.sqrt(1 - 2 * delta ** 2 / mp.pi), lambda x: f(z(x)) / s_,
               lambda x: tail(z(x), -1), lambda x: tail(z(x), 1), stats.skewnorm(a, l, s),
               (-mp.inf, mp.inf))


def stable(Law, name, parameters, alpha, beta, scale, shift, points):
    """Tails and density by Fourier inversion along a turned ray, on which the integrand dies out.

    `points` are where to look, in units of the standard law.
    """
    a, b, c, l = M(alpha), M(beta), M(scale), M(shift)

    def exponent(t):
        """log of the characteristic function of the standard law at t off the negative axis."""
        if alpha == 1:
            return -t * (1 + 1j * b * 2 / mp.pi * mp.log(t))
        return -t ** a * (1 - 1j * b * mp.tan(mp.pi * a / 2))

    @functools.lru_cache
    def inverted(z, sign):
        """Upper tail and density at z for skewness `sign` times beta, z not negative unless alpha is 1."""
        phase = lambda t: exponent(t) if sign > 0 else mp.conj(exponent(mp.conj(t)))
        if alpha == 1:
            turn = mp.pi / 2
        else:
            # Half as far as the characteristic function still falls.
            lean = mp.atan(b * mp.tan(mp.pi * a / 2)) * sign
            turn = min((mp.pi / 2 - lean) / a / 2, mp.pi / 2)
        ray = mp.exp(-1j * turn)
        old, mp.mp.dps = mp.mp.dps, 50
        step = M(1) / 64
        tail = density = M(0)
        start = -80 / min(a, 1) - (mp.log(z) if z > 1 else 0)
        v = start
        peak = M(0)
        while True:
            s = mp.exp(v)
            t = s * ray
            value = mp.exp(phase(t) - 1j * z * t)
            tail += mp.im(value)
            density += mp.re(value * ray) * s
            peak = max(peak, abs(value) * max(s, 1))
            v += step
            if v > 0 and abs(value) * max(s, 1) < M(10) ** -50 or v > 12 / (a - 1 if alpha > 1 else a) + 60:
                break
            if z > 1 and s * z > 1 and abs(value) * s < M(10) ** -70:
                break
        tail = M(1) / 2 - turn / mp.pi + tail * step / mp.pi
        density = density * step / mp.pi
        mp.mp.dps = old
        return +tail, +density

    def at(x):
        z = (x - l) / c
        if z >= 0 or alpha == 1:
            upper, density = inverted(z, 1)
            return 1 - upper, upper, density / c
        lower, density = inverted(-z, -1)
        return lower, 1 - lower, density / c

    class Given:
        """The points, handed out one by one in place of quantiles."""

        def __init__(self):
            self.left = [float(l + c * M(p)) for p in points]

        def ppf(self, _):
            return self.left.pop(0) if self.left else mp.nan

        isf = ppf

    mean = M(0) if alpha > 1 else mp.inf if beta == 1 else mp.nan
    low = l if alpha < 1 and beta == 1 else -mp.inf
    return Law(name, parameters, mean, mp.inf, lambda x: at(x)[2], lambda x: at(x)[0], lambda x: at(x)[1],
               Given(), (low, mp.inf))


def levy_stable(Law, alpha, scale, beta, points):
    shift = M(2) / mp.pi * M(beta) * M(scale) * mp.log(M(scale)) if alpha == 1 else 0
    return stable(Law, "levy_stable", [alpha, scale, beta], alpha, beta, scale, shift, points)


def metalog(points, low, high):
    """Points (probability, value) and bounds or None; rows of x, density, cumulative probability, upper tail."""
    def unbounded(x):
        x = M(x)
        if low is None and high is None:
            return x
        if high is None:
            return mp.log(x - low)
        return -mp.log(high - x) if low is None else mp.log((x - low) / (high - x))

    def terms(p):
        d, logit = p - M(1) / 2, mp.log(p / (1 - p))
        series = [M(1), logit, d * logit, d]
        for k in range(4, len(points)):
            series.append(d ** (k // 2) * (logit if k % 2 else 1))
        return series[:len(points)]

    matrix = mp.matrix([terms(M(p)) for p, _ in points])
    a = mp.lu_solve(matrix, mp.matrix([unbounded(x) for _, x in points]))
    curve = lambda logit: mp.fsum(c * t for c, t in zip(a, terms(1 / (1 + mp.exp(-logit)))))
    rows = []
    for logit in [-27.6, -13.8155, -2.94444, -1, 0, 0.3, 2.94444, 13.8155, 27.6]:
        m = curve(M(logit))
        if low is None and high is None:
            x = m
        elif high is None:
            x = low + mp.exp(m)
        else:
            x = high - mp.exp(-m) if low is None else (low + high * mp.exp(m)) / (1 + mp.exp(m))
        x = float(x)
        if low is not None and x <= low or high is not None and x >= high:
            continue
        exact = mp.findroot(lambda t: curve(t) - unbounded(x), M(logit))
        density = mp.diff(unbounded, M(x)) / mp.diff(curve, exact) / (4 * mp.cosh(exact / 2) ** 2)
        rows.append([x, float(density), float(1 / (1 + mp.exp(-exact))), float(1 / (1 + mp.exp(exact)))])
    return {"points": [list(p) for p in points], "low": low, "high": high, "rows": rows}


METALOGS = [
    metalog([(0.1, 3.0), (0.5, 7.0), (0.9, 20.0)], None, None),
    metalog([(0.05, -10.0), (0.5, 1.0), (0.95, 8.0)], None, None),
    metalog([(0.1, 3.0), (0.5, 7.0), (0.9, 20.0)], 0.0, None),
    metalog([(0.1, 0.02), (0.5, 0.1), (0.9, 0.4)], 0.0, 1.0),
    metalog([(0.1, -900.0), (0.5, -100.0), (0.9, -20.0)], None, 5.0),
    metalog([(0.05, 5000.0), (0.25, 8000.0), (0.5, 10000.0), (0.75, 13000.0), (0.95, 20000.0)], None, None),
    metalog([(0.01, 100.0), (0.1, 220.0), (0.3, 300.0), (0.5, 360.0), (0.8, 520.0), (0.99, 1100.0)], 0.0, None),
]


def laws(Law):
    """The laws, made with the generator's own class."""
    landau = stable(Law, "landau", [0.0, 1.0], 1.0, 1.0, mp.pi / 2, mp.log(mp.pi / 2),
                    [-2.5, -1.2, 0.0, 0.8, 3.0, 12.0, 1e6, 1e12])
    return [
        skew_normal(Law, 0.0, 1.0, 4.0), skew_normal(Law, 3.0, 0.5, -1.5), skew_normal(Law, 1e4, 30.0, 200.0),
        skew_normal(Law, 1.0, 1.0, 0.0),
        landau,
        levy_stable(Law, 1.5, 1.0, 0.0, [-1e8, -40.0, -1.0, 0.3, 2.0, 7.0, 5e4]),
        levy_stable(Law, 1.5, 2.0, 0.7, [-1e8, -30.0, -1.0, -0.4, 0.3, 2.0, 7.0, 5e4]),
        levy_stable(Law, 1.7, 0.1, 1.0, [-7.0, -5.0, -2.0, -0.4, 0.3, 2.0, 7.0, 5e6]),
        levy_stable(Law, 1.2, 3.0, -0.5, [-1e5, -9.0, -2.0, -0.4, 0.3, 2.0, 7.0, 5e6]),
        levy_stable(Law, 1.95, 1.0, 0.3, [-300.0, -4.0, -1.0, 0.1, 2.0, 6.0, 3000.0]),
        levy_stable(Law, 0.5, 1.0, 1.0, [0.02, 0.3, 2.0, 250.0, 1e6, 1e12]),
        levy_stable(Law, 0.8, 2.0, 0.4, [-1e9, -20.0, -0.5, 1e-4, 0.6, 9.0, 300.0, 1e8]),
        levy_stable(Law, 0.4, 1.0, -0.3, [-1e15, -100.0, -0.5, 1e-3, 0.6, 900.0, 1e6]),
        levy_stable(Law, 1.0, 1.0, 0.5, [-1.0, 1.0, 12.0, 1e4, 1e8]),
        levy_stable(Law, 1.0, 5.0, 1.0, [-1.5, -1.0, 1.0, 2.0, 1e6]),
    ]
