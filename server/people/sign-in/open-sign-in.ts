// Starts a sign-in of any kind: stores a row that can be listed and ended.
import { randomUUID } from 'node:crypto'
import type { SignInKind } from '../../../contract/people/sign-ins.ts'
import type { Context } from '../../context.ts'
import type { SignInRow } from '../../storage/people/sign-ins.ts'
import type { Store } from '../../storage/store.ts'
import type { UserRow } from '../../storage/people/users.ts'
import { refreshLifeSeconds } from './sign-in-cookies.ts'
import { tokenLifeSeconds } from './tokens.ts'
import { sessionTokenLifeSeconds } from '../passwords/session-token.ts'

const longestAgent = 200

const lifeOf: Record<SignInKind, number> = {
  evm: tokenLifeSeconds,
  web: refreshLifeSeconds,
  extension: refreshLifeSeconds,
  password: sessionTokenLifeSeconds,
}

type Ports = Pick<Context, 'clock' | 'userAgent'>
export type OpenSignIn = Pick<SignInRow, 'id' | 'kind' | 'userId' | 'epoch' | 'createdAt'>

/** `store`: may be a transaction's. `tokenHash`: of a session token. `lifeSeconds`: the kind's by default. */
export async function openSignIn(
  store: Store,
  { clock, userAgent }: Ports,
  user: Pick<UserRow, 'id' | 'tokenEpoch'>,
  kind: SignInKind,
  {
    tokenHash = null,
    lifeSeconds = lifeOf[kind],
  }: { tokenHash?: string | null; lifeSeconds?: number } = {},
): Promise<OpenSignIn & Pick<SignInRow, 'expiresAt'>> {
  const now = clock()
  const row = {
    id: randomUUID(),
    userId: user.id,
    kind,
    epoch: user.tokenEpoch,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: now + lifeSeconds * 1000,
    userAgent: userAgent?.slice(0, longestAgent) || null,
    tokenHash,
  }
  await store.signIns.add(row)
  return row
}
