import {
  absolute,
  add,
  compare,
  negate,
  sign,
  subtract,
  toNumber,
} from '../../../../contract/decimal.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { ViewerContext } from '../../../context.ts'
import type { NewExecution } from '../../../storage/lab/executions.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import { passGate, refusalText } from '../trades/gate.ts'
import { requireFree } from './binding-terms.ts'

/** What the rules would make of a decision, now. */
export async function verdictOn(
  ctx: ViewerContext,
  trader: TraderRow,
  bindingId: number,
  wanted: NewExecution,
) {
  const { action, symbol, held } = wanted
  const wished = wanted.wished ?? '0'
  if (action === 'hold' || action === 'error') return { quantity: null, checks: [], error: null }
  const change = action === 'buy' ? wished : negate(wished)
  if (action === 'close' || sign(held) * sign(change) < 0) {
    const isFlip = compare(wished, absolute(held)) > 0
    const nothing = action === 'close' && sign(held) === 0
    const error = nothing ? `Nothing of it is open in ${symbol}` : null
    if (!isFlip || action === 'close') return { quantity: toNumber(wished), checks: [], error }
  }
  try {
    await requireFree(ctx, [symbol], bindingId)
    const asset = (await ctx.exchange.assets()).find((each) => each.symbol === symbol)
    if (asset === undefined) throw new ServiceError('NOT_FOUND', `${symbol} is not traded`)
    const after = add(held, change)
    const opening = sign(held) * sign(change) < 0 ? absolute(after) : wished
    const allowed = await passGate(ctx, trader, {
      asset: { ...asset, isDelisted: false },
      side: action === 'buy' ? 'long' : 'short',
      wished: opening,
      leverage: wanted.leverage ?? 1,
      stop: wanted.stop,
      target: wanted.target,
    })
    const reduced = subtract(wished, opening)
    return 'refused' in allowed
      ? { quantity: toNumber(wished), checks: allowed.checks ?? [], error: allowed.refused }
      : { quantity: toNumber(add(reduced, allowed.quantity)), checks: allowed.checks, error: null }
  } catch (error) {
    return { quantity: toNumber(wished), checks: [], error: refusalText(error) }
  }
}
