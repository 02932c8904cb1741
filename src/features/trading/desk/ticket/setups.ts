// Setups that fill a ticket with one key: the stop's distance depends on the market's usual range, the target's on
// the risk.
import { t } from '@lingui/core/macro'
import {
  absolute,
  add,
  compare,
  divide,
  multiply,
  round,
  subtract,
  toNumber,
} from '../../../../../contract/decimal.ts'
import type { DecimalString, Side } from '../../../../../contract/primitives.ts'
import { roundPrice } from '../../../../../engine/precision.ts'
import type { Ticket, TicketText } from './ticket.ts'

export interface Setup {
  id: string
  name: string
  /** What it does, in a few words. */
  about: string
  entryKind: TicketText['entryKind']
  /** Distance of the stop, in usual ranges of a bar. */
  stopRanges: number
  /** For each target: distance in R, and percent of the quantity. */
  targets: readonly { r: number; share: string }[]
  /** For a limit entry: distance from the mark against the trade's side, in usual ranges. */
  entryRanges: number
  /** Percent of the balance; empty: as much as the limits allow. */
  risk: string
}

/** What a saved setup consists of, apart from its name. */
export type SetupTerms = Omit<Setup, 'id' | 'name' | 'about'>

export const setups: readonly Setup[] = [
  {
    id: 'breakout',
    get name() {
      return t`Breakout 1:2`
    },
    get about() {
      return t`At the market, stop two ranges away, all out at 2 R`
    },
    entryKind: 'market',
    stopRanges: 2,
    targets: [{ r: 2, share: '100' }],
    entryRanges: 0,
    risk: '',
  },
  {
    id: 'pullback',
    get name() {
      return t`Pullback 1:3`
    },
    get about() {
      return t`Limit one range back, stop two ranges away, half at 1.5 R and half at 3 R`
    },
    entryKind: 'limit',
    stopRanges: 2,
    targets: [
      { r: 1.5, share: '50' },
      { r: 3, share: '50' },
    ],
    entryRanges: 1,
    risk: '',
  },
  {
    id: 'scalp',
    get name() {
      return t`Scalp 1:1.5`
    },
    get about() {
      return t`At the market, stop one range away, all out at 1.5 R`
    },
    entryKind: 'market',
    stopRanges: 1,
    targets: [{ r: 1.5, share: '100' }],
    entryRanges: 0,
    risk: '',
  },
]

/** The setup that fills a ticket like this one; null without a stop. `range` as below. */
export function setupOf(
  { side, entryKind, entryPrice, stopPrice, targets, riskPercent }: Ticket,
  { mark, range }: { mark: DecimalString; range: DecimalString },
): SetupTerms | null {
  if (stopPrice === null) return null
  const forward = side === 'long' ? 1 : -1
  const risk = absolute(subtract(entryPrice, stopPrice))
  if (compare(risk, 0) === 0) return null
  const short = (value: DecimalString) => toNumber(round(value, 2))
  return {
    entryKind,
    entryRanges:
      entryKind === 'market'
        ? 0
        : short(divide(multiply(subtract(mark, entryPrice), forward), range)),
    stopRanges: short(divide(risk, range)),
    targets: targets.map(({ price, sharePercent }) => ({
      r: short(divide(absolute(subtract(price, entryPrice)), risk)),
      share: sharePercent,
    })),
    risk: riskPercent === null ? '' : String(riskPercent),
  }
}

/** What a setup does, fact by fact. */
export function aboutSetup({ entryKind, stopRanges, targets, risk }: SetupTerms): string {
  return [
    entryKind === 'market' ? t`at the market` : t`by limit`,
    t`stop ${stopRanges} ranges away`,
    ...(risk === '' ? [] : [t`${risk}% at risk`]),
    ...targets.map(({ r, share }) => t`${share}% out at ${r} R`),
  ].join(' · ')
}

/** `range`: the usual range of a bar, in units of price (its average true range). */
export function filled(
  setup: SetupTerms,
  side: Side,
  market: { mark: DecimalString; range: DecimalString; szDecimals: number },
): Pick<TicketText, 'entryKind' | 'entry' | 'stop' | 'targets' | 'risk'> {
  const forward = side === 'long' ? 1 : -1
  const onTick = (price: DecimalString) => roundPrice(price, market.szDecimals, 'down')
  const away = (from: DecimalString, ranges: number) =>
    onTick(add(from, multiply(market.range, ranges * forward)))
  const entry = away(market.mark, -setup.entryRanges)
  const stop = away(entry, -setup.stopRanges)
  const risk = subtract(entry, stop)
  return {
    entryKind: setup.entryKind,
    risk: setup.risk,
    entry,
    stop,
    targets: setup.targets.map(({ r, share }) => ({
      price: onTick(add(entry, multiply(risk, r))),
      share,
    })),
  }
}
