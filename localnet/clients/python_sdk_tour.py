"""Drives the exchange at the given address with the official Python SDK, as one person and their agent."""

import sys
import time

from eth_account import Account
from hyperliquid.exchange import Exchange
from hyperliquid.info import Info
from hyperliquid.utils.types import Cloid

from tour import Tour, wait_for

url = sys.argv[1]
tour = Tour(url)
step, expect = tour.step, tour.expect
zero = "0x" + "0" * 40
builder = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8"

wallet, friend = Account.create(), Account.create()
user = wallet.address
tour.control("/faucet", {"address": user, "usdc": "10000"})
tour.control("/faucet", {"address": friend.address, "usdc": "1000"})
info = Info(url)
master = Exchange(wallet, url)
heard = []


def listen(subscription):
    def act():
        messages = []
        info.subscribe(subscription, messages.append)
        heard.append((subscription, messages))

    step(f"subscribe {subscription['type']}", act)


def now():
    return int(time.time() * 1000)


# What is traded.
expect("meta", info.meta, lambda a: a["universe"][0]["name"] == "BTC")
expect("meta_and_asset_ctxs", info.meta_and_asset_ctxs, lambda a: len(a[0]["universe"]) == len(a[1]))
expect("all_mids", info.all_mids, lambda a: float(a["BTC"]) > 0)
expect("perp_dexs", info.perp_dexs, lambda a: a[0] is None)
expect("spot_meta", info.spot_meta, lambda a: a["tokens"][0]["name"] == "USDC")
expect("spot_meta_and_asset_ctxs", info.spot_meta_and_asset_ctxs, lambda a: len(a) == 2)
expect("l2_snapshot", lambda: info.l2_snapshot("BTC"), lambda a: len(a["levels"]) == 2)
expect("candles_snapshot", lambda: info.candles_snapshot("ETH", "1m", now() - 3_600_000, now()), lambda a: len(a) >= 60)
expect("funding_history", lambda: info.funding_history("BTC", now() - 86_400_000), lambda a: len(a) >= 23)
step("query_perp_deploy_auction_status", info.query_perp_deploy_auction_status)
mid = float(info.all_mids()["BTC"])


def price(factor):
    return round(float(f"{mid * factor:.5g}"), 1)


# What is told.
for kind in ["allMids"]:
    listen({"type": kind})
for kind in ["l2Book", "trades", "bbo", "activeAssetCtx"]:
    listen({"type": kind, "coin": "BTC"})
listen({"type": "candle", "coin": "BTC", "interval": "1m"})
for kind in ["userEvents", "userFills", "orderUpdates", "userFundings", "userNonFundingLedgerUpdates", "webData2"]:
    listen({"type": kind, "user": user})
listen({"type": "activeAssetData", "user": user, "coin": "BTC"})

# An account nobody has used yet.
expect("user_state", lambda: info.user_state(user), lambda a: a["marginSummary"]["accountValue"] == "10000.0")
expect("spot_user_state", lambda: info.spot_user_state(user), lambda a: isinstance(a["balances"], list))
expect("user_role", lambda: info.user_role(user), lambda a: a["role"] == "user")
expect("user_rate_limit", lambda: info.user_rate_limit(user), lambda a: a["nRequestsCap"] >= 10_000)
expect("user_fees", lambda: info.user_fees(user), lambda a: float(a["userCrossRate"]) > 0)
step("portfolio", lambda: info.portfolio(user))
step("query_referral_state", lambda: info.query_referral_state(user))
expect("query_sub_accounts", lambda: info.query_sub_accounts(user), lambda a: a is None or a == [])
expect("query_user_to_multi_sig_signers", lambda: info.query_user_to_multi_sig_signers(user), lambda a: a is None)
step("query_user_abstraction_state", lambda: info.query_user_abstraction_state(user))
step("query_user_dex_abstraction_state", lambda: info.query_user_dex_abstraction_state(user))
expect("user_vault_equities", lambda: info.user_vault_equities(user), lambda a: a == [])
expect("user_twap_slice_fills", lambda: info.user_twap_slice_fills(user), lambda a: a == [])
expect("user_staking_summary", lambda: info.user_staking_summary(user), lambda a: float(a["delegated"]) == 0)
expect("user_staking_delegations", lambda: info.user_staking_delegations(user), lambda a: a == [])
expect("user_staking_rewards", lambda: info.user_staking_rewards(user), lambda a: a == [])
expect("delegator_history", lambda: info.delegator_history(user), lambda a: a == [])
expect("extra_agents", lambda: info.extra_agents(user), lambda a: a == [])

