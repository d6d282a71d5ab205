"""Laws for generate_laws.py whose functions are closed forms, or incomplete gamma and beta functions."""
import mpmath as mp
from scipy import stats

M = mp.mpf


def laws(Law, beta_core, gamma_tails):
    """The laws, made with the generator's own class and its incomplete beta and gamma functions."""

    def loguniform(lo, hi):
        a, b = M(lo), M(hi)
        L = mp.log(b / a)
        mean = (b - a) / L
        return Law("loguniform", [lo, hi], mean, mp.sqrt((b * b - a * a) / (2 * L) - mean ** 2),
                   lambda x: 1 / (x * L), lambda x: mp.log(x / a) / L, lambda x: mp.log(b / x) / L,
                   stats.loguniform(lo, hi), (a, b))

    def weibull(k, s):
        k_, s_ = M(k), M(s)
        w = lambda x: (x / s_) ** k_
        g1, g2 = mp.gamma(1 + 1 / k_), mp.gamma(1 + 2 / k_)
        return Law("weibull", [k, s], s_ * g1, s_ * mp.sqrt(g2 - g1 ** 2),
                   lambda x: k_ / x * w(x) * mp.exp(-w(x)),
                   lambda x: -mp.expm1(-w(x)), lambda x: mp.exp(-w(x)),
                   stats.weibull_min(k, scale=s), (0, mp.inf))

    def gumbel(l, s):
        l_, s_ = M(l), M(s)
        e = lambda x: mp.exp(-(x - l_) / s_)
        return Law("gumbel", [l, s], l_ + mp.euler * s_, mp.pi * s_ / mp.sqrt(6),
                   lambda x: e(x) * mp.exp(-e(x)) / s_, lambda x: mp.exp(-e(x)), lambda x: -mp.expm1(-e(x)),
                   stats.gumbel_r(l, s), (-mp.inf, mp.inf))

    def gumbel_min(l, s):
        l_, s_ = M(l), M(s)
        e = lambda x: mp.exp((x - l_) / s_)
        return Law("gumbel_min", [l, s], l_ - mp.euler * s_, mp.pi * s_ / mp.sqrt(6),
                   lambda x: e(x) * mp.exp(-e(x)) / s_, lambda x: -mp.expm1(-e(x)), lambda x: mp.exp(-e(x)),
                   stats.gumbel_l(l, s), (-mp.inf, mp.inf))

    def frechet(k, s):
        k_, s_ = M(k), M(s)
        w = lambda x: (x / s_) ** -k_
        mean = s_ * mp.gamma(1 - 1 / k_) if k > 1 else mp.inf
        sd = s_ * mp.sqrt(mp.gamma(1 - 2 / k_) - mp.gamma(1 - 1 / k_) ** 2) if k > 2 else mp.inf
        return Law("frechet", [k, s], mean, sd,
                   lambda x: k_ / x * w(x) * mp.exp(-w(x)), lambda x: mp.exp(-w(x)), lambda x: -mp.expm1(-w(x)),
                   stats.invweibull(k, scale=s), (0, mp.inf))

    def pareto(k, s):
        k_, s_ = M(k), M(s)
        mean = s_ * k_ / (k_ - 1) if k > 1 else mp.inf
        sd = s_ * mp.sqrt(k_ / (k_ - 2)) / (k_ - 1) if k > 2 else mp.inf
        return Law("pareto", [k, s], mean, sd,
                   lambda x: k_ / x * (s_ / x) ** k_, lambda x: -mp.expm1(-k_ * mp.log(x / s_)),
                   lambda x: (s_ / x) ** k_, stats.pareto(k, scale=s), (s_, mp.inf))

    def student_t(df, l=0.0, s=1.0):
        n, l_, s_ = M(df), M(l), M(s)
        core = beta_core("", [], n / 2, M(1) / 2, 0, 1)
        z = lambda x: (x - l_) / s_
        outside = lambda x: core.lower(n / (n + z(x) ** 2)) / 2
        constant = mp.gamma((n + 1) / 2) / (mp.gamma(n / 2) * mp.sqrt(n * mp.pi) * s_)
        return Law("student_t", [df, l, s], l_ if df > 1 else mp.nan,
                   s_ * mp.sqrt(n / (n - 2)) if df > 2 else mp.inf,
                   lambda x: constant * mp.exp(-(n + 1) / 2 * mp.log1p(z(x) ** 2 / n)),
                   lambda x: outside(x) if x < l_ else 1 - outside(x),
                   lambda x: outside(x) if x > l_ else 1 - outside(x),
                   stats.t(df, l, s), (-mp.inf, mp.inf))

    def cauchy(l, s):
        l_, s_ = M(l), M(s)
        z = lambda x: (x - l_) / s_
        return Law("cauchy", [l, s], mp.nan, mp.inf,
                   lambda x: 1 / (mp.pi * s_ * (1 + z(x) ** 2)),
                   lambda x: mp.atan2(1, -z(x)) / mp.pi, lambda x: mp.atan2(1, z(x)) / mp.pi,
                   stats.cauchy(l, s), (-mp.inf, mp.inf))

    def logistic(l, s):
        l_, s_ = M(l), M(s)
        z = lambda x: (x - l_) / s_
        return Law("logistic", [l, s], l_, mp.pi * s_ / mp.sqrt(3),
                   lambda x: 1 / (4 * s_ * mp.cosh(z(x) / 2) ** 2),
                   lambda x: 1 / (1 + mp.exp(-z(x))), lambda x: 1 / (1 + mp.exp(z(x))),
                   stats.logistic(l, s), (-mp.inf, mp.inf))

    def laplace(l, s):
        l_, s_ = M(l), M(s)
        z = lambda x: (x - l_) / s_
        tail = lambda t: mp.exp(-t) / 2 if t > 0 else 1 - mp.exp(t) / 2
        return Law("laplace", [l, s], l_, mp.sqrt(2) * s_,
                   lambda x: mp.exp(-abs(z(x))) / (2 * s_), lambda x: tail(-z(x)), lambda x: tail(z(x)),
                   stats.laplace(l, s), (-mp.inf, mp.inf))

    def rayleigh(s):
        s_ = M(s)
        z = lambda x: x / s_
        return Law("rayleigh", [s], s_ * mp.sqrt(mp.pi / 2), s_ * mp.sqrt(2 - mp.pi / 2),
                   lambda x: z(x) / s_ * mp.exp(-z(x) ** 2 / 2),
                   lambda x: -mp.expm1(-z(x) ** 2 / 2), lambda x: mp.exp(-z(x) ** 2 / 2),
                   stats.rayleigh(scale=s), (0, mp.inf))

    def chi_squared(df):
        n = M(df)
        return Law("chi_squared", [df], n, mp.sqrt(2 * n),
                   lambda x: mp.exp((n / 2 - 1) * mp.log(x) - x / 2 - n / 2 * mp.log(2) - mp.loggamma(n / 2)),
                   lambda x: gamma_tails(n / 2, x / 2)[0], lambda x: gamma_tails(n / 2, x / 2)[1],
                   stats.chi2(df), (0, mp.inf))

    def fisher_f(d1, d2):
        a, b = M(d1), M(d2)
        core = beta_core("", [], a / 2, b / 2, 0, 1)
        share = lambda x: a * x / (a * x + b)
        mean = b / (b - 2) if d2 > 2 else mp.inf
        sd = mean * mp.sqrt(2 * (a + b - 2) / (a * (b - 4))) if d2 > 4 else mp.inf
        return Law("fisher_f", [d1, d2], mean, sd,
                   lambda x: mp.exp(a / 2 * mp.log(share(x)) + b / 2 * mp.log(1 - share(x))) / x
                   / mp.beta(a / 2, b / 2),
                   lambda x: core.lower(share(x)), lambda x: core.upper(share(x)),
                   stats.f(d1, d2), (0, mp.inf))

    def exponential_power(s, b):
        s_, b_ = M(s), M(b)
        w = lambda x: abs(x / s_) ** b_
        far = lambda x: gamma_tails(1 / b_, w(x))[1] / 2
        return Law("exponential_power", [s, b], M(0), s_ * mp.sqrt(mp.gamma(3 / b_) / mp.gamma(1 / b_)),
                   lambda x: mp.exp(-w(x)) / (2 * s_ * mp.gamma(1 + 1 / b_)),
                   lambda x: far(x) if x < 0 else 1 - far(x), lambda x: far(x) if x > 0 else 1 - far(x),
                   stats.gennorm(b, scale=s), (-mp.inf, mp.inf))

    return [
        loguniform(1.0, 1000.0), loguniform(7000.0, 7001.0), loguniform(1e-20, 1e30),
        weibull(1.5, 2.0), weibull(0.3, 4.0), weibull(1.0, 3600.0), weibull(800.0, 1e6), weibull(40.0, 1e-100),
        gumbel(0.0, 1.0), gumbel(5000000.0, 35.0), gumbel(-3.0, 1e-5),
        gumbel_min(0.0, 1.0), gumbel_min(5000000.0, 35.0), gumbel_min(-3.0, 1e-5),
        frechet(2.5, 10.0), frechet(0.4, 1.0), frechet(1.0, 1e100), frechet(300.0, 2.0),
        pareto(3.0, 100.0), pareto(0.7, 1.0), pareto(1.5, 1e-50), pareto(1e5, 20.0),
        student_t(1.5), student_t(4.0, 3.0, 0.2), student_t(0.3), student_t(30.0, -7000.0, 100.0),
        student_t(1e6), student_t(2.0),
        cauchy(0.0, 1.0), cauchy(-20.0, 4.0), cauchy(1e6, 1e-2),
        logistic(0.0, 1.0), logistic(-20.0, 4.0), logistic(1e6, 1e-2),
        laplace(0.0, 1.0), laplace(-20.0, 4.0), laplace(1e6, 1e-2),
        rayleigh(1.0), rayleigh(1e-200), rayleigh(250.0),
        chi_squared(1.0), chi_squared(3.0), chi_squared(0.1), chi_squared(700.0),
        fisher_f(5.0, 9.0), fisher_f(0.7, 3.0), fisher_f(1.0, 1.0), fisher_f(300.0, 50.0), fisher_f(2.0, 4000.0),
        exponential_power(1.0, 2.0), exponential_power(2.0, 1.3), exponential_power(1e-9, 0.3),
        exponential_power(5.0, 30.0),
    ]
