// A trade that was typed, as the journal keeps it. Its result is computed, never believed.
import {
  absolute,
  add,
  compare,
  multiply,
  negate,
  round,
  subtract,
} from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { type TypedTrade, mostTypedUsdc } from '../../../contract/journal/typed-trades.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import { rMultiple, stopRisk } from '../../../engine/risk/r-multiple.ts'
import { blankTrade } from '../imports/imported-trade.ts'
import type { NewJournalTrade } from '../../storage/journal/trades.ts'

const places = 8
/** Nobody traded before. */
const firstAt = Date.UTC(2009, 0, 3)
/** Clocks of browsers may be ahead. */
const aheadMs = 60_000

/** Throws VALIDATION_FAILED for what cannot have happened. */
export function typedTrade(
  body: TypedTrade,
  { id, now }: { id: string; now: UnixMs },
): NewJournalTrade {
  const side = body.side === 'buy' || body.side === 'long' ? 'long' : 'short'
  const [quantity, entryPrice, exitPrice] = [
    add(body.quantity),
    add(body.entry_price),
    add(body.exit_price),
  ]
  const { stop_loss: stop = null, target = null } = body
  const [openedAt, closedAt] = [Date.parse(body.opened_at), Date.parse(body.closed_at)]
  const move = multiply(subtract(exitPrice, entryPrice), quantity)
  const realizedPnl = round(side === 'long' ? move : negate(move), places)
  const [fees, funding] = [add(body.fees), add(body.funding)]
  const netPnl = add(realizedPnl, negate(fees), funding)
  const riskAmount = stopRisk(entryPrice, stop, quantity)
  const r = rMultiple(netPnl, riskAmount)
  refuse({
    opened_at: openedAt < firstAt && 'is before anybody traded',
    closed_at:
      (closedAt < openedAt && 'is before opened_at') ||
      (closedAt > now + aheadMs && 'has not come yet: only closed trades are in the journal'),
    stop_loss:
      stop !== null &&
      isMisplaced(side, stop, entryPrice) &&
      'is not on the losing side of entry_price',
    target:
      target !== null &&
      isMisplaced(side, entryPrice, target) &&
      'is not on the winning side of entry_price',
    quantity:
      [realizedPnl, riskAmount ?? '0'].some(isTooLarge) &&
      `makes a result or a risk of more than ${mostTypedUsdc} USDC: check it and the prices`,
    fees: isTooLarge(fees) && `is more than ${mostTypedUsdc} USDC`,
    funding: isTooLarge(funding) && `is more than ${mostTypedUsdc} USDC`,
  })
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
    realizedPnl,
    fees,
    funding,
    netPnl,
    stopLoss: stop,
    target,
    riskAmount,
    rMultiple: r === null ? null : round(r, places),
    // Candles of another exchange tell nothing about it.
    excursionsDueAt: null,
    openedAt,
    closedAt,
    setupTag: body.setup_tag ?? null,
    isPlanned: stop !== null && target !== null,
    fills: [],
  }
}

/** Whether the first price is not on the losing side of the second. */
function isMisplaced(side: 'long' | 'short', worse: string, better: string): boolean {
  return compare(worse, better) !== (side === 'long' ? -1 : 1)
}

function isTooLarge(usdc: string): boolean {
  return compare(absolute(usdc), mostTypedUsdc) > 0
}

function refuse(found: Record<string, string | false>): void {
  const details = Object.entries(found).flatMap(([path, message]) =>
    message === false ? [] : [{ path, message }],
  )
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
