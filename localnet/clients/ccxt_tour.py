"""Drives the exchange at the given address with ccxt, as one person who trades with their own key."""

import asyncio
import sys
import time

import ccxt
import ccxt.pro
from eth_account import Account

from tour import Tour

url = sys.argv[1]
tour = Tour(url)
step, expect = tour.step, tour.expect
zero = "0x" + "0" * 40

wallet = Account.create()
tour.control("/faucet", {"address": wallet.address, "usdc": "10000"})
BTC, ETH, SOL = (f"{coin}/USDC:USDC" for coin in ("BTC", "ETH", "SOL"))


def client(kind):
    made = kind({"walletAddress": wallet.address, "privateKey": wallet.key.hex()})
    made.set_sandbox_mode(True)
    made.urls["api"] = {"public": url, "private": url, "ws": {"public": url.replace("http", "ws") + "/ws"}}
    made.enableRateLimit = False
    return made


exchange = client(ccxt.hyperliquid)

# What is traded.
expect("load_markets", exchange.load_markets, lambda a: a[BTC]["swap"])
step("fetch_status", exchange.fetch_status)
expect("fetch_time", exchange.fetch_time, lambda a: abs(a - time.time() * 1000) < 600_000)
expect("fetch_currencies", exchange.fetch_currencies, lambda a: "USDC" in a)
expect("fetch_tickers", exchange.fetch_tickers, lambda a: a[BTC]["last"] is not None or a[BTC]["close"] is not None)
expect("fetch_order_book", lambda: exchange.fetch_order_book(BTC), lambda a: a["bids"] and a["asks"])
expect("fetch_ohlcv", lambda: exchange.fetch_ohlcv(BTC, "5m", limit=20), lambda a: len(a) == 20)
expect("fetch_funding_rates", exchange.fetch_funding_rates, lambda a: BTC in a)
expect("fetch_funding_rate_history", lambda: exchange.fetch_funding_rate_history(BTC), lambda a: len(a) > 0)
expect("fetch_open_interests", exchange.fetch_open_interests, lambda a: BTC in a)
expect("fetch_open_interest", lambda: exchange.fetch_open_interest(BTC), lambda a: a["symbol"] == BTC)
mid = float(exchange.public_post_info({"type": "allMids"})["BTC"])

# An account.
expect("fetch_balance", exchange.fetch_balance, lambda a: a["USDC"]["total"] == 10_000)
expect("fetch_balance of spot", lambda: exchange.fetch_balance({"type": "spot"}), lambda a: "info" in a)
expect("fetch_trading_fee", lambda: exchange.fetch_trading_fee(BTC), lambda a: a["taker"] > 0)
expect("fetch_positions", exchange.fetch_positions, lambda a: a == [])
step("set_leverage", lambda: exchange.set_leverage(5, BTC))
step("set_margin_mode cross", lambda: exchange.set_margin_mode("cross", BTC, {"leverage": 5}))

# Orders that rest.
rests = step("create_order limit", lambda: exchange.create_order(BTC, "limit", "buy", 0.01, mid * 0.8))
expect("fetch_order", lambda: exchange.fetch_order(rests["id"], BTC), lambda a: a["status"] == "open")
expect("fetch_open_orders", lambda: exchange.fetch_open_orders(BTC), lambda a: len(a) == 1)
step("edit_order", lambda: exchange.edit_order(rests["id"], BTC, "limit", "buy", 0.01, mid * 0.81))
rests = exchange.fetch_open_orders(BTC)[0]
step("cancel_order", lambda: exchange.cancel_order(rests["id"], BTC))
cloid = f"0x{int(time.time() * 1000):032x}"
named = {"clientOrderId": cloid}
step("create_order with a client id", lambda: exchange.create_order(BTC, "limit", "buy", 0.01, mid * 0.8, named))
step("cancel_order by client id", lambda: exchange.cancel_order("", BTC, named))
two = [
    {"symbol": BTC, "type": "limit", "side": "buy", "amount": 0.01, "price": mid * factor, "params": {"postOnly": True}}
    for factor in (0.8, 0.82)
]
pair = step("create_orders", lambda: exchange.create_orders(two))
step("cancel_orders", lambda: exchange.cancel_orders([order["id"] for order in pair], BTC))

# A position with take-profit and stop.
exits = {"takeProfit": {"triggerPrice": mid * 1.1}, "stopLoss": {"triggerPrice": mid * 0.9}}
step("create_order with TP/SL", lambda: exchange.create_order(BTC, "market", "buy", 0.01, mid, exits))
expect("fetch_positions with one", lambda: exchange.fetch_positions([BTC]), lambda a: a[0]["contracts"] == 0.01)
expect("fetch_position", lambda: exchange.fetch_position(BTC), lambda a: a["side"] == "long")
expect("fetch_my_trades", lambda: exchange.fetch_my_trades(BTC), lambda a: len(a) > 0)
closes = {"reduceOnly": True}
step("create_order that closes", lambda: exchange.create_order(BTC, "market", "sell", 0.01, mid, closes))
stop = {"stopLossPrice": mid * 0.9, "reduceOnly": True}
step("create_order stop alone", lambda: exchange.create_order(BTC, "market", "sell", 0.01, mid * 0.9, stop), refused="Reduce only")
expect("fetch_orders", lambda: exchange.fetch_orders(BTC), lambda a: len(a) > 4)
expect("fetch_closed_orders", lambda: exchange.fetch_closed_orders(BTC), lambda a: len(a) > 0)
expect("fetch_canceled_orders", lambda: exchange.fetch_canceled_orders(BTC), lambda a: len(a) > 0)
step("fetch_canceled_and_closed_orders", lambda: exchange.fetch_canceled_and_closed_orders(BTC))
expect("fetch_my_liquidations", lambda: exchange.fetch_my_liquidations(BTC), lambda a: a == [])
step("fetch_funding_history", lambda: exchange.fetch_funding_history(BTC))