# Approvals, and an agent that trades.
made = step("approve_agent", lambda: master.approve_agent("tour"))
step("approve_agent unnamed", master.approve_agent)
agent = Account.from_key(made[1]) if made else wallet
expect("extra_agents after approval", lambda: info.extra_agents(user), lambda a: a[0]["name"] == "tour")
expect("user_role of an agent", lambda: info.user_role(agent.address), lambda a: a["role"] == "agent")
step("approve_builder_fee", lambda: master.approve_builder_fee(builder, "0.1%"))
exchange = Exchange(agent, url, account_address=user)

# Orders that rest.
step("update_leverage", lambda: exchange.update_leverage(5, "BTC"))
placed = step("order limit", lambda: exchange.order("BTC", True, 0.01, price(0.8), {"limit": {"tif": "Gtc"}}))
oid = placed["response"]["data"]["statuses"][0]["resting"]["oid"]
expect("query_order_by_oid", lambda: info.query_order_by_oid(user, oid), lambda a: a["order"]["status"] == "open")
expect("open_orders", lambda: info.open_orders(user), lambda a: len(a) == 1)
expect("frontend_open_orders", lambda: info.frontend_open_orders(user), lambda a: a[0]["orderType"] == "Limit")
step("modify_order", lambda: exchange.modify_order(oid, "BTC", True, 0.01, price(0.81), {"limit": {"tif": "Gtc"}}))
oid = info.open_orders(user)[0]["oid"]
step("cancel", lambda: exchange.cancel("BTC", oid))
cloid = Cloid.from_int(now())
alo = {"limit": {"tif": "Alo"}}
step("order with a client id", lambda: exchange.order("BTC", True, 0.01, price(0.8), alo, cloid=cloid))
expect("query_order_by_cloid", lambda: info.query_order_by_cloid(user, cloid), lambda a: a["order"]["status"] == "open")
moved = {"oid": cloid, "order": {"coin": "BTC", "is_buy": True, "sz": 0.02, "limit_px": price(0.79)}}
moved["order"] |= {"order_type": alo, "reduce_only": False, "cloid": cloid}
step("bulk_modify_orders_new", lambda: exchange.bulk_modify_orders_new([moved]))
step("cancel_by_cloid", lambda: exchange.cancel_by_cloid("BTC", cloid))
step(
    "order below the minimum",
    lambda: exchange.order("BTC", True, 0.00001, price(0.8), alo),
    refused="Order must have minimum value of $10.",
)

# A position with take-profit and stop.
entry = {"coin": "BTC", "is_buy": True, "sz": 0.01, "limit_px": price(1.03), "reduce_only": False}
exits = {"coin": "BTC", "is_buy": False, "sz": 0.01, "reduce_only": True}


def trigger(tpsl, factor):
    order_type = {"trigger": {"triggerPx": price(factor), "isMarket": True, "tpsl": tpsl}}
    return exits | {"limit_px": price(factor * 0.97), "order_type": order_type}


bracket = [entry | {"order_type": {"limit": {"tif": "Ioc"}}}, trigger("tp", 1.1), trigger("sl", 0.9)]
step(
    "bulk_orders with TP/SL and builder",
    lambda: exchange.bulk_orders(bracket, builder={"b": builder, "f": 10}, grouping="normalTpsl"),
)
expect("position open", lambda: info.user_state(user), lambda a: a["assetPositions"][0]["position"]["szi"] == "0.01")
expect("TP/SL resting", lambda: info.frontend_open_orders(user), lambda a: sum(o["isTrigger"] for o in a) == 2)
expect("user_fills", lambda: info.user_fills(user), lambda a: "builderFee" in a[0])
expect("user_fills_by_time", lambda: info.user_fills_by_time(user, 0), lambda a: len(a) > 0)
expect(
    "user_fills_by_time aggregated",
    lambda: info.user_fills_by_time(user, 0, aggregate_by_time=True),
    lambda a: len({(f["oid"], f["time"]) for f in a}) == len(a),
)
step("market_close", lambda: exchange.market_close("BTC"))
expect("position closed", lambda: info.user_state(user), lambda a: a["assetPositions"] == [])
step("market_open", lambda: exchange.market_open("ETH", False, 0.1))
step("market_close short", lambda: exchange.market_close("ETH"))
expect("historical_orders", lambda: info.historical_orders(user), lambda a: len(a) > 4)
step("user_funding_history", lambda: info.user_funding_history(user, 0))

