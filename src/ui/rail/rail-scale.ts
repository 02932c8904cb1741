// Positions on a rail, the scale that shows a session's progress: shares of its length, 0 at −loss threshold and 1
// at the profit target.
import { t } from '@lingui/core/macro'
import { formatMoney, formatPercent } from '../../lib/numbers/format.ts'
import { formatDuration } from '../../lib/time.ts'

export type RailSize = 'sm' | 'md' | 'lg'

export interface RailEnds {
  /** Percent of budget, unsigned. */
  lossThreshold: number
  /** Percent of budget. */
  profitTarget: number
}

/**
 * With the market's name: "BTC 46,138". Null where no price would end it: nothing is open, or the price would be
 * below zero.
 */
export interface RailEndPrices {
  loss: string | null
  target: string | null
}

export interface RailTime {
  /** Epoch milliseconds. */
  startedAt: number
  /** Null when the session has no time limit. */
  endsAt: number | null
  /** When it actually ended. */
  endedAt?: number | null
}

export function zeroAt({ lossThreshold, profitTarget }: RailEnds): number {
  const span = lossThreshold + profitTarget
  return span > 0 ? lossThreshold / span : 0.5
}

/** Limited to the rail; `beyond` says which end it exceeds. In the middle for a rail without length. */
export function placeOn(ends: RailEnds, pct: number): { at: number; beyond: -1 | 0 | 1 } {
  if (ends.lossThreshold + ends.profitTarget <= 0) return { at: 0.5, beyond: 0 }
  if (pct > ends.profitTarget) return { at: 1, beyond: 1 }
  if (pct < -ends.lossThreshold) return { at: 0, beyond: -1 }
  return { at: (pct + ends.lossThreshold) / (ends.lossThreshold + ends.profitTarget), beyond: 0 }
}

/** Share of the time that has passed, 0…1; null without a time limit. */
export function timeUsed(time: RailTime, now: number): number | null {
  if (time.endsAt === null) return null
  const total = time.endsAt - time.startedAt
  if (total <= 0) return 1
  return Math.min(1, Math.max(0, ((time.endedAt ?? now) - time.startedAt) / total))
}

function elapsed(time: RailTime, now: number): number {
  return Math.max(0, (time.endedAt ?? now) - time.startedAt)
}

/** "2 h 14 m of 24 h", "2 h 14 m, no limit", "ended after 3 h 2 m". */
export function timeWords(time: RailTime, now: number): string {
  const used = formatDuration(elapsed(time, now))
  if (time.endedAt) return t`ended after ${used}`
  if (time.endsAt === null) return t`${used}, no time limit`
  return t`${used} of ${formatDuration(time.endsAt - time.startedAt)}`
}

/** Round steps for ticks, about `wanted` on the rail: 0.5, 1, 2, 5, 10… percent; without the ends and zero. */
export function ticks(ends: RailEnds, wanted = 12): number[] {
  const span = ends.lossThreshold + ends.profitTarget
  const rough = span / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough
  const first = Math.ceil(-ends.lossThreshold / step)
  const last = Math.floor(ends.profitTarget / step)
  const found: number[] = []
  for (let index = first; index <= last; index += 1) {
    const pct = index * step
    const { at } = placeOn(ends, pct)
    if (index !== 0 && at > 0.001 && at < 0.999) found.push(pct)
  }
  return found
}

/** Percent without trailing zeros: "+10%", "−2.5%". */
export function endLabel(pct: number): string {
  const places = Number.isInteger(pct) ? 0 : Number.isInteger(pct * 10) ? 1 : 2
  return formatPercent(pct, { signed: true, places })
}

/** The drawing in one sentence, for screen readers. */
export function railSentence(
  ends: RailEnds,
  netPct: number | undefined,
  net: string | undefined,
  time: string | undefined,
): string {
  const parts = [t`Ends at ${endLabel(-ends.lossThreshold)} or ${endLabel(ends.profitTarget)}.`]
  if (netPct !== undefined) {
    const share = formatPercent(netPct, { signed: true })
    parts.unshift(
      net === undefined
        ? t`Net ${share} of budget, ${way(ends, netPct)}.`
        : t`Net ${formatMoney(net, { signed: true })}, ${share} of budget, ${way(ends, netPct)}.`,
    )
  }
  if (time !== undefined) parts.push(t`Time: ${time}.`)
  return parts.join(' ')
}

/** Empty while nothing is open. */
export function priceSentence(prices: RailEndPrices | undefined): string {
  const known = [prices?.loss, prices?.target].filter((price) => typeof price === 'string')
  const [one, other] = known
  if (one === undefined) return ''
  return other === undefined
    ? t`With what is open now that is ${one}.`
    : t`With what is open now that is ${one} or ${other}.`
}

/** Empty without a what-if move. */
export function ghostSentence(pct: number | undefined): string {
  return pct === undefined ? '' : t`What if: ${formatPercent(pct, { signed: true })} of budget.`
}

export function leftSentence(pct: number | undefined): string {
  return pct === undefined
    ? ''
    : t`You left it at ${formatPercent(pct, { signed: true })} of budget.`
}

function way(ends: RailEnds, netPct: number): string {
  if (netPct >= ends.profitTarget) return t`at the profit target`
  if (netPct <= -ends.lossThreshold) return t`at the loss threshold`
  const share = (limit: number) => Math.round((Math.abs(netPct) / limit) * 100)
  return netPct < 0
    ? t`${share(ends.lossThreshold)}% of the way to the loss threshold`
    : t`${share(ends.profitTarget)}% of the way to the profit target`
}

/** A share as a CSS percentage. */
export function percent(share: number): string {
  return `${Math.round(share * 1e5) / 1e3}%`
}
