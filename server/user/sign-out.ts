import type * as contract from '../../contract/endpoints.ts'
import type { ViewerContext } from '../context.ts'
import type { Verb } from '../route.ts'

export const signOutEverywhere: Verb<ViewerContext, typeof contract.signOutEverywhere> = async ({
  ctx: { store, viewer, log },
}) => {
  await store.users.revokeTokens(viewer.id)
  log.info({ userId: viewer.id }, 'signed out everywhere')
  return { ok: true }
}
