import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { isExchangeAway } from '../../../contract/errors.ts'
import type { Authority } from '../../../contract/people/authority.ts'
import type { ViewerContext } from '../../context.ts'
import type { VenueAccountRow } from '../../storage/desk/venue-accounts.ts'
import { venue } from './require-account.ts'

type Account = OutputOf<typeof contract.addExchangeAccount>

/** Milliseconds. A successful look at the agent's approval is reused for this long. */
const approvalMaxAgeMs = 10_000

/** The viewer's own account on Hyperliquid; while that does not answer, as last known. */
export async function ownAccount(ctx: ViewerContext): Promise<Account> {
  const { store, viewer } = ctx
  const [user, look] = await Promise.all([store.users.byId(viewer.id), lookOrKnown(ctx)])
  const mayClose = look.may?.mayClose === true
  return {
    id: viewer.id,
    exchange_name: venue,
    account_name: 'Hyperliquid',
    auth_mode: 'agent',
    wallet_address: viewer.address,
    permissions: mayClose ? ['read', 'trade'] : ['read'],
    can_withdraw: false,
    is_active: mayClose,
    requires_reauthorization: look.may?.mayClose === false,
    state: look.isAway ? 'unreachable' : mayClose ? 'ok' : 'needs_authorization',
    created_at: isoOf(user?.createdAt ?? 0),
    last_used_at:
      user?.lastAccount === null || user === undefined ? null : isoOf(user.lastAccount.at),
  }
}

/** `may`: undefined when the exchange was never asked before it went away. */
async function lookOrKnown({
  authority,
  viewer,
}: ViewerContext): Promise<{ may: Authority | undefined; isAway: boolean }> {
  try {
    return { may: await authority.look(viewer, approvalMaxAgeMs), isAway: false }
  } catch (error) {
    if (!isExchangeAway(error)) throw error
    return { may: authority.known(viewer.id), isAway: true }
  }
}

/** An account that is read by key. Contains nothing of the key. */
export function viewOf(row: VenueAccountRow): Account {
  return {
    id: row.id,
    exchange_name: row.venue,
    account_name: row.name,
    auth_mode: 'api_key',
    wallet_address: null,
    permissions: row.canTrade === true ? ['read', 'trade'] : ['read'],
    can_withdraw: row.canWithdraw,
    is_active: row.refusedAt === null,
    requires_reauthorization: row.refusedAt !== null,
    state: row.refusedAt === null ? 'ok' : 'needs_authorization',
    created_at: isoOf(row.createdAt),
    last_used_at: row.lastUsedAt === null ? null : isoOf(row.lastUsedAt),
  }
}

export function isoOf(at: number): string {
  return new Date(at).toISOString()
}
