import { toFixed } from '../../../../contract/decimal.ts'
import type { Side } from '../../../../contract/primitives.ts'
import type { OrderReason } from '../../../../contract/reasons/order-reasons.ts'
import type { CloseReason } from '../../../../contract/trading/positions.ts'
import { matchedAtOnce, priceText } from '../../../../contract/words/figures.ts'
import type { Sentences } from '../../../../contract/words/language.ts'
import { sides } from './words.ts'

export const orderSentences: Sentences<OrderReason['code']> = {
  order_refused: ({ order, detail }) => `交易所拒绝了${orders[order]}订单：${refusalText(detail)}`,
  order_unanswered: ({ order, detail }) =>
    `${orders[order]}订单没有得到答复（${detail}）；正按客户端订单号查询`,
  order_filled: ({ order, oid, filled, size, price }) =>
    `${orders[order]}订单 ${oid} 以 ${priceText(price)} 成交 ${filled} / ${size}`,
  order_found: ({ order, oid, state }) =>
    `交易所知道那笔存疑的${orders[order]}订单：${state}（订单 ${oid}）`,
  order_lost: ({ order, how }) => `存疑的${orders[order]}订单${fates[how]}`,
  leverage_refused: ({ leverage, detail }) => `交易所拒绝了 ${leverage}x 杠杆：${detail}`,
  entry_failed: ({ side, detail }) =>
    `${sides[side]}未能开仓：${detail === null ? '入场订单没有成交' : refusalText(detail)}`,
  entry_revived: ({ side }) => `一笔已放弃的入场最终成交了；${sides[side]}已开仓`,
  fill_opened: ({ side, size, symbol, price, fee, oid }) =>
    `以 ${priceText(price)} ${verbs[side]} ${size} ${symbol}（手续费 ${toFixed(fee, 2)} USDC，订单 ${oid}）`,
  fill_closed: ({ side, size, symbol, price, fee, oid, closeReason }) =>
    `以 ${priceText(price)} ${verbs[side === 'long' ? 'short' : 'long']} ${size} ${symbol} 平${sides[side]}（${closes[closeReason]}，手续费 ${toFixed(fee, 2)} USDC，订单 ${oid}）`,
  position_closed: ({ side, symbol, closeReason, net, entryPrice, exitPrice }) =>
    `${symbol} ${sides[side]}已平仓（${closes[closeReason]}）：净 ${toFixed(net, 2)} USDC（入场 ${priceText(entryPrice)}，最后出场 ${priceText(exitPrice)}）`,
  protected: ({ takeProfitPrice, stopLossPrice }) => {
    const stop = stopLossPrice === null ? null : `止损 ${priceText(stopLossPrice)}`
    const target = takeProfitPrice === null ? null : `止盈 ${priceText(takeProfitPrice)}`
    return `${[target, stop].filter((level) => level !== null).join(' 和')}已停留在交易所`
  },
  price_watched: () => '止盈和止损没有同时停留在交易所；由服务器盯价',
  stop_moves: ({ side, from, to, isBreakEven }) =>
    `把${sides[side]}的止损从 ${from === null ? '无' : priceText(from)} 移到 ${priceText(to)}${isBreakEven ? '，在此处不再亏损' : ''}`,
  stop_moved: ({ from, to }) =>
    `止损从 ${from === null ? '无' : priceText(from)} 移到了 ${priceText(to)}`,
  targets_changed: ({ side, prices }) =>
    prices.length === 0
      ? `${sides[side]}不再有止盈目标`
      : `${sides[side]}现在的止盈为 ${prices.map(priceText).join('、')}`,
  trade_placed: ({ side, symbol, size, price, leverage, stopLossPrice, risk }) => {
    const entry = price === null ? '市价' : `价格 ${priceText(price)}`
    const stop = stopLossPrice === null ? '无止损' : `止损 ${priceText(stopLossPrice)}`
    const lost = risk === null ? '' : `，风险金额 ${toFixed(risk, 2)} USDC`
    return `手动下单：${sides[side]} ${size} ${symbol}，${entry}，${leverage}x，${stop}${lost}`
  },
  program_placed: ({ side, symbol, size, leverage, stopLossPrice, because }) =>
    `策略程序下单：${sides[side]} ${size} ${symbol}，市价，${leverage}x，${stopLossPrice === null ? '无止损' : `止损 ${priceText(stopLossPrice)}`}${because === null ? '' : ` — ${because}`}`,
  break_even_armed: ({ side, trigger }) =>
    trigger === null
      ? `${sides[side]}的止损不会自动移到保本价`
      : `价格到达 ${priceText(trigger)} 后，${sides[side]}的止损移到保本价`,
  break_even_failed: ({ detail }) => `止损未能移到保本价：${detail}；正在重试`,
  entry_withdrawn: ({ side, price }) => `取消${sides[side]}在 ${priceText(price)} 的入场`,
  close_signed_again: () => '再次签名那笔存疑的平仓，由浏览器发送',
  close_refused: ({ detail }) =>
    `交易所拒绝平仓：“${detail}”。Alura 会继续尝试。你可以到交易所平仓，会话随之结束；或者结束会话并保留仓位。`,
  close_busy: () =>
    '交易所太忙，无法接受平仓。Alura 会继续尝试，在此期间不开新仓。你可以到交易所平仓，会话随之结束。',
  close_expired: ({ detail }) =>
    `交易所认为平仓请求太迟：“${detail}”。它的时钟与服务器的时钟不一致；Alura 会继续尝试。你可以到交易所平仓，会话随之结束。`,
  close_unauthorised: ({ detail }) =>
    `交易所不允许 Alura 平仓：“${detail}”。重新授权代理钱包，Alura 会立即平仓；或者到交易所平仓，会话随之结束。`,
  awaits_settlement: ({ symbol }) =>
    `交易所已下架 ${symbol}，并自行结算未平仓位：无需任何操作。会话随之结束。`,
  position_left: ({ how, side, symbol, size, notional }) => {
    const worth = notional === null ? '' : `，约 ${toFixed(notional, 2)} USDC`
    return how === 'dust'
      ? `数量太小，交易所不予平仓：${size} ${symbol} ${sides[side]}${worth}，留在你的交易所账户中。请在交易所页面市价平仓，或先在那里加仓再平；它不再属于任何会话`
      : `交易所没有 ${size} ${symbol} ${sides[side]}${worth} 的任何持仓，也没有说明其结束的成交。它按入场价从账本中移除；请到交易所查看历史`
  },
  authority_back: () => 'Alura 又可以交易该账户：继续运行',
  trouble: ({ detail }) => (detail === null ? '服务器内部出错；正在重试' : `${detail}；正在重试`),
}

function refusalText(detail: string): string {
  return matchedAtOnce(detail) ? '价格已先到达它的限价，无法挂在订单簿上；将重新决定' : detail
}

const verbs: Record<Side, string> = { long: '买入', short: '卖出' }

const orders = { entry: '入场', take_profit: '止盈', stop_loss: '止损', close: '平仓' }

const fates = {
  never_arrived: '从未到达交易所',
  recalled: '在发送之前已撤回',
}

const closes: Record<CloseReason, string> = {
  take_profit: '止盈',
  stop_loss: '止损',
  signal: '信号',
  session_end: '会话结束',
  manual: '手动',
  liquidated: '强平',
  settled: '下架市场的结算',
  deleveraged: '交易所自动减仓',
  dust: '余量留在交易所',
  unaccounted: '由交易所平仓，未作说明',
  unknown: '由交易所平仓，方式不明',
}