# Isolated margin.
step("update_leverage isolated", lambda: exchange.update_leverage(3, "SOL", False))
step("market_open isolated", lambda: exchange.market_open("SOL", True, 2))
expect(
    "isolated position",
    lambda: info.user_state(user),
    lambda a: a["assetPositions"][0]["position"]["leverage"]["type"] == "isolated",
)
step("update_isolated_margin", lambda: exchange.update_isolated_margin(20, "SOL"))
step("market_close isolated", lambda: exchange.market_close("SOL"))

# Other things that an account can do.
soon = now() + 60_000
step("schedule_cancel", lambda: exchange.schedule_cancel(soon), refused="until enough volume traded")
step("set_referrer", lambda: master.set_referrer("NOBODYSCODE"), refused="Referral code does not exist")
step("noop", lambda: exchange.noop(now()))
step("use_big_blocks", lambda: master.use_big_blocks(False))
exchange.set_expires_after(now() - 60_000)
step("expired action", lambda: exchange.update_leverage(4, "BTC"), refused="expired")
exchange.set_expires_after(None)

# Money.
step("usd_transfer", lambda: master.usd_transfer(10, friend.address))
step("usd_class_transfer to spot", lambda: master.usd_class_transfer(100, False))
expect(
    "spot balance",
    lambda: info.spot_user_state(user),
    lambda a: any(b["coin"] == "USDC" and float(b["total"]) == 100 for b in a["balances"]),
)
step("spot_transfer", lambda: master.spot_transfer(5, friend.address, "USDC:0x6d1e7cde53ba9467b783cb7c530ce054"))
step("send_asset", lambda: master.send_asset(friend.address, "spot", "spot", "USDC:0x6d1e7cde53ba9467b783cb7c530ce054", 5))
step("usd_class_transfer to perp", lambda: master.usd_class_transfer(50, True))
step("withdraw_from_bridge", lambda: master.withdraw_from_bridge(20, user))
expect(
    "user_non_funding_ledger_updates",
    lambda: info.user_non_funding_ledger_updates(user, 0),
    lambda a: {"deposit", "internalTransfer", "withdraw"} <= {row["delta"]["type"] for row in a},
)
step("vault_usd_transfer", lambda: master.vault_usd_transfer(zero, True, 5_000_000), refused="Vault not registered")

# Sub-accounts.
made = step("create_sub_account", lambda: master.create_sub_account("second"))
sub = made["response"]["data"] if made and made["status"] == "ok" else zero
step("sub_account_transfer in", lambda: master.sub_account_transfer(sub, True, 500_000_000))
expect(
    "query_sub_accounts with one",
    lambda: info.query_sub_accounts(user),
    lambda a: a[0]["clearinghouseState"]["marginSummary"]["accountValue"] == "500.0",
)
expect("user_role of a sub-account", lambda: info.user_role(sub), lambda a: a["role"] == "subAccount")
step("order of a sub-account", lambda: Exchange(wallet, url, vault_address=sub).market_open("ETH", True, 0.05))
expect("sub-account's position", lambda: info.user_state(sub), lambda a: len(a["assetPositions"]) == 1)
step("agent closes for a sub-account", lambda: Exchange(agent, url, vault_address=sub).market_close("ETH"))
step("sub_account_transfer out", lambda: master.sub_account_transfer(sub, False, 100_000_000))

# Kinds of account.
step("user_set_abstraction", lambda: master.user_set_abstraction(user, "unifiedAccount"))

for subscription, messages in heard:
    # Nothing happens by itself to be told of.
    if subscription["type"] != "userFundings":
        step(f"heard {subscription['type']}", lambda messages=messages: wait_for(lambda: messages))
info.disconnect_websocket()
