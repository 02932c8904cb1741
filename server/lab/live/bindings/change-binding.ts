import { rowIdOf } from '../../../../contract/traders/trader-shared.ts'
import type * as contract from '../../../../contract/endpoints.ts'
import type { ViewerContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { requireMarkets } from '../markets.ts'
import { requireFree, requireParams, requirePools, requireProgram } from './binding-terms.ts'
import { bindingView, requireBinding } from './binding-view.ts'

/** Switched off, no run begins any more; one that runs is finished. */
export const changeBinding: Verb<ViewerContext, typeof contract.changeBinding> = async ({
  ctx,
  input: { params, body },
}) => {
  const { store, clock, atWork } = ctx
  const before = await requireBinding(ctx, rowIdOf(params.id))
  const { pool_ids: pools, params_override: given } = body
  const symbols = body.symbols && (await requireMarkets(ctx, body.symbols))
  const isEnabled = body.enabled ?? before.isEnabled
  const isScheduled = body.scheduled ?? before.isScheduled
  const intervalSecs = body.interval_secs ?? before.intervalSecs
  const isSwitchedOn = isEnabled && !before.isEnabled
  if (isSwitchedOn || (isEnabled && symbols !== undefined)) {
    await requireFree(ctx, symbols ?? before.symbols, before.id)
  }
  const overrides =
    given && requireParams((await requireProgram(ctx, before.programId)).code, given)
  const isPaceNew =
    isSwitchedOn || isScheduled !== before.isScheduled || intervalSecs !== before.intervalSecs
  const runs = isEnabled && isScheduled
  await store.bindings.change(before.id, {
    ...(pools !== undefined && { poolIds: await requirePools(ctx, pools) }),
    ...(symbols !== undefined && { symbols }),
    ...(overrides !== undefined && { params: overrides }),
    ...(body.interval !== undefined && { interval: body.interval }),
    isEnabled,
    isScheduled,
    intervalSecs,
    ...((isPaceNew || !runs) && { nextRunAt: runs ? clock() + intervalSecs * 1_000 : null }),
    ...(!isEnabled && { firing: null }),
    ...(isSwitchedOn && { obstacle: null }),
  })
  if (!isEnabled && body.positions === 'close') await atWork.positions.closeAll(before.id)
  return bindingView(ctx, await requireBinding(ctx, before.id))
}
