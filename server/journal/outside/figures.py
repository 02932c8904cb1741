"""Recomputes the figures of a journal from its CSV export, with formulas of its own and nothing but Python's standard
library.

Reads JSON from standard input and writes JSON to standard output:
  csv      the export
  moves    [{at (ms), amount}], USDC paid in (positive) or out, in order of time
  start    USDC before everything
  offset   minutes that the viewer's clock is ahead of UTC
Money is in USDC; it goes in as decimal strings and comes out as floats.

Where the product walks a curve with a peak that payments move, this never lets payments touch it: a drawdown is what was
earned less the most that had ever been earned. Resampling is by another generator: its bounds are as uncertain as the
product's, and are compared with the standard error of the mean in hand.
"""

import csv
import io
import json
import random
import sys
from datetime import datetime, timedelta
from fractions import Fraction
from math import floor, sqrt

FEWEST = 20
RESAMPLES = 4000


def trades_of(text, offset):
    rows = []
    for row in csv.DictReader(io.StringIO(text)):
        local = {
            key: datetime.fromisoformat(row[key].replace("Z", "+00:00")) + timedelta(minutes=offset)
            for key in ("opened_at", "closed_at")
        }
        rows.append({
            "net": Fraction(row["net_pnl"]),
            "r": Fraction(row["r_multiple"]) if row["r_multiple"] else None,
            "opened": local["opened_at"], "closed": local["closed_at"],
            "symbol": row["symbol"], "side": row["side"], "origin": row["origin"],
            "setup": row["setup_tag"], "tags": row["tags"].split(", ") if row["tags"] else [""],
        })
    return sorted(rows, key=lambda row: row["closed"])


def at_of(move, offset):
    return datetime.fromisoformat("1970-01-01T00:00:00+00:00") + timedelta(milliseconds=move["at"], minutes=offset)


def curve(trades, moves, start):
    steps = [(row["closed"], row["net"], Fraction(0)) for row in trades]
    steps += [(at, Fraction(0), amount) for at, amount in moves]
    earned, most, paid, days = Fraction(0), Fraction(0), Fraction(0), {}
    for at, net, amount in sorted(steps, key=lambda step: step[0]):
        earned, paid = earned + net, paid + amount
        most = max(most, earned)
        equity, fall = start + paid + earned, earned - most
        days[at.date().isoformat()] = {
            "cumulative_pnl": earned, "paid": paid, "equity": equity, "peak": equity - fall, "drawdown": fall,
            "drawdown_pct": 100 * fall / (equity - fall),
        }
    return days


def calendar(trades):
    days = {}
    for row in trades:
        days.setdefault(row["closed"].date().isoformat(), []).append(row["net"])
    return {
        day: {"net_pnl": sum(nets), "trade_count": len(nets), "win_count": sum(1 for net in nets if net > 0)}
        for day, nets in days.items()
    }


def returns(trades, moves, start, days):
    """Days by percent of the equity at their midnight."""
    bands = {}
    for day, figures in days.items():
        before = start + sum(row["net"] for row in trades if row["closed"].date().isoformat() < day)
        before += sum(amount for at, amount in moves if at.date().isoformat() < day)
        band = floor(100 * figures["net_pnl"] / before)
        bands[band] = bands.get(band, 0) + 1
    return bands


def stretch(days, length):
    """The most and the least that this many days in a row earned, among those with a trade at an end."""
    ordinals = {datetime.fromisoformat(day).toordinal(): figures["net_pnl"] for day, figures in days.items()}
    begins = {day - back for day in ordinals for back in (0, length - 1)}
    sums = [sum(ordinals.get(begin + step, 0) for step in range(length)) for begin in begins]
    return {"best": max(sums), "worst": min(sums)}


def interval(values, generator):
    """Mean, its standard error, and 95 % of the means of resampled values."""
    numbers, n = [float(value) for value in values], len(values)
    mean = sum(numbers) / n
    if n < FEWEST:
        return {"mean": mean, "low": None, "high": None, "n": n, "error": None}
    means = sorted(sum(generator.choices(numbers, k=n)) / n for _ in range(RESAMPLES))
    error = sqrt(sum((number - mean) ** 2 for number in numbers) / (n - 1) / n)
    return {"mean": mean, "low": means[round(0.025 * RESAMPLES)], "high": means[round(0.975 * RESAMPLES)], "n": n, "error": error}


def figures_of(trades, generator):
    with_stop = [row["r"] for row in trades if row["r"] is not None]
    return {
        "n": len(trades), "net_pnl": sum(row["net"] for row in trades),
        "win_rate": 100 * Fraction(sum(1 for row in trades if row["net"] > 0), len(trades)),
        "expectancy": interval([row["net"] for row in trades], generator),
        "avg_r": interval(with_stop, generator) if with_stop else None,
    }


KEYS = {
    "symbol": lambda row: [row["symbol"]], "side": lambda row: [row["side"]], "origin": lambda row: [row["origin"]],
    "setup": lambda row: [row["setup"]], "tag": lambda row: row["tags"],
    "hour": lambda row: [str(row["opened"].hour)], "weekday": lambda row: [str(row["opened"].weekday())],
}


def groups(trades, keys_of, generator):
    found = {}
    for row in trades:
        for key in keys_of(row):
            found.setdefault(key, []).append(row)
    return {key: figures_of(group, generator) for key, group in found.items()}


def sums(trades, key_of):
    found = {}
    for row in trades:
        found.setdefault(key_of(row), []).append(row)
    return {
        key: {"trade_count": len(group), "net_pnl": sum(row["net"] for row in group)}
        for key, group in sorted(found.items())
    }


def markets(trades):
    found = sums(trades, lambda row: row["symbol"])
    for symbol, figures in found.items():
        group = [row for row in trades if row["symbol"] == symbol]
        rs = [row["r"] for row in group if row["r"] is not None]
        figures["win_rate"] = Fraction(100 * len([row for row in group if row["net"] > 0]), len(group))
        figures["avg_r"] = sum(rs) / len(rs) if rs else None
    return found


def held_from(row):
    """The last of these minutes that the trade was held for."""
    seconds = (row["closed"] - row["opened"]).total_seconds()
    return [begin for begin in (0, 1, 5, 15, 60, 240, 1440, 10080) if seconds >= 60 * begin][-1]


def told(value):
    if isinstance(value, dict):
        return {str(key): told(each) for key, each in value.items()}
    return float(value) if isinstance(value, Fraction) else value


def main():
    asked, generator = json.load(sys.stdin), random.Random(1953)
    offset, start = asked["offset"], Fraction(asked["start"])
    trades = trades_of(asked["csv"], offset)
    moves = [(at_of(move, offset), Fraction(move["amount"])) for move in asked["moves"]]
    days = calendar(trades)
    json.dump(told({
        "all": figures_of(trades, generator),
        "curve": curve(trades, moves, start), "calendar": days, "returns": returns(trades, moves, start, days),
        "stretches": {"week": stretch(days, 7), "month": stretch(days, 30), "day": stretch(days, 1)},
        "markets": markets(trades),
        "durations": sums(trades, held_from),
        "times": sums(trades, lambda row: f"{row['opened'].weekday()} {row['opened'].hour}"),
        "rs": sums([row for row in trades if row["r"] is not None], lambda row: float(Fraction(floor(2 * row["r"]), 2))),
        "groups": {by: groups(trades, keys_of, generator) for by, keys_of in KEYS.items()},
    }), sys.stdout)


main()
