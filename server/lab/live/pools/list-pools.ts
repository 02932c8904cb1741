import type * as contract from '../../../../contract/endpoints.ts'
import type { PersonContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import { poolView } from './pool-view.ts'

export const listSignalPools: Verb<PersonContext, typeof contract.listSignalPools> = async ({
  ctx: { store, viewer },
}) => (await store.signalPools.of(viewer.id)).map(poolView)
