import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import { type Revocation, revocationOf } from '../../revocation.ts'
import type { Verb } from '../../route.ts'

export const signOutEverywhere: Verb<ViewerContext, typeof contract.signOutEverywhere> = async ({
  ctx: { store, viewer, bus, log },
}) => {
  const epoch = await store.users.revokeTokens(viewer.id)
  if (epoch !== undefined) bus.publish(revocationOf(viewer.id), { epoch } satisfies Revocation)
  log.info({ userId: viewer.id }, 'signed out everywhere')
  return { ok: true }
}
