#!/usr/bin/env python3
"""Correctly rounded values of elementary functions, from mpmath.

Writes vector_math.json beside this file; it takes about half a minute. Rerun it when a function or a
kind of argument is added:

    python3 Tests/Reference/generate_vector_math.py

Written with mpmath 1.3 under Python 3; the version used is recorded in the file.

Every row is a string of doubles by their bits in hexadecimal, the arguments and then the result,
rounded to nearest from 400 bits, to a subnormal number where it is one. Rows whose result is not a
finite number other than 0 are left out: the special values have tests of their own. Arguments are
random (over all exponents, and over ordinary sizes) or hard for the usual algorithms: beside the
ends of the intervals to which arguments are reduced, beside 1, and beside overflow and underflow.
"""

import json
import math
import pathlib
import random
import struct

import mpmath as mp

mp.mp.prec = 400
RANDOM = random.Random(20220324)
HALF_LOG2 = mp.log(2) / 2
SMALLEST = mp.ldexp(1, -1074)


def rounded(value):
    """The double nearest to a number; ties cannot occur but for exact results."""
    if value == 0:
        return 0.0
    if abs(value) < mp.ldexp(1, -1022):
        return float(mp.nint(value / SMALLEST)) * 5e-324
    with mp.workprec(53):
        return float(+value)  # Infinity on overflow.


def bits(x):
    return f"{struct.unpack('<Q', struct.pack('<d', x))[0]:016x}"


def any_double():
    """A positive finite double with random bits."""
    return struct.unpack("<d", struct.pack("<Q", RANDOM.randrange(1, 0x7FF0 << 48)))[0]


def beside(x, steps=4):
    """A double some steps from x."""
    x = float(x)
    pattern = struct.unpack("<q", struct.pack("<d", abs(x)))[0] + RANDOM.randint(-steps, steps)
    return math.copysign(struct.unpack("<d", struct.pack("<q", max(pattern, 0)))[0], x)


def near_one():
    """1 plus or minus a number of any size down to 2^-52."""
    return 1 + RANDOM.choice([-0.5, 1]) * RANDOM.uniform(0.5, 1) * 2.0 ** -RANDOM.randint(0, 52)


def arguments_of_exp():
    yield from (RANDOM.uniform(-745.2, 709.8) for _ in range(500))
    yield from (RANDOM.uniform(-1, 1) for _ in range(300))
    yield from (beside(RANDOM.randrange(-2149, 2048, 2) * HALF_LOG2) for _ in range(300))
    yield from (RANDOM.choice([-1, 1]) * 2.0 ** RANDOM.uniform(-60, 0) for _ in range(150))
    yield from (RANDOM.uniform(-745.2, -708) for _ in range(150))
    yield from (beside(709.782712893384, 40) for _ in range(20))
    yield from (beside(-745.1332191019411, 40) for _ in range(20))


def arguments_of_log():
    yield from (any_double() for _ in range(400))
    yield from (near_one() for _ in range(400))
    yield from (RANDOM.uniform(0.5, 2) for _ in range(300))
    yield from (
        beside(mp.sqrt(2) * mp.ldexp(1, RANDOM.randint(-1022, 1022)), RANDOM.choice([3, 1 << 20]))
        for _ in range(200))
    yield from (beside(float.fromhex("0x1.6a09ep-1") * 2.0 ** RANDOM.randint(-2, 2), 3) for _ in range(50))
    yield from (RANDOM.randrange(1, 1 << RANDOM.randint(1, 52)) * 5e-324 for _ in range(100))
    yield from (float(10**exponent) for exponent in range(23))
    yield from (2.0**exponent for exponent in range(-1074, 1024, 67))


