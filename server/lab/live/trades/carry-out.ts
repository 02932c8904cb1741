// Carries out one decision that is written down. It may be called again after a crash: what has been done already is
// found in the books, and is not done twice.
import {
  absolute,
  add,
  minimum,
  multiply,
  negate,
  sign,
  subtract,
} from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { roundSize } from '../../../../engine/precision.ts'
import { releaseMarket } from '../../../desk/index.ts'
import { inWords } from '../../../people/index.ts'
import type { ExecutionNote, ExecutionRow } from '../../../storage/lab/executions.ts'
import type { MandateRow } from '../../../storage/trading/mandates.ts'
import { marketTaken } from '../../../trading/index.ts'
import type { ListedAsset } from '../../../venue/port.ts'
import type { Act } from './act.ts'
import { passGate, refusalText } from './gate.ts'
import { isOpposite } from './holdings.ts'
import { openOrder } from './open-order.ts'
import { reduceTo } from './reduce.ts'

/** Milliseconds. A successful answer about the agent's approval up to this old is used again. */
const approvalMaxAgeMs = 5_000
/** A mandate may be released between the claim and the order; then it is claimed again. */
const tries = 3

/** What became of it; undefined: not known yet, to be asked again later. */
export async function carryOut(act: Act): Promise<ExecutionNote | undefined> {
  const { ctx, execution } = act
  const assets = await ctx.exchange.assets()
  const listed = assets.find(({ symbol }) => symbol === execution.symbol)
  const asset = listed && (await ctx.exchange.market(listed.assetIndex))
  if (asset === undefined || asset.isDelisted) {
    return refused(`${execution.symbol} is not traded any more`)
  }
  const now = await ctx.authority.look(ctx.viewer, approvalMaxAgeMs)
  if (!now.mayClose) return refused(inWords(now))
  const mine = await mandateOf(act, asset)
  const wanted = wantedOf(execution, asset)
  if (wanted.reduces) {
    if (mine === undefined) return refused(`Nothing of it is open in ${asset.symbol}`)
    const left = isOpposite(wanted.after, execution.held) ? '0' : wanted.after
    const outcome = await act.runner.act(mine.id, async () => {
      try {
        return await reduceTo(act, mine, left)
      } finally {
        await releaseMarket(act.trading, mine.id)
      }
    })
    if (outcome.result === 'waits') return undefined
    if (outcome.result === 'refused') return refused(outcome.message)
    if (!isOpposite(wanted.after, execution.held)) {
      const { orderId, positionId } = outcome
      return { state: 'done', orderId, positionId, quantity: wanted.reduction }
    }
  }
  if (!now.mayOpen) return refused(inWords(now))
  return open(act, asset, wanted.opening)
}

/** Base units, signed where they are sides. */
function wantedOf({ action, wished, held, fraction }: ExecutionRow, asset: ListedAsset) {
  const size = wished ?? '0'
  if (action === 'close') {
    const whole = (fraction ?? 1) >= 1
    const part = multiply(absolute(held), fraction ?? 1)
    const reduction = whole ? absolute(held) : roundSize(part, asset.szDecimals)
    const after = subtract(held, multiply(sign(held), reduction))
    return { reduces: true, after, reduction, opening: '0' }
  }
  const change = action === 'buy' ? size : negate(size)
  const after = add(held, change)
  const reduces = isOpposite(held, change)
  const isFlip = reduces && isOpposite(after, held)
  const opening: DecimalString = reduces ? (isFlip ? absolute(after) : '0') : size
  return { reduces, after, reduction: minimum(size, absolute(held)), opening }
}

async function open(
  act: Act,
  asset: ListedAsset,
  wished: DecimalString,
): Promise<ExecutionNote | undefined> {
  const { ctx, execution } = act
  // Its terms may have changed since it decided.
  const trader = (await ctx.store.traders.byId(act.trader.id)) ?? act.trader
  if (trader.accountType === 'prompt' && !trader.symbols.includes(asset.symbol)) {
    return refused(`It may not trade ${asset.symbol} any more`)
  }
  const taken = await ctx.store.mandates.holder(ctx.viewer.id, asset.assetIndex)
  if (taken !== undefined && !(await isMine(act, taken))) {
    return refused(marketTaken(taken).message)
  }
  const mine = taken && (await ctx.store.positions.live(taken.id))
  const [first] = mine ?? []
  const allowed = await passGate(ctx, trader, {
    asset,
    side: execution.action === 'buy' ? 'long' : 'short',
    wished,
    leverage: execution.leverage ?? first?.leverage ?? 1,
    stop: execution.stop ?? first?.stopLossPrice ?? null,
    target: execution.target ?? first?.takeProfitPrice ?? null,
  }).catch((error: unknown) => ({ refused: refusalText(error), checks: null, stop: null }))
  if ('refused' in allowed) {
    const { checks, stop } = allowed
    return { ...refused(allowed.refused), checks, stop }
  }
  for (let round = 0; round < tries; round++) {
    const mandate = await claim(act, asset)
    if (mandate === undefined) continue
    if ('refused' in mandate) return refused(mandate.refused)
    const outcome = await act.runner.act(mandate.id, async () => {
      const current = await ctx.store.mandates.byId(mandate.id)
      if (current?.state !== 'trading') return 'released'
      try {
        return await openOrder(act, current, allowed)
      } finally {
        await releaseMarket(act.trading, mandate.id)
      }
    })
    if (outcome !== 'released') return outcome
  }
  return refused('The market is busy')
}

/** Undefined: it was let go of meanwhile. */
async function claim(
  act: Act,
  { assetIndex, symbol }: ListedAsset,
): Promise<MandateRow | { refused: string } | undefined> {
  const { trading, binding, ctx } = act
  const { newId, clock } = trading
  const { id: userId } = ctx.viewer
  await trading.store.transaction(async (store) => {
    const id = newId()
    const market = { assetIndex, symbol, createdAt: clock() }
    if (!(await store.mandates.claim({ id, userId, kind: 'program', ...market }))) return
    await store.bindings.noteMandate({
      mandateId: id,
      bindingId: binding.id,
      accountId: binding.accountId,
    })
  })
  const holder = await trading.store.mandates.holder(userId, assetIndex)
  if (holder === undefined) return undefined
  return (await isMine(act, holder)) ? holder : { refused: marketTaken(holder).message }
}

async function mandateOf(act: Act, asset: ListedAsset): Promise<MandateRow | undefined> {
  const holder = await act.ctx.store.mandates.holder(act.ctx.viewer.id, asset.assetIndex)
  return holder !== undefined && (await isMine(act, holder)) ? holder : undefined
}

async function isMine({ ctx, binding }: Act, { id, kind }: MandateRow): Promise<boolean> {
  if (kind !== 'program') return false
  return (await ctx.store.bindings.ofMandate(id))?.bindingId === binding.id
}

function refused(error: string): ExecutionNote {
  return { state: 'refused', error }
}
