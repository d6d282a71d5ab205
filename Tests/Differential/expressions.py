"""Expressions of the model language: made at random, written as text, and computed with NumPy.

Values are computed together with a bound of their rounding error, since two right programs differ in
last digits and an expression may magnify that: `log(x) / (y - z)`. Where the bound is infinite the value
is open: a comparison of numbers as close as their errors, or a logarithm that near to 0.
"""

import dataclasses
import decimal

import numpy as np

# What an operation of casmodel and one of NumPy may lie apart, in units of the last place of the result.
ROUNDING = 1
FUNCTIONS = 8

# From loosest to tightest, as the language's page has them.
OR, AND, NOT, COMPARISON, SUM, PRODUCT, SIGN, POWER, ATOM = range(9)


@dataclasses.dataclass
class Node:
    """A kind, such as `+` or `max`, with its operands; of a number its text, of a name the name."""

    kind: str
    operands: list
    text: str = ""


def write(node):
    """The text of an expression, with no more parentheses than it needs."""
    return _write(node)[0]


def _write(node):
    """The text and how tightly it binds."""
    kind = node.kind
    if kind in ("number", "name"):
        return node.text, ATOM

    def operand(index, least):
        text, level = _write(node.operands[index])
        return text if level >= least else f"({text})"

    if kind == "negate":
        return "-" + operand(0, SIGN), SIGN
    if kind == "not":
        return "not " + operand(0, NOT), NOT
    if kind == "^":
        # The exponent takes a sign; the base does not: -2 ^ 2 is -4.
        return operand(0, ATOM) + " ^ " + operand(1, SIGN), POWER
    for kinds, level in [("*/", PRODUCT), ("+-", SUM), (["and"], AND), (["or"], OR)]:
        if kind in kinds:
            return f"{operand(0, level)} {kind} {operand(1, level + 1)}", level
    if kind in ("<", "<=", ">", ">=", "==", "!="):
        return f"{operand(0, SUM)} {kind} {operand(1, SUM)}", COMPARISON
    return f"{kind}({', '.join(write(o) for o in node.operands)})", ATOM


UNARY = ["exp", "log", "log10", "log2", "sqrt", "abs", "sign", "floor", "ceil", "round", "sin", "cos"]
UNARY += ["tan", "tanh", "negate", "log1p", "expm1", "logit"]
ARITHMETIC = ["+", "-", "*", "/"]
COMPARISONS = ["<", "<=", ">", ">=", "==", "!="]


def number(random):
    """A literal in one of the ways that the language knows."""
    value = round(float(random.choice([random.uniform(0, 5), 10 ** random.uniform(-3, 4)])), 3)
    forms = [f"{value:g}", f"{value:.3f}", f"{value:.3e}", f"{int(value) + 1}", f"{int(value) + 1}%"]
    forms += [f"{value:.2f}k", f"{int(value) + 1:_}", "0", "1", "2", "pi"]
    return Node("number", [], str(random.choice(forms)))


def value_of(text):
    """The number that a literal stands for."""
    if text == "pi":
        return np.pi
    text = text.replace("_", "")
    for ending, power in [("%", -2), ("k", 3)]:
        if text.endswith(ending):
            # The decimal's own value: 2.01k is 2010, and not 2.01 times 1000.
            return float(decimal.Decimal(text[:-1]).scaleb(power))
    return float(text)


def make(random, names, depth):
    """A random expression with a number as its value."""
    if depth == 0 or random.random() < 0.15:
        if names and random.random() < 0.75:
            return Node("name", [], str(random.choice(names)))
        return number(random)

    def part():
        return make(random, names, depth - 1)

    choice = random.random()
    if choice < 0.45:
        return Node(str(random.choice(ARITHMETIC)), [part(), part()])
    if choice < 0.7:
        return Node(str(random.choice(UNARY)), [part()])
    if choice < 0.78:
        return Node(str(random.choice(["^", "pow"])), [part(), part()])
    if choice < 0.83:
        return Node("mod", [part(), part()])
    if choice < 0.9:
        parts = [part() for _ in range(random.integers(2, 5))]
        return Node(str(random.choice(["min", "max", "sum"])), parts)
    if choice < 0.905:
        return Node("log", [part(), part()])
    if choice < 0.92:
        low = number(random)
        high = Node("+", [low, number(random)])
        return Node("clamp", [part(), low, high])
    if choice < 0.98:
        return Node("if", [make_condition(random, names, depth - 1), part(), part()])
    return Node("+", [make_condition(random, names, depth - 1), part()])


def make_condition(random, names, depth):
    """A random condition."""
    choice = random.random()
    if depth <= 0 or choice < 0.6:
        left = make(random, names, max(depth - 1, 0))
        right = make(random, names, max(depth - 1, 0))
        return Node(str(random.choice(COMPARISONS)), [left, right])
    if choice < 0.7:
        return Node("not", [make_condition(random, names, depth - 1)])
    kind = str(random.choice(["and", "or"]))
    return Node(kind, [make_condition(random, names, depth - 1) for _ in range(2)])