# Isolated margin.
step("set_margin_mode isolated", lambda: exchange.set_margin_mode("isolated", SOL, {"leverage": 3}))
step("create_order isolated", lambda: exchange.create_order(SOL, "market", "buy", 2, exchange.fetch_ticker(SOL)["close"]))
step("add_margin", lambda: exchange.add_margin(SOL, 20))
step("reduce_margin", lambda: exchange.reduce_margin(SOL, 10))
step("close isolated", lambda: exchange.create_order(SOL, "market", "sell", 2, exchange.fetch_ticker(SOL)["close"], closes))

# Orders in slices.
twap = step("create_twap_order", lambda: exchange.create_twap_order(ETH, "buy", 1, 5 * 60_000))
step("cancel_twap_order", lambda: exchange.cancel_twap_order(twap["id"], ETH))
step(
    "cancel_all_orders_after",
    lambda: exchange.cancel_all_orders_after(60_000),
    refused="until enough volume traded",
)
step("reserve_request_weight", lambda: exchange.reserve_request_weight(10))

# Money.
step("transfer to spot", lambda: exchange.transfer("USDC", 100, "swap", "spot"))
step("transfer to swap", lambda: exchange.transfer("USDC", 50, "spot", "swap"))
step("withdraw", lambda: exchange.withdraw("USDC", 20, wallet.address))
expect("fetch_deposits", exchange.fetch_deposits, lambda a: len(a) == 1)
expect("fetch_withdrawals", exchange.fetch_withdrawals, lambda a: len(a) == 1)
expect("fetch_ledger", exchange.fetch_ledger, lambda a: len(a) >= 2)

# Sub-accounts.
made = step("create_sub_account", lambda: exchange.create_sub_account("other"))
sub = made["response"]["data"] if made else zero
step("transfer to a sub-account", lambda: exchange.transfer("USDC", 500, "main", sub))
step(
    "create_order of a sub-account",
    lambda: exchange.create_order(ETH, "market", "buy", 0.05, exchange.fetch_ticker(ETH)["close"], {"vaultAddress": sub}),
)
step(
    "close of a sub-account",
    lambda: exchange.create_order(
        ETH, "market", "sell", 0.05, exchange.fetch_ticker(ETH)["close"], {"vaultAddress": sub, "reduceOnly": True}
    ),
)
step("transfer from a sub-account", lambda: exchange.transfer("USDC", 100, sub, "main"))


async def watch():
    streams = client(ccxt.pro.hyperliquid)
    await streams.load_markets()

    async def resting():
        while True:
            await streams.create_order_ws(BTC, "limit", "buy", 0.01, mid * 0.8)
            await asyncio.sleep(1)

    async def trading():
        while True:
            await streams.create_order_ws(ETH, "market", "buy", 0.02, mid_of_eth)
            await streams.create_order_ws(ETH, "market", "sell", 0.02, mid_of_eth, {"reduceOnly": True})
            await asyncio.sleep(1)

    mid_of_eth = (await streams.fetch_ticker(ETH))["close"]
    watches = {
        "watch_order_book": lambda: streams.watch_order_book(BTC),
        "watch_ticker": lambda: streams.watch_ticker(BTC),
        "watch_tickers": lambda: streams.watch_tickers([BTC, ETH]),
        "watch_trades": lambda: streams.watch_trades(BTC),
        "watch_ohlcv": lambda: streams.watch_ohlcv(BTC, "1m"),
        "watch_balance": streams.watch_balance,
        "watch_positions": streams.watch_positions,
        "watch_orders": lambda: streams.watch_orders(BTC),
        "watch_my_trades": lambda: streams.watch_my_trades(ETH),
    }
    busy = [asyncio.ensure_future(resting()), asyncio.ensure_future(trading())]
    answers = await asyncio.gather(
        *(asyncio.wait_for(act(), 30) for act in watches.values()), return_exceptions=True
    )
    for task in busy:
        task.cancel()
    rests = await streams.fetch_open_orders(BTC)
    cancelled = await asyncio.gather(
        streams.cancel_orders_ws([order["id"] for order in rests], BTC), return_exceptions=True
    )
    await streams.close()
    return dict(zip([*watches, "cancel_orders_ws"], [*answers, *cancelled]))


def tell(answer):
    if isinstance(answer, BaseException):
        raise answer
    return answer


for name, answer in asyncio.run(watch()).items():
    step(name, lambda answer=answer: tell(answer) and None)
