// A trade that was typed, as the journal keeps it. Its result is computed, never believed.
import { add, round } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { type TypedTrade, mostTypedUsdc } from '../../../contract/journal/typed-trades.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import {
  type TypedFacts,
  type TypedFault,
  type TypedFaultField,
  faultsOfTyped,
  typedResult,
} from '../../../engine/journal/trips/typed-result.ts'
import { rMultiple } from '../../../engine/risk/r-multiple.ts'
import { blankTrade } from '../imports/imported-trade.ts'
import type { NewJournalTrade } from '../../storage/journal/trades.ts'

const places = 8

/** Throws VALIDATION_FAILED for what cannot have happened. */
export function typedTrade(
  body: TypedTrade,
  { id, now }: { id: string; now: UnixMs },
): NewJournalTrade {
  const facts: TypedFacts = {
    side: body.side === 'buy' || body.side === 'long' ? 'long' : 'short',
    quantity: add(body.quantity),
    entryPrice: add(body.entry_price),
    exitPrice: add(body.exit_price),
    fees: add(body.fees),
    funding: add(body.funding),
    openedAt: Date.parse(body.opened_at),
    closedAt: Date.parse(body.closed_at),
    stop: body.stop_loss ?? null,
    target: body.target ?? null,
  }
  refuse(faultsOfTyped(facts, now))
  const { side, quantity, entryPrice, exitPrice, fees, funding, openedAt, closedAt } = facts
  const { realized, net, risk } = typedResult(facts)
  const r = rMultiple(net, risk)
  return {
    ...blankTrade,
    id,
    origin: 'manual',
    source: 'typed',
    accountId: null,
    importId: null,
    importKey: null,
    exchange: body.exchange,
    symbol: body.symbol,
    side,
    entryPrice,
    exitPrice,
    quantity,
    leverage: body.leverage ?? null,
    realizedPnl: realized,
    fees,
    funding,
    netPnl: net,
    stopLoss: facts.stop,
    target: facts.target,
    riskAmount: risk,
    rMultiple: r === null ? null : round(r, places),
    // Candles of another exchange tell nothing about it.
    excursionsDueAt: null,
    openedAt,
    closedAt,
    setupTag: body.setup_tag ?? null,
    isPlanned: facts.stop !== null && facts.target !== null,
    fills: [],
  }
}

const fields: Record<TypedFaultField, string> = {
  openedAt: 'opened_at',
  closedAt: 'closed_at',
  stop: 'stop_loss',
  target: 'target',
  quantity: 'quantity',
  fees: 'fees',
  funding: 'funding',
}

const words: Record<TypedFault, string> = {
  BEFORE_ANYBODY_TRADED: 'is before anybody traded',
  BEFORE_OPENED: 'is before opened_at',
  NOT_CLOSED_YET: 'has not come yet: only closed trades are in the journal',
  STOP_ON_WRONG_SIDE: 'is not on the losing side of entry_price',
  TARGET_ON_WRONG_SIDE: 'is not on the winning side of entry_price',
  TOO_LARGE: `is more than ${mostTypedUsdc} USDC`,
}

function refuse(faults: ReturnType<typeof faultsOfTyped>): void {
  const details = Object.entries(faults).map(([field, fault]) => ({
    path: fields[field as TypedFaultField],
    message:
      field === 'quantity'
        ? `makes a result or a risk of more than ${mostTypedUsdc} USDC: check it and the prices`
        : words[fault],
  }))
  if (details.length === 0) return
  const text = details.map(({ path, message }) => `${path} ${message}`).join('; ')
  throw new ServiceError('VALIDATION_FAILED', text, { details })
}

/** Also for trades made of fills, and for those of others. */
export const noTypedTrade = () =>
  new ServiceError(
    'NOT_FOUND',
    'You typed no such trade. Trades that are made of fills cannot be changed or deleted',
  )
