import type { GateReason } from '../../reasons/gate-reasons.ts'
import { ceilingText, durationText, listText, moneyText, scoreText } from '../figures.ts'
import type { Sentences } from '../language.ts'

export const gateSentences: Sentences<GateReason['code']> = {
  session_stopped: ({ acceptsEntries }) =>
    `the session takes ${acceptsEntries ? '' : 'no '}new entries`,
  session_expired: ({ leftMs, neededMs }) =>
    leftMs === null
      ? 'the session has no end'
      : `the session ends in ${durationText(leftMs)}, an entry needs ${durationText(neededMs)}`,
  stale_price: ({ ageMs, allowedMs }) =>
    ageMs === null
      ? 'no mark price has arrived yet'
      : `the mark price is ${durationText(ageMs)} old, at most ${durationText(allowedMs)} is trusted`,
  stale_candles: () => 'no watched interval has a recent candle',
  max_positions: ({ open, limit }) => `${open} of ${limit} positions are open`,
  position_opening: ({ isOpening }) =>
    isOpening ? 'another position is still opening' : 'no position is still opening',
  entry_spacing: ({ sinceMs, spacingMs }) => {
    const rule = `entries keep ${durationText(spacingMs)} between them`
    const left = sinceMs === null ? 0 : spacingMs - sinceMs
    return left > 0 ? `${rule}, ${durationText(left)} left` : rule
  },
  cooldown: ({ sinceMs, cooldownMs }) => {
    if (sinceMs === null) return 'no loss so far'
    const left = cooldownMs - sinceMs
    return left > 0
      ? `cooling down after a loss, ${durationText(left)} left`
      : `the last loss was ${durationText(sinceMs)} ago`
  },
  no_signal: () => 'no signal yet',
  signal_flat: ({ because, ...found }, tell) =>
    because?.code.startsWith('program_')
      ? tell(because)
      : `${listText(found.intervals)} ${areOrIs(found)} flat (${because === null ? distance(found) : tell(because)})`,
  signal_weak: (found) =>
    `${listText(found.intervals)} ${areOrIs(found)} too weak (${distance(found)})`,
  signal_strong: ({ interval, score, threshold }) =>
    `${interval} scores ${scoreText(score)}, ${threshold} is needed`,
  signal_unused: ({ intervals }) => `the latest ${candlesHave(intervals)} opened nothing`,
  signal_used: ({ intervals }) => `the latest ${candlesHave(intervals)} opened a position already`,
  no_strong_signal: () => 'no signal to follow',
  no_unused_signal: () => 'no signal to follow',
  side_agrees: ({ interval, score }) =>
    `${interval} scores ${scoreText(score)}, and no position is open on the other side`,
  opposite_side: ({ interval, score, held }) =>
    `${interval} scores ${scoreText(score)} against the open ${held}, and the exchange nets both sides`,
  entry_let_go: ({ posts, mostPosts, movedPct, crossWithinPct }) => {
    if (mostPosts === null) return 'entries cross the book'
    if (posts < mostPosts) return `${posts} of ${mostPosts} posts have waited in vain`
    const moved = `the price has moved away by ${(movedPct ?? 0).toFixed(2)}%`
    return crossWithinPct === null
      ? `${posts} posts have waited in vain, so that the entry is let go`
      : `${posts} posts have waited in vain and ${moved}, an entry crosses the book within ${crossWithinPct}%`
  },
  funding_due: ({ paidPct, mostPct, dueMs, waitMs }) => {
    const isPaid = paidPct < 0
    const rate = `${Math.abs(paidPct).toFixed(4)}% of the position`
    const hour = isPaid ? `the next hour pays ${rate}` : `the next hour takes ${rate}`
    if (mostPct === null || waitMs === null) return hour
    return `${hour} in ${durationText(dueMs)}; from ${mostPct}% on an entry waits out its last ${durationText(waitMs)}`
  },
  not_worth_its_cost: ({ movePct, costPct, multiple }) => {
    const move = `a move of ${movePct.toFixed(2)}% is expected before the session ends`
    if (costPct === null || multiple === null) return move
    return `${move}, an entry needs ${multiple} times the ${costPct}% that it costs to get in and out`
  },
  insufficient_margin: ({ available, needed }) =>
    `the account has ${moneyText(available)} USDC of free margin, the position needs ${ceilingText(needed)}`,
  below_minimum_notional: ({ size, symbol, notional, minimum }) =>
    `${size} ${symbol} is worth ${moneyText(notional)} USDC, the exchange takes orders from ${minimum}`,
}

function areOrIs({ intervals }: { intervals: readonly string[] }): string {
  return intervals.length > 1 ? 'are' : 'is'
}

function distance(found: { strongest: string; score: number; threshold: number }): string {
  return `strongest ${scoreText(found.score)} on ${found.strongest}, needs ${found.threshold}`
}

function candlesHave(intervals: readonly string[]): string {
  return `${listText(intervals)} ${intervals.length > 1 ? 'candles have' : 'candle has'}`
}
