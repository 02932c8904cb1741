import { compare, divide, multiply, round, toFixed } from '../contract/decimal.ts'
import { bracket } from './bracket.ts'
import type { EntryQuestion, Refusal } from './entry-gates.ts'
import { freshSignals, positionGates, refuse, sessionGates } from './entry-gates.ts'
import { roundSize } from './precision.ts'
import type { Decision, SignalValue } from './types.ts'
import { listText, moneyText, scoreText } from './wording.ts'

type Opening = Extract<Decision, { action: 'open' }>

/** Opens one position, or names the first gate that is shut. Gates are tried in the order of `Gate`. */
export function decideEntry(question: EntryQuestion): Opening | Refusal {
  return sessionGates(question) ?? positionGates(question) ?? signalGates(question)
}

function signalGates(question: EntryQuestion): Opening | Refusal {
  const { session, positions, market, nowMs } = question
  const fresh = freshSignals(market, nowMs)
  const strong = fresh.filter((s) => s.side !== 'flat' && strength(s) >= session.entryThreshold)
  if (strong.length === 0) return nothingStrong(fresh, session.entryThreshold)

  const unused = strong.filter((s) => (session.lastEntryAt[s.interval] ?? -Infinity) < s.at)
  if (unused.length === 0) {
    const names = intervalNames(strong)
    return refuse(
      'signal_used',
      `the latest ${names} ${strong.length > 1 ? 'candles have' : 'candle has'} opened a position already`,
      'used',
      'a newer candle',
    )
  }
  const held = positions[0]?.side
  const agreeing = unused.filter((s) => held === undefined || s.side === held)
  const best = strongest(agreeing)
  if (best === undefined) {
    const other = strongest(unused)
    return refuse(
      'opposite_side',
      `${other?.interval} scores ${scoreText(other?.score ?? 0)} against the open ${held}, and the exchange nets both sides`,
      other?.side ?? 'flat',
      held ?? 'any',
    )
  }
  return open(best, question)
}

function open(best: SignalValue, { session, market }: EntryQuestion): Opening | Refusal {
  const { plan } = session
  const { markPrice, limits, availableMargin } = market
  const size = roundSize(divide(plan.notionalPerPosition, markPrice), limits.szDecimals)
  const notional = multiply(size, markPrice)
  const margin = divide(notional, plan.leverage)
  if (compare(availableMargin, margin) < 0) {
    const required = toFixed(round(margin, 2, 'up'), 2)
    const actual = moneyText(availableMargin)
    return refuse(
      'insufficient_margin',
      `the account has ${actual} USDC of free margin, the position needs ${required}`,
      actual,
      required,
    )
  }
  if (compare(notional, limits.minimumNotional) < 0) {
    return refuse(
      'below_minimum_notional',
      `${size} ${market.symbol} is worth ${moneyText(notional)} USDC, the exchange takes orders from ${limits.minimumNotional}`,
      moneyText(notional),
      limits.minimumNotional,
    )
  }
  const side = best.score > 0 ? 'long' : 'short'
  return {
    action: 'open',
    side,
    size,
    ...bracket(side, markPrice, plan, limits.szDecimals),
    leverage: plan.leverage,
    signal: best,
    message: `Opens ${side}: ${best.interval} score ${scoreText(best.score)} ${side === 'long' ? `≥ ${session.entryThreshold}` : `≤ −${session.entryThreshold}`} (${best.regime}) — ${best.reason}`,
  }
}

function nothingStrong(signals: readonly SignalValue[], threshold: number): Refusal {
  const best = strongest(signals)
  if (best === undefined) {
    return refuse('signal_flat', 'no signal yet', 'none', String(threshold))
  }
  const names = intervalNames(signals)
  const are = signals.length > 1 ? 'are' : 'is'
  const detail = `strongest ${scoreText(best.score)} on ${best.interval}, needs ${threshold}`
  const flat = signals.every((s) => s.side === 'flat')
  return flat
    ? refuse(
        'signal_flat',
        `${names} ${are} flat (${best.components.length === 0 ? best.reason : detail})`,
        scoreText(best.score),
        String(threshold),
      )
    : refuse(
        'signal_below_threshold',
        `${names} ${are} too weak (${detail})`,
        scoreText(best.score),
        String(threshold),
      )
}

/** The first of equals, hence the shortest interval. */
function strongest(signals: readonly SignalValue[]): SignalValue | undefined {
  return signals.toSorted((a, b) => strength(b) - strength(a))[0]
}

function strength(signal: SignalValue): number {
  return Math.abs(signal.score)
}

function intervalNames(signals: readonly SignalValue[]): string {
  return listText(signals.map((s) => s.interval))
}
