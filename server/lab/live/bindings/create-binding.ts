import type * as contract from '../../../../contract/endpoints.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { ViewerContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { invalid, requireMarkets } from '../markets.ts'
import {
  requireFree,
  requireParams,
  requirePools,
  requireProgram,
  symbolsFor,
} from './binding-terms.ts'
import { bindingView } from './binding-view.ts'

export const createBinding: Verb<ViewerContext, typeof contract.createBinding> = async ({
  ctx,
  input: { body },
}) => {
  const { store, viewer, clock } = ctx
  const { code } = await requireProgram(ctx, body.program_id)
  const trader = await store.traders.owned(viewer.id, body.account_id)
  if (trader === undefined) throw new ServiceError('NOT_FOUND', 'There is no such trader')
  if (trader.accountType !== 'program') {
    throw invalid('account_id', 'is a trader for a language model: programs take another')
  }
  const poolIds = await requirePools(ctx, body.pool_ids ?? trader.poolIds)
  const symbols =
    body.symbols === undefined
      ? await symbolsFor(ctx, code, poolIds)
      : await requireMarkets(ctx, body.symbols)
  const isEnabled = body.enabled ?? true
  if (isEnabled) await requireFree(ctx, symbols)
  const intervalSecs = body.interval_secs ?? trader.intervalSecs
  const isScheduled = body.scheduled ?? trader.isScheduled
  const now = clock()
  const row = await store.bindings.insert({
    userId: viewer.id,
    programId: body.program_id,
    accountId: trader.id,
    poolIds,
    intervalSecs,
    isScheduled,
    isEnabled,
    params: requireParams(code, body.params_override ?? {}),
    symbols,
    interval: body.interval ?? '1h',
    lastTriggerAt: null,
    nextRunAt: isEnabled && isScheduled ? now + intervalSecs * 1_000 : null,
    firing: null,
    state: '{}',
    obstacle: null,
    createdAt: now,
  })
  if (row === undefined) throw invalid('account_id', 'has this program bound to it already')
  return bindingView(ctx, row)
}
