"""Recomputes a journal from fills, with formulas of its own and nothing but Python's standard library.

Reads JSON from standard input and writes JSON to standard output:
  fills    [{market, at (ms), buy, size, price, fee}], in order of time
  funding  [{market, at, amount}], positive when received
  stops    {market: price distance as a share of the entry, 0 for none}
  candles  {market: [{t, T, high, low}]}, in order of time
Money is in USDC, as decimal strings; sizes are in base units.

Where the product keeps averages of entries, this follows cash: a closed trade earned what came in less what went out,
and an open one is worth its cash and its position at the price of the moment.
"""

import json
import sys
from decimal import Decimal, ROUND_HALF_EVEN, localcontext
from fractions import Fraction
from math import ceil

PLACES = Decimal("0.00000001")


def text(value):
    """At most 8 decimals, half to even, without trailing zeros."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        cut = exact.quantize(PLACES, ROUND_HALF_EVEN)
        plain = format(cut, "f").rstrip("0").rstrip(".")
    return "0" if plain in ("-0", "") else plain


def rounded(value):
    return Fraction(text(value))


def trades_of(fills):
    """Flat to flat. What crosses zero ends one trade and begins the next, its fee shared by size."""
    position, current, closed = {}, {}, []
    for fill in fills:
        market, size = fill["market"], Fraction(fill["size"])
        price, fee, left = Fraction(fill["price"]), Fraction(fill["fee"]), size
        direction = 1 if fill["buy"] else -1
        while left > 0:
            held = position.get(market, Fraction(0))
            against = held * direction < 0
            part = min(left, abs(held)) if against else left
            if held == 0:
                current[market] = {"market": market, "long": direction > 0, "legs": [], "opened": fill["at"]}
            trade = current[market]
            trade["legs"].append((fill["at"], direction * part, price, fee * part / size))
            position[market] = held + direction * part
            left -= part
            if position[market] == 0:
                trade["closed"] = fill["at"]
                closed.append(trade)
                del current[market]
    return closed


def measure(trade, funding, stop, candles):
    legs, way = trade["legs"], 1 if trade["long"] else -1
    entries = [(abs(size), price) for _, size, price, _ in legs if size * way > 0]
    exits = [(abs(size), price) for _, size, price, _ in legs if size * way < 0]
    amount = sum(size for size, _ in entries)
    entry = sum(size * price for size, price in entries) / amount
    out = sum(size * price for size, price in exits) / amount
    gross = rounded(sum(-size * price for _, size, price, _ in legs))
    fees = rounded(sum(fee for *_, fee in legs))
    paid = rounded(
        sum(
            (Fraction(each["amount"]) for each in funding
             if each["market"] == trade["market"] and trade["opened"] < each["at"] <= trade["closed"]),
            Fraction(0),
        )
    )
    net = gross - fees + paid
    risk = rounded(rounded(entry) * Fraction(stop) * amount) if Fraction(stop) != 0 else None
    worst, best = excursions(legs, candles)
    return {
        "market": trade["market"], "side": "long" if trade["long"] else "short",
        "opened": trade["opened"], "closed": trade["closed"], "quantity": amount,
        "entry": entry, "exit": out, "gross": gross, "fees": fees, "funding": paid, "net": net,
        "risk": risk, "r": None if risk is None else net / risk, "mae": worst, "mfe": best,
    }


def excursions(legs, candles):
    """Only whole candles between two fills: of others nobody knows which prices came while the position was held."""
    cash, held, worst, best = Fraction(0), Fraction(0), Fraction(0), Fraction(0)
    for index, (at, size, price, _) in enumerate(legs):
        prices = [(cash + held * price)]
        cash, held = cash - size * price, held + size
        prices.append(cash + held * price)
        if index + 1 < len(legs):
            until = legs[index + 1][0]
            for candle in candles:
                if candle["t"] > at and candle["T"] < until:
                    prices += [cash + held * Fraction(candle[end]) for end in ("high", "low")]
        worst, best = min(worst, *prices), max(best, *prices)
    return worst, best


def mean(values):
    return None if not values else sum(values) / len(values)


def nearest_rank(values, percent):
    ranked = sorted(values)
    return ranked[max(1, ceil(len(ranked) * percent / 100)) - 1] if ranked else None


def longest(flags):
    run = most = 0
    for flag in flags:
        run = run + 1 if flag else 0
        most = max(most, run)
    return most


def statistics(trades):
    nets = [each["net"] for each in trades]
    wins, losses = [n for n in nets if n > 0], [n for n in nets if n <= 0]
    won = [each for each in trades if each["net"] > 0]
    lost = [each for each in trades if each["net"] <= 0]
    in_r = lambda of, key: [each[key] / each["risk"] for each in of if each["risk"]]
    equity = peak = fall = Fraction(0)
    for net in nets:
        equity += net
        peak = max(peak, equity)
        fall = min(fall, equity - peak)
    ahead = [value >= 1 for value in in_r(lost, "mfe")]
    return {
        "n": len(trades), "net": sum(nets), "win_rate": Fraction(len(wins), len(nets)),
        "profit_factor": sum(wins) / -sum(losses) if sum(losses) else None,
        "average_win": mean(wins), "average_loss": mean(losses),
        "largest_win": max(wins, default=None), "largest_loss": min(losses, default=None),
        "expectancy": mean(nets), "average_r": mean([each["r"] for each in trades if each["r"] is not None]),
        "held_ms": mean([Fraction(each["closed"] - each["opened"]) for each in trades]),
        "best_streak": longest([n > 0 for n in nets]), "worst_streak": -longest([n <= 0 for n in nets]),
        "drawdown": fall,
        "mae_of_winners": [nearest_rank(in_r(won, "mae"), p) for p in (10, 50, 90)],
        "mfe_of_losers": [nearest_rank(in_r(lost, "mfe"), p) for p in (10, 50, 90)],
        "losers_once_ahead": mean([Fraction(flag) for flag in ahead]),
        "scratches_once_ahead": sum(
            1 for each in trades
            if each["r"] is not None and abs(each["r"]) <= Fraction(1, 10) and each["mfe"] / each["risk"] >= 1
        ),
        "kept_of_best": mean(
            [min(Fraction(1), each["net"] / each["mfe"]) for each in won if each["risk"] and each["mfe"] > 0]
        ),
    }


def told(value):
    """Money of trades as decimals, everything else as floats."""
    if isinstance(value, dict):
        return {key: told(each) for key, each in value.items()}
    if isinstance(value, list):
        return [told(each) for each in value]
    return float(value) if isinstance(value, Fraction) else value


def main():
    book = json.load(sys.stdin)
    trades = [
        measure(trade, book["funding"], book["stops"].get(trade["market"], "0"), book["candles"].get(trade["market"], []))
        for trade in trades_of(book["fills"])
    ]
    trades.sort(key=lambda each: each["closed"])
    exact = ("quantity", "entry", "exit", "gross", "fees", "funding", "net", "risk", "r")
    rows = [
        {key: text(value) if key in exact and value is not None else told(value) for key, value in each.items()}
        for each in trades
    ]
    json.dump({"trades": rows, "statistics": told(statistics(trades))}, sys.stdout)


main()
