// Levels of an open trade that were dragged but not sent yet: the possible change, until it is confirmed or dropped.
import { t } from '@lingui/core/macro'
import {
  absolute,
  add,
  compare,
  divide,
  maximum,
  minimum,
  multiply,
  subtract,
} from '../../../../../contract/decimal.ts'
import type { DeskTrade } from '../../../../../contract/desk/trade.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import { roundPrice } from '../../../../../engine/precision.ts'
import type { LevelMove } from '../../../../charts/position-tool/position-tool.ts'
import type {
  PlannedLevel,
  PlannedPosition,
} from '../../../../charts/position-tool/planned-position.ts'
import { formatMoney, formatNumber } from '../../../../lib/numbers/format.ts'

export interface Staged {
  stop: DecimalString | null
  /** By the target's index in the trade's list. */
  targets: Readonly<Record<number, DecimalString>>
}

export const nothingStaged: Staged = { stop: null, targets: {} }

export function isStaged({ stop, targets }: Staged): boolean {
  return stop !== null || Object.keys(targets).length > 0
}

/** `szDecimals`: the market's; dragged prices are rounded to its tick. */
export function stage(staged: Staged, { name, price }: LevelMove, szDecimals: number): Staged {
  const onTick = roundPrice(Math.max(price, 1e-6).toFixed(6), szDecimals, 'down')
  if (name.kind === 'stop') return { ...staged, stop: onTick }
  if (name.kind === 'target') {
    return { ...staged, targets: { ...staged.targets, [name.index]: onTick } }
  }
  return staged
}

const forward = ({ side }: Pick<DeskTrade, 'side'>) => (side === 'buy' ? 1 : -1)

/** The result at a price, USDC, without fees. */
export function resultAt(
  trade: Pick<DeskTrade, 'side' | 'average_entry' | 'entry_price'>,
  price: DecimalString,
  quantity: DecimalString,
): DecimalString {
  const entry = trade.average_entry ?? trade.entry_price
  return multiply(subtract(price, entry), quantity, forward(trade))
}

export function levelsOfTrade(trade: DeskTrade, staged: Staged): PlannedPosition {
  const { side, status, average_entry, entry_price, stop_loss_price, take_profit } = trade
  const money = (price: DecimalString, quantity: DecimalString) =>
    formatMoney(resultAt(trade, price, quantity), { signed: true })
  const entry: PlannedLevel = {
    name: { kind: 'entry' },
    price: average_entry ?? entry_price,
    label: status === 'pending' ? t`Waits` : t`Entry`,
    canMove: false,
  }
  const targets = take_profit.flatMap((target, index): PlannedLevel[] => {
    if (target.status !== 'pending') return []
    const price = staged.targets[index] ?? target.price
    const label = take_profit.length > 1 ? t`Target ${index + 1}` : t`Target`
    return [
      {
        name: { kind: 'target', index },
        price,
        label: `${label} ${money(price, target.quantity)}${rWords(trade, price)}`,
        canMove: true,
      },
    ]
  })
  const at = staged.stop ?? stop_loss_price
  const stop: PlannedLevel[] =
    at === null
      ? []
      : [
          {
            name: { kind: 'stop' },
            price: at,
            label: t`Stop ${money(at, openQuantity(trade))}`,
            canMove: true,
          },
        ]
  return { side: side === 'buy' ? 'long' : 'short', levels: [entry, ...targets, ...stop] }
}

/** Base units that the stop protects: what is open, or the size of a waiting entry. */
export function openQuantity(
  trade: Pick<DeskTrade, 'quantity' | 'filled_quantity' | 'open_quantity'>,
): DecimalString {
  return compare(trade.filled_quantity, 0) > 0 ? trade.open_quantity : trade.quantity
}

function rWords(trade: DeskTrade, price: DecimalString): string {
  const { risk_amount, quantity } = trade
  if (risk_amount === null || compare(risk_amount, 0) <= 0) return ''
  const perUnit = divide(risk_amount, quantity)
  const entry = trade.average_entry ?? trade.entry_price
  const r = divide(absolute(subtract(price, entry)), perUnit)
  return ` · ${formatNumber(r, { places: 1 })} R`
}

/** Base units of the entry that still wait while others have filled; "0" otherwise. */
export function waitingQuantity(
  trade: Pick<DeskTrade, 'orders' | 'filled_quantity'>,
): DecimalString {
  const rests = trade.orders.find(({ kind, status }) => kind === 'entry' && status === 'resting')
  if (rests === undefined || compare(trade.filled_quantity, 0) === 0) return '0'
  return maximum(subtract(rests.quantity, trade.filled_quantity), '0')
}

/** Base units that targets may take: what is open, and what of the entry still waits. */
export function targetsQuantity(trade: DeskTrade): DecimalString {
  return add(openQuantity(trade), waitingQuantity(trade))
}

/** The changed targets as the API expects them: those not reached yet, in total at most the size of the trade. */
export function stagedTargets(
  trade: DeskTrade,
  staged: Staged,
): { price: DecimalString; quantity: DecimalString; order_type: 'limit' | 'market' }[] {
  let left = targetsQuantity(trade)
  return trade.take_profit.flatMap(({ status, quantity, filled_quantity, ...target }, index) => {
    const size = status === 'pending' ? minimum(subtract(quantity, filled_quantity), left) : '0'
    if (compare(size, 0) <= 0) return []
    left = subtract(left, size)
    const price = staged.targets[index] ?? target.price
    return [{ price, quantity: size, order_type: target.order_type }]
  })
}