def arguments_of_pow():
    for _ in range(400):
        yield RANDOM.uniform(0, 10), RANDOM.uniform(-10, 10)
    for _ in range(400):
        # Any base, with an exponent that keeps the result in range.
        x = any_double()
        yield x, RANDOM.uniform(-1074, 1024) / float(mp.log(x, 2))
    for _ in range(500):
        x = near_one()
        if x != 1:
            yield x, RANDOM.uniform(-1074, 1024) / float(mp.log(x, 2))
    for _ in range(200):
        x = RANDOM.uniform(0.5, 2)
        yield x, beside(RANDOM.uniform(1000, 1024) / float(mp.log(x, 2)))
        yield x, beside(RANDOM.uniform(-1074, -1020) / float(mp.log(x, 2)))
    for _ in range(200):
        # The exponent of 2 halfway between whole numbers.
        x = RANDOM.uniform(0.5, 2)
        yield x, beside((RANDOM.randint(-1000, 1000) + 0.5) / mp.log(x, 2))
    for _ in range(100):
        yield beside(mp.sqrt(2) * mp.ldexp(1, RANDOM.randint(-40, 40)), 3), RANDOM.uniform(-20, 20)
    for _ in range(100):
        yield RANDOM.randrange(1, 1 << RANDOM.randint(1, 52)) * 5e-324, RANDOM.uniform(-1, 1)
    for _ in range(100):
        yield -RANDOM.uniform(0, 50), float(RANDOM.randint(-40, 40))
    for _ in range(100):
        yield float(RANDOM.randint(2, 12)), float(RANDOM.randint(-12, 12))
    for _ in range(50):
        yield RANDOM.uniform(0.1, 10), RANDOM.uniform(-1, 1) * 2.0 ** -RANDOM.randint(10, 70)


def arguments_of_log1p():
    yield from (RANDOM.choice([-1, 1]) * 2.0 ** RANDOM.uniform(-1074, 0) for _ in range(300))
    yield from (RANDOM.choice([-1, 1]) * 2.0 ** RANDOM.uniform(-60, 0) for _ in range(400))
    yield from (RANDOM.uniform(-1, 3) for _ in range(300))
    yield from (-1 + 2.0 ** RANDOM.uniform(-53, -1) for _ in range(150))
    yield from (beside(mp.sqrt(2) * 2.0 ** RANDOM.randint(-1, 60) - 1, 3) for _ in range(100))
    yield from (any_double() for _ in range(150))


def arguments_of_expm1():
    yield from (RANDOM.choice([-1, 1]) * 2.0 ** RANDOM.uniform(-1074, 0) for _ in range(300))
    yield from (RANDOM.choice([-1, 1]) * 2.0 ** RANDOM.uniform(-60, 2) for _ in range(400))
    yield from (RANDOM.uniform(-45, 45) for _ in range(300))
    yield from (beside(RANDOM.randrange(-121, 121, 2) * HALF_LOG2) for _ in range(300))
    yield from (RANDOM.uniform(-745, 709.7) for _ in range(100))


def arguments_of_logit():
    yield from (RANDOM.uniform(0, 1) for _ in range(400))
    yield from (0.5 + RANDOM.choice([-1, 1]) * 2.0 ** RANDOM.uniform(-54, -1) for _ in range(400))
    yield from (2.0 ** RANDOM.uniform(-1074, -1) for _ in range(300))
    yield from (1 - 2.0 ** RANDOM.uniform(-53, -1) for _ in range(300))


def power(x, y):
    size = mp.power(mp.mpf(abs(x)), mp.mpf(y))
    return -size if x < 0 and int(y) % 2 else size


def rows(function, arguments):
    for row in arguments:
        row = row if isinstance(row, tuple) else (row,)
        result = rounded(function(*map(mp.mpf, row)))
        if result != 0 and math.isfinite(result):
            yield " ".join(bits(x) for x in (*row, result))


def main():
    # The logarithms of powers of their base are exact; mpmath rounds those of 10 at 400 bits.
    result = {
        "generator": "generate_vector_math.py",
        "mpmath": mp.__version__,
        "exp": list(rows(mp.exp, arguments_of_exp())),
        "log": list(rows(mp.log, arguments_of_log())),
        "log2": list(rows(lambda x: mp.log(x, 2), arguments_of_log())),
        "log10": list(rows(lambda x: mp.log(x, 10), arguments_of_log())),
        "pow": list(rows(power, arguments_of_pow())),
        "log1p": list(rows(mp.log1p, arguments_of_log1p())),
        "expm1": list(rows(mp.expm1, arguments_of_expm1())),
        "logit": list(rows(lambda x: mp.log(x / (1 - x)), arguments_of_logit())),
    }
    path = pathlib.Path(__file__).with_name("vector_math.json")
    path.write_text(json.dumps(result, indent=0) + "\n")
    print({name: len(value) for name, value in result.items() if isinstance(value, list)})


if __name__ == "__main__":
    main()
