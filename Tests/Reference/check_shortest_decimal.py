#!/usr/bin/env python3
"""Shows, with whole numbers and fractions alone, that `ShortestDecimal` compares exactly.

For every binary exponent q of a double it takes m = 4c and the ends of its interval, all below 2^55,
and computes y = floor(m * 2^h * g / 2^64) from the table's 128-bit power of ten g = floor(P) + 1,
where P = 10^-k * 2^(127 - floor(log2 10^-k)) is the exact one. The upper 64 bits of y are taken as
the whole part of X = m * 2^(q - 2) / 10^k, and X counts as whole where the lower 64 bits of y are
all zero. That is right if, in units of 2^-64,

- the error of y before its floor, less than m * 2^h / 2^64, is below 1/4, so that a whole X gives
  lower bits of zero;
- no other X lies less than 1 above a whole number (its lower bits would be zero), nor within that
  error below one (its whole part would be one too large).

How near X comes to whole numbers for 1 <= m < 2^55 is found exactly, from the continued fraction of
X / m. The script also holds the integer formulas for logarithms against exact powers. Needs nothing
but Python, takes seconds, and is to be run again when a constant of the algorithm changes.
"""

from fractions import Fraction

LARGEST = 2**55 - 1
UNIT = Fraction(1, 2**64)


def floor_log(base, x):
    """The largest e with base^e at most x, an exact fraction."""
    e = 0
    power = Fraction(1)
    step = Fraction(base)
    while power * step <= x:
        power *= step
        e += 1
    while power > x:
        power /= step
        e -= 1
    return e


def nearest(alpha, largest):
    """The smallest positive distances of m * alpha, 1 <= m <= largest, above and below whole
    numbers, those that are whole left out."""
    above = alpha - alpha.numerator // alpha.denominator
    if above == 0:
        return Fraction(1), Fraction(1)
    below = 1 - above
    m_above = m_below = 1
    # The records of either side come from adding the last record of the other side.
    while m_above + m_below <= largest:
        if above == below:
            # The next sum is whole, and all that follow repeat.
            break
        if above > below:
            steps = min((largest - m_above) // m_below, -(-above // below) - 1)
            above -= steps * below
            m_above += steps * m_below
        else:
            steps = min((largest - m_below) // m_above, -(-below // above) - 1)
            below -= steps * above
            m_below += steps * m_above
        if steps == 0:
            break
    return above, below


for e in range(-1500, 1501):
    assert e * 1262611 >> 22 == floor_log(10, Fraction(2) ** e), e
    assert e * 1262611 - 524031 >> 22 == floor_log(10, Fraction(2) ** e * 3 / 4), e
for e in range(-360, 361):
    assert e * 1741647 >> 19 == floor_log(2, Fraction(10) ** e), e

closest_above = closest_below = Fraction(1)
largest_error = Fraction(0)
for q in range(-1074, 972):
    for k in {q * 1262611 >> 22, q * 1262611 - 524031 >> 22}:
        h = q + (-k * 1741647 >> 19) + 1
        assert 0 <= h and LARGEST << h < 2**64, q
        error = Fraction(LARGEST << h, 2**64)
        largest_error = max(largest_error, error)
        above, below = nearest(Fraction(2) ** (q - 2) / Fraction(10) ** k, LARGEST)
        closest_above = min(closest_above, above)
        closest_below = min(closest_below, below)
        assert above >= UNIT, q
        assert below > error * UNIT, q

assert largest_error < Fraction(1, 4)
print(f"nearest above a whole number: {float(closest_above / UNIT):.4f} * 2^-64")
print(f"nearest below a whole number: {float(closest_below / UNIT):.4f} * 2^-64")
print(f"largest error: {float(largest_error):.4f} * 2^-64")
