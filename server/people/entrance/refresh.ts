// A refresh token works once. A second use ends the sign-in, because one of the two who hold it has stolen it, and
// it is unknown which. But lost answers are requested again and two tabs may ask at once: for a short time both get
// the same successor.
import { ServiceError } from '../../../contract/errors.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { SignInRow } from '../../storage/people/sign-ins.ts'
import { hasAddress } from '../../storage/people/users.ts'
import { endOne } from '../sign-in/end-sign-ins.ts'
import { type RefreshedKind, readRefreshToken } from '../sign-in/refresh-tokens.ts'
import { refreshLifeOf } from '../sign-in/sign-in-cookies.ts'
import type { Tokens } from '../sign-in/tokens.ts'
import { type TokenPair, tokenPair } from './token-pair.ts'

/** Milliseconds for which the previous token still returns the current one. */
export const graceMs = 30_000

type Ports = Pick<Context, 'config' | 'store' | 'clock' | 'bus' | 'log'>

/** Throws TOKEN_INVALID or TOKEN_EXPIRED. */
export async function refreshPair(
  ctx: Ports,
  tokens: Tokens,
  kind: RefreshedKind,
  token: string,
): Promise<TokenPair> {
  const { config, store, clock } = ctx
  const { signInId: id, generation } = readRefreshToken(config, kind, token)
  const found = await store.signIns.withUser(id)
  if (found === undefined) throw ended()
  const { user, signIn } = found
  if (!hasAddress(user)) throw ended()
  const now = clock()
  refuseUnlessAlive(signIn, user.tokenEpoch, now)
  const isFirst = await store.signIns.rotate(
    { id, generation },
    now,
    now + refreshLifeOf[kind] * 1000,
  )
  if (!isFirst) await refuseReuse(ctx, id, generation)
  const next = { id, epoch: signIn.epoch, kind, generation: generation + 1 }
  return tokenPair(config, tokens, { user, signIn: next })
}

function refuseUnlessAlive(
  { endedAt, epoch, expiresAt }: SignInRow,
  userEpoch: number,
  now: UnixMs,
) {
  if (endedAt !== null || epoch !== userEpoch) throw ended()
  if (expiresAt <= now) {
    throw new ServiceError('TOKEN_EXPIRED', 'The sign-in has expired: sign in again')
  }
}

/** Returns when it is a repeated request within the grace time; throws otherwise. */
async function refuseReuse(ctx: Ports, id: string, generation: number): Promise<void> {
  const row = (await ctx.store.signIns.withUser(id))?.signIn
  if (row === undefined || row.endedAt !== null || row.generation <= generation) throw ended()
  const isLastBefore = row.generation === generation + 1
  if (isLastBefore && ctx.clock() - (row.rotatedAt ?? 0) <= graceMs) return
  await endOne(ctx, row.userId, id)
  ctx.log.warn({ userId: row.userId, signInId: id }, 'a used refresh token came again')
  throw new ServiceError(
    'TOKEN_INVALID',
    'This refresh token was used before, so somebody else may have it: the sign-in was ended. Sign in again',
  )
}

const ended = () => new ServiceError('TOKEN_INVALID', 'This sign-in was ended: sign in again')
