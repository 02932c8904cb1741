// Setups that fill a ticket with one key: the stop's distance depends on the market's usual range, the target's on
// the risk.
import { t } from '@lingui/core/macro'
import { add, multiply, subtract } from '../../../../../contract/decimal.ts'
import type { DecimalString, Side } from '../../../../../contract/primitives.ts'
import { roundPrice } from '../../../../../engine/precision.ts'
import type { TicketText } from './ticket.ts'

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
}

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
  },
]

/** `range`: the usual range of a bar, in units of price (its average true range). */
export function filled(
  setup: Setup,
  side: Side,
  market: { mark: DecimalString; range: DecimalString; szDecimals: number },
): Pick<TicketText, 'entryKind' | 'entry' | 'stop' | 'targets'> {
  const forward = side === 'long' ? 1 : -1
  const onTick = (price: DecimalString) => roundPrice(price, market.szDecimals, 'down')
  const away = (from: DecimalString, ranges: number) =>
    onTick(add(from, multiply(market.range, ranges * forward)))
  const entry = away(market.mark, -setup.entryRanges)
  const stop = away(entry, -setup.stopRanges)
  const risk = subtract(entry, stop)
  return {
    entryKind: setup.entryKind,
    entry,
    stop,
    targets: setup.targets.map(({ r, share }) => ({
      price: onTick(add(entry, multiply(risk, r))),
      share,
    })),
  }
}
