import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { venue } from './require-account.ts'

/** Milliseconds. A successful answer up to this old is used again. */
const wellMs = 10_000

type Listed = typeof contract.listExchangeAccounts

export const listExchangeAccounts: Verb<ViewerContext, Listed> = async ({ ctx }) => {
  const { store, viewer, authority } = ctx
  const [user, may] = await Promise.all([
    store.users.byId(viewer.id),
    authority.look(viewer, wellMs),
  ])
  const at = user?.lastAccount?.at
  const account = {
    id: viewer.id,
    exchange_name: venue,
    account_name: 'Hyperliquid',
    auth_mode: 'agent' as const,
    wallet_address: viewer.address,
    permissions: may.mayClose ? ['read', 'trade'] : ['read'],
    is_active: may.mayClose,
    requires_reauthorization: !may.mayClose,
    created_at: new Date(user?.createdAt ?? 0).toISOString(),
    last_used_at: at === undefined ? null : new Date(at).toISOString(),
  }
  return { items: [account], total: 1, page: 1, limit: 50 }
}
