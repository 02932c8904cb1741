import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { ownAccount, viewOf } from './account-view.ts'

type Listed = typeof contract.listExchangeAccounts

/** The viewer's own account first. There are at most 21, so one page holds all. */
export const listExchangeAccounts: Verb<ViewerContext, Listed> = async ({ ctx }) => {
  const [own, byKey] = await Promise.all([
    ownAccount(ctx),
    ctx.store.venueAccounts.of(ctx.viewer.id),
  ])
  const items = [own, ...byKey.map(viewOf)]
  return { items, total: items.length, page: 1, limit: 50 }
}
