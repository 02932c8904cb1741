// Starts a sign-in of any kind: stores a row that can be listed and ended.
import { randomUUID } from 'node:crypto'
import type { SignInKind } from '../../../contract/people/sign-ins.ts'
import type { Context } from '../../context.ts'
import type { SignInRow } from '../../storage/people/sign-ins.ts'
import type { Store } from '../../storage/store.ts'
import type { UserRow } from '../../storage/people/users.ts'
import { refreshLifeSeconds } from './sign-in-cookies.ts'
import { tokenLifeSeconds } from './tokens.ts'

const longestAgent = 200

type Ports = Pick<Context, 'clock' | 'userAgent'>
export type OpenSignIn = Pick<SignInRow, 'id' | 'kind' | 'userId' | 'epoch' | 'createdAt'>

/** `store`: may be a transaction's. */
export async function openSignIn(
  store: Store,
  { clock, userAgent }: Ports,
  user: Pick<UserRow, 'id' | 'tokenEpoch'>,
  kind: SignInKind,
): Promise<OpenSignIn> {
  const now = clock()
  const life = kind === 'evm' ? tokenLifeSeconds : refreshLifeSeconds
  const row = {
    id: randomUUID(),
    userId: user.id,
    kind,
    epoch: user.tokenEpoch,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: now + life * 1000,
    userAgent: userAgent?.slice(0, longestAgent) || null,
  }
  await store.signIns.add(row)
  return row
}
