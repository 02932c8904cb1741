// Converts the ticket to levels on the chart, and a dragged level back to the ticket.
import { t } from '@lingui/core/macro'
import {
  multiply,
  subtract,
  toNumber,
  absolute,
  divide,
  compare,
} from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import { roundPrice } from '../../../../../engine/precision.ts'
import type { LevelMove } from '../../../../charts/position-tool/position-tool.ts'
import type { PlannedPosition } from '../../../../charts/position-tool/planned-position.ts'
import { formatMoney, formatNumber } from '../../../../lib/numbers/format.ts'
import type { Ticket, TicketText } from './ticket.ts'

/** `quantity`: base units; null while unknown, then the labels have no amounts. */
export function levelsOf(ticket: Ticket, quantity: DecimalString | null): PlannedPosition {
  const { side, entryKind, entryPrice, stopPrice, targets } = ticket
  const forward = side === 'long' ? 1 : -1
  const result = (price: DecimalString, share: DecimalString): string => {
    if (quantity === null) return ''
    const perUnit = multiply(subtract(price, entryPrice), forward)
    const money = divide(multiply(perUnit, quantity, share), 100)
    return ` ${formatMoney(money, { signed: true })}`
  }
  const levels: PlannedPosition['levels'] = [
    {
      name: { kind: 'entry' },
      price: entryPrice,
      label: entryWords(side, entryKind),
      // A market entry follows the market, so that it cannot be dragged.
      canMove: entryKind === 'limit',
    },
    ...targets.map((target, index) => ({
      name: { kind: 'target', index } as const,
      price: target.price,
      label: `${targets.length > 1 ? t`Target ${index + 1}` : t`Target`}${result(target.price, target.sharePercent)}${rewardWords(ticket, target.price)}`,
      canMove: true,
    })),
  ]
  if (stopPrice === null) return { side, levels }
  const stop = {
    name: { kind: 'stop' } as const,
    price: stopPrice,
    label: t`Stop${result(stopPrice, '100')}`,
    canMove: true,
  }
  return { side, levels: [...levels, stop] }
}

function entryWords(side: Ticket['side'], kind: Ticket['entryKind']): string {
  if (kind === 'market') return side === 'long' ? t`Buy at market` : t`Sell at market`
  return side === 'long' ? t`Buy limit` : t`Sell limit`
}

/** Distance to a price divided by distance to the stop; null without a stop. */
export function rewardRisk(
  { entryPrice, stopPrice }: Pick<Ticket, 'entryPrice' | 'stopPrice'>,
  price: DecimalString,
): DecimalString | null {
  if (stopPrice === null || compare(stopPrice, entryPrice) === 0) return null
  return divide(absolute(subtract(price, entryPrice)), absolute(subtract(entryPrice, stopPrice)))
}

function rewardWords(ticket: Ticket, price: DecimalString): string {
  const r = rewardRisk(ticket, price)
  return r === null ? '' : ` · ${formatNumber(r, { places: 1 })} R`
}

/** The ticket with the level at its dragged price, rounded to the market's tick. */
export function moved(
  text: TicketText,
  { name, price }: LevelMove,
  szDecimals: number,
): TicketText {
  const onTick = roundPrice(plainPrice(price), szDecimals, 'down')
  if (name.kind === 'entry') return { ...text, entry: onTick }
  if (name.kind === 'stop') return { ...text, stop: onTick }
  const targets = text.targets.map((target, index) =>
    index === name.index ? { ...target, price: onTick } : target,
  )
  return { ...text, targets }
}

/** The opposite side of the same trade: stop and targets mirrored at the entry, as far as they can be read. */
export function mirrored(text: TicketText, ticket: Ticket | null, szDecimals: number): TicketText {
  const side = text.side === 'long' ? 'short' : 'long'
  if (ticket === null) return { ...text, side }
  const mirror = (price: DecimalString): string => {
    const other = subtract(multiply(ticket.entryPrice, 2), price)
    return toNumber(other) > 0 ? roundPrice(other, szDecimals, 'down') : ''
  }
  return {
    ...text,
    side,
    stop: ticket.stopPrice === null ? '' : mirror(ticket.stopPrice),
    targets: text.targets.map((target, index) => {
      const known = ticket.targets[index]
      return known === undefined ? target : { ...target, price: mirror(known.price) }
    }),
  }
}

/** A pointer's price has more digits than any market allows. */
function plainPrice(price: number): DecimalString {
  return Math.max(price, 1e-6).toFixed(6)
}
