// The ticket as typed, and the trade that it means.
import { t } from '@lingui/core/macro'
import type { DecimalString, Side } from '../../../../../contract/primitives.ts'
import { faultsOfDraft } from '../../../../../engine/risk/draft.ts'
import { percent, readNumber, wholeNumber } from '../../../../lib/numbers/number-kinds.ts'
import {
  readPrice,
  readTargets,
  targetFaults,
  type PriceMarket,
  type Target,
  type TargetField,
  type TargetText,
} from './targets.ts'

/** As typed. An empty price means none. */
export interface TicketText {
  side: Side
  entryKind: 'limit' | 'market'
  entry: string
  stop: string
  targets: readonly TargetText[]
  leverage: string
  /** Percent of the balance that the stop may lose; empty: as much as the limits allow. */
  risk: string
}

export type TicketField = 'entry' | 'stop' | 'leverage' | 'risk' | TargetField

export interface Ticket {
  side: Side
  entryKind: 'limit' | 'market'
  /** For a market entry the mark, which the computation uses. */
  entryPrice: DecimalString
  stopPrice: DecimalString | null
  targets: readonly Target[]
  leverage: number
  /** Percent of the balance; null: as much as the limits allow. */
  riskPercent: number | null
}

export interface ReadTicket {
  /** Null while a field cannot be read or no mark is known. With errors it cannot be placed. */
  ticket: Ticket | null
  errors: Partial<Record<TicketField, string>>
}

export interface TicketMarket extends PriceMarket {
  maxLeverage: number
  /** Null while unknown. */
  mark: DecimalString | null
}

export function readTicket(text: TicketText, market: TicketMarket): ReadTicket {
  const errors: ReadTicket['errors'] = {}
  const price = (field: 'entry' | 'stop', typed: string): DecimalString | null => {
    const read = readPrice(typed, market)
    if (read.error !== null) errors[field] = read.error
    return read.value
  }
  const typedEntry = text.entryKind === 'limit' ? price('entry', text.entry) : null
  if (text.entryKind === 'limit' && typedEntry === null) errors.entry ??= t`At which price?`
  const entryPrice = text.entryKind === 'limit' ? typedEntry : market.mark
  const stopPrice = price('stop', text.stop)
  const { targets, errors: targetErrors } = readTargets(text.targets, market)
  Object.assign(errors, targetErrors)
  const leverage = readLeverage(text.leverage, market.maxLeverage, errors)
  const riskPercent = readRisk(text.risk, errors)
  if (entryPrice === null || leverage === null || Object.keys(errors).length > 0) {
    return { ticket: null, errors }
  }
  const ticket: Ticket = {
    side: text.side,
    entryKind: text.entryKind,
    entryPrice,
    stopPrice,
    targets,
    leverage,
    riskPercent,
  }
  return { ticket, errors: faults(ticket) }
}

function readLeverage(typed: string, most: number, errors: ReadTicket['errors']): number | null {
  const wanted = t`A whole number from 1 to ${most}`
  const read = readNumber(typed, { ...wholeNumber, units: ['x', '×'], tooFine: wanted })
  const value = read.value === null ? NaN : Number(read.value)
  if (value >= 1 && value <= most) return value
  errors.leverage = read.value === null ? (read.error ?? wanted) : wanted
  return null
}

function readRisk(typed: string, errors: ReadTicket['errors']): number | null {
  const read = readNumber(typed, percent)
  if (read.value === null) {
    if (read.error !== null) errors.risk = read.error
    return null
  }
  const value = Number(read.value)
  if (value > 0 && value <= 100) return value
  errors.risk = t`More than 0%, at most 100%`
  return null
}

/** Errors about prices in relation to each other, by the field that is wrong. */
function faults({ side, entryPrice, stopPrice, targets }: Ticket): ReadTicket['errors'] {
  const errors: ReadTicket['errors'] = targetFaults(side, entryPrice, targets)
  const draft = { side, entryPrice, stopPrice, targets: [], quantity: null }
  if (faultsOfDraft(draft).includes('STOP_ON_WRONG_SIDE')) {
    errors.stop =
      side === 'long'
        ? t`The stop of a long lies below its entry`
        : t`The stop of a short lies above its entry`
  }
  return errors
}
