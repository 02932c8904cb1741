import type * as contract from '../../../../contract/endpoints.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { PersonContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { requireMarkets } from '../markets.ts'
import { poolView } from './pool-view.ts'

const mostPools = 50

export const createSignalPool: Verb<PersonContext, typeof contract.createSignalPool> = async ({
  ctx,
  input: { body },
}) => {
  const { store, viewer, clock } = ctx
  if ((await store.signalPools.of(viewer.id)).length >= mostPools) {
    throw new ServiceError('QUOTA_EXCEEDED', `You have ${mostPools} signal pools: remove one first`)
  }
  const row = await store.signalPools.insert({
    userId: viewer.id,
    name: body.name,
    logic: body.logic,
    signals: body.signals,
    symbols: await requireMarkets(ctx, body.symbols),
    isEnabled: body.enabled,
    lastFiredAt: null,
    checkedTo: clock(),
    createdAt: clock(),
  })
  return poolView(row)
}
