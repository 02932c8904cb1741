import { getAddress } from 'viem'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type { verifySiwe } from '../../../contract/people/sign-ins.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { UserRow } from '../../storage/people/users.ts'

export function personOf({ id, address, createdAt }: UserRow): OutputOf<typeof verifySiwe>['user'] {
  return { id, wallet_address: getAddress(address), created_at: isoTime(createdAt) }
}

export function isoTime(at: UnixMs): string {
  return new Date(at).toISOString()
}
