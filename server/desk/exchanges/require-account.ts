// A viewer's accounts: their own on Hyperliquid, whose id is the viewer's id, and those added by API key.
import { isAddressEqual } from 'viem'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import { readAddress } from '../../people/index.ts'
import type { VenueAccountRow } from '../../storage/desk/venue-accounts.ts'

export const venue = 'hyperliquid'

/** Accepts the id of the viewer's own account only. Throws NOT_FOUND. */
export function requireAccount({ viewer }: Pick<ViewerContext, 'viewer'>, id: string): void {
  if (id !== viewer.id) throw noAccount()
}

/** Accepts the wallet that is signed in only. Throws NOT_FOUND. */
export function requireOwnWallet({ viewer }: Pick<ViewerContext, 'viewer'>, address: string): void {
  if (isAddressEqual(readAddress(address), viewer.address)) return
  throw new ServiceError('NOT_FOUND', 'That wallet is not the one that is signed in')
}

/** The viewer's account by key with this id; null for their own account. Throws NOT_FOUND. */
export async function anyAccount(
  { viewer, store }: Pick<ViewerContext, 'viewer' | 'store'>,
  id: string,
): Promise<VenueAccountRow | null> {
  if (id === viewer.id) return null
  const row = await store.venueAccounts.owned(viewer.id, id)
  if (row === undefined) throw noAccount()
  return row
}

function noAccount(): ServiceError {
  return new ServiceError('NOT_FOUND', 'There is no such exchange account')
}