class Value:
    """Numbers with a bound of their errors. Infinite bounds: nothing is known of the number."""

    def __init__(self, value, error=0.0):
        value, error = np.broadcast_arrays(np.asarray(value, float), np.asarray(error, float))
        # What is beyond the largest number has no value, and neither has what rests on it.
        self.value = np.where(np.isfinite(value), value, np.nan)
        self.error = np.where(np.isnan(error), np.inf, error)

    def rounded(self, units):
        """With the error of one more operation."""
        size = np.abs(np.nan_to_num(self.value))
        return Value(self.value, self.error + units * np.spacing(size))

    def open_where(self, mask):
        return Value(self.value, np.where(mask, np.inf, self.error))


def compute(node, names):
    """The values of an expression, given those of the names, `Value` by name."""
    return _compute(node, names)


def _compute(node, names):
    if node.kind == "number":
        return Value(value_of(node.text))
    if node.kind == "name":
        return names[node.text]
    operands = [_compute(operand, names) for operand in node.operands]
    if node.kind == "if":
        return choose(*operands)
    if node.kind in ("min", "max"):
        result = operands[0]
        for operand in operands[1:]:
            result = extreme(node.kind, result, operand)
        return result
    if node.kind == "sum":
        result = operands[0]
        for operand in operands[1:]:
            result = combine("+", result, operand)
        return result
    if node.kind == "log" and len(operands) == 2:
        return logarithm(*operands)
    if node.kind == "clamp":
        return extreme("min", extreme("max", operands[0], operands[1]), operands[2])
    if node.kind in COMPARISONS:
        return compare(node.kind, *operands)
    if node.kind in ("and", "or", "not"):
        return connect(node.kind, *operands)
    if len(operands) == 1:
        return apply(node.kind, operands[0])
    return combine("^" if node.kind == "pow" else node.kind, *operands)


def apply(kind, x):
    """A function of one number."""
    v, e = x.value, x.error
    if kind == "negate":
        return Value(-v, e)
    if kind == "abs":
        return Value(np.abs(v), e)
    if kind == "sign":
        return Value(np.sign(v)).open_where(unsure(np.abs(v) <= e, e))
    if kind in ("floor", "ceil", "round"):
        step = {"floor": np.floor, "ceil": np.ceil, "round": half_away}[kind]
        return Value(step(v)).open_where(unsure(step(v - e) != step(v + e), e))
    if kind == "exp":
        return Value(np.exp(v), np.exp(v) * np.expm1(e)).rounded(FUNCTIONS)
    if kind in ("log", "log10", "log2"):
        function = getattr(np, kind)
        result = Value(function(v), np.where(e > 0, 2 * e / (v - e), 0)).rounded(FUNCTIONS)
        return settle(result, v < -e).open_where(unsure(np.abs(v) <= e, e))
    if kind == "log1p":
        result = Value(np.log1p(v), np.where(e > 0, 2 * e / (1 + v - e), 0)).rounded(FUNCTIONS)
        return settle(result, v < -1 - e).open_where(unsure(np.abs(1 + v) <= e, e))
    if kind == "expm1":
        return Value(np.expm1(v), np.exp(v) * np.expm1(e)).rounded(FUNCTIONS)
    if kind == "logit":
        return logit(v, e)
    if kind == "sqrt":
        result = Value(np.sqrt(v), np.where(e > 0, e / np.sqrt(v - e), 0)).rounded(ROUNDING)
        return settle(result, v < -e).open_where(unsure(np.abs(v) <= e, e))
    if kind in ("sin", "cos", "tanh"):
        # Never steeper than 1.
        return Value(getattr(np, kind)(v), e).rounded(FUNCTIONS)
    tangent = np.tan(v)
    slope = 1 + tangent**2
    result = Value(tangent, 2 * slope * e).rounded(FUNCTIONS)
    return result.open_where(unsure(slope * e > 0.01, e))


def logit(v, e):
    """The log-odds, by a form that keeps its digits near one half and one that does near 0."""
    near = np.log1p((2 * v - 1) / (1 - v))
    value = np.where(v < 0.25, np.log(v) - np.log1p(-v), near)
    value = np.where((v > 0) & (v < 1), value, np.nan)
    # The slope is 1 / (v (1 - v)), and least in the middle.
    slack = np.minimum(v, 1 - v) - e
    error = np.where(e > 0, 2 * e / np.where(slack > 0, slack * 0.5, 0), 0)
    outside = (v < -e) | (v > 1 + e)
    result = settle(Value(value, error).rounded(FUNCTIONS), outside)
    return result.open_where(unsure(~outside & (slack <= 0), e))


def logarithm(x, base):
    """The logarithm to a base: the quotient of two, without a value where the base's has none."""
    divisor = apply("log", base)
    result = combine("/", apply("log", x), divisor)
    none = ~np.isfinite(divisor.value) & (divisor.error == 0)
    return settle(result, none)


