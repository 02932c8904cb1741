import type { DecimalString } from '../../contract/primitives.ts'
import type { Profile } from '../../contract/people/user.ts'

/** USDC that a new session may use, as the server counts it; a server of the documented API says what can be withdrawn. */
export function freeBalance({ free, withdrawable }: Profile['account']): DecimalString {
  return free ?? withdrawable
}
