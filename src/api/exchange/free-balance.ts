import type { DecimalString } from '../../../contract/primitives.ts'
import type { Profile } from '../../../contract/people/user.ts'

/**
 * USDC available for a new session, computed by the server; a server with the documented API only gives the
 * withdrawable amount.
 */
export function freeBalance({ free, withdrawable }: Profile['account']): DecimalString {
  return free ?? withdrawable
}