def bounded(v, w, result):
    """Of a sum or product beyond the largest number: casmodel goes on with infinity, which may leave a
    number, as `min(2^1000 * 2^1000, 5)` does."""
    return result.open_where(np.isfinite(v) & np.isfinite(w) & np.isnan(result.value))


def unsure(mask, *errors):
    """Where a mask holds and something is inexact; of exact numbers all is known."""
    return mask & (sum(errors) > 0)


def settle(result, mask):
    """Says that there surely is no value where the mask holds."""
    return Value(np.where(mask, np.nan, result.value), np.where(mask, 0, result.error))


def half_away(x):
    """The nearest whole number, halves away from 0."""
    size = np.abs(x)
    return np.copysign(np.floor(size) + (size - np.floor(size) >= 0.5), x)


def combine(kind, x, y):
    """An operation on two numbers."""
    v, e, w, f = x.value, x.error, y.value, y.error
    if kind in "+-":
        return bounded(v, w, Value(v + w if kind == "+" else v - w, e + f).rounded(ROUNDING))
    if kind == "*":
        error = np.where(e > 0, np.abs(w) * e, 0) + np.where(f > 0, np.abs(v) * f, 0) + e * f
        return bounded(v, w, Value(v * w, error).rounded(ROUNDING))
    if kind == "/":
        quotient = v / w
        error = np.where(e + f > 0, (np.abs(quotient) * f + e) / (np.abs(w) - f), 0)
        return Value(quotient, error).rounded(ROUNDING).open_where(unsure(np.abs(w) <= f, f))
    if kind == "mod":
        quotient = v / w
        slack = np.where(e + f > 0, (np.abs(quotient) * f + e) / (np.abs(w) - f), 0)
        slack = np.where(slack > 0, slack + np.spacing(np.abs(quotient)), 0)
        # NumPy's remainder of exact numbers is exact; one by a rounded product lacks its last digit.
        whole = np.floor(quotient)
        error = e + np.where(f > 0, np.abs(whole) * f, 0) + np.spacing(np.abs(w * whole))
        result = Value(np.mod(v, w), error).rounded(ROUNDING)
        steps = np.floor(quotient - slack) != np.floor(quotient + slack)
        # Where the quotient is rounded up to a whole number, as that of 1 and 0.01 is, the language says 0
        # by its definition, and the exact remainder is all but the divisor.
        near = np.abs(np.abs(result.value) - np.abs(w)) <= 2 * np.spacing(np.abs(v))
        return result.open_where(unsure(steps | (np.abs(w) <= f), e, f) | near)
    # Of something without a value, no power is one: neither of 0 nor to 0.
    power = np.where(np.isnan(v) | np.isnan(w), np.nan, np.power(v, w))
    slope = np.where(e > 0, np.abs(w) * e / np.abs(v), 0)
    slope = slope + np.where(f > 0, np.abs(np.log(np.abs(v))) * f, 0)
    result = Value(power, np.where(slope > 0, 2 * np.abs(power) * slope, 0)).rounded(FUNCTIONS)
    beyond = (slope > 0.01) | (np.abs(v) <= e) & (e > 0) | (v <= 0) & (f > 0)
    return result.open_where(unsure(beyond, e, f))


def extreme(kind, x, y):
    """The smaller or the larger; no value where either has none."""
    function = np.minimum if kind == "min" else np.maximum
    return Value(function(x.value, y.value), np.maximum(x.error, y.error))


def compare(kind, x, y):
    """1 where a comparison holds, else 0; no value where an operand has none."""
    functions = {
        "<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal,
        "==": np.equal, "!=": np.not_equal,
    }
    missing = np.isnan(x.value) | np.isnan(y.value)
    answer = np.where(missing, np.nan, functions[kind](x.value, y.value))
    slack = x.error + y.error
    return Value(answer).open_where(unsure(~(np.abs(x.value - y.value) > slack), slack))


def connect(kind, x, y=None):
    """Kleene's logic: what is open or has no value is decided where the other operand decides."""
    if kind == "not":
        return Value(np.where(np.isnan(x.value), np.nan, x.value == 0), x.error)
    decides = (lambda z: (z.value == 0) & (z.error == 0)) if kind == "and" else (
        lambda z: (z.value != 0) & ~np.isnan(z.value) & (z.error == 0))
    decided = decides(x) | decides(y)
    missing = np.isnan(x.value) | np.isnan(y.value)
    rest = np.where(missing, np.nan, 1.0 if kind == "and" else 0.0)
    value = np.where(decided, 0.0 if kind == "and" else 1.0, rest)
    return Value(value, np.where(decided, 0, x.error + y.error))


def choose(condition, x, y):
    """The branch that is taken, alone, decides."""
    holds = condition.value != 0
    value = np.where(holds, x.value, y.value)
    value = np.where(np.isnan(condition.value), np.nan, value)
    error = np.where(holds, x.error, y.error)
    error = np.where(np.isnan(condition.value), 0, error)
    return Value(value, error).open_where(condition.error > 0)
