import type { pairExtension } from '../../../contract/people/sign-ins.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { codeLifeMs, hashOfCode, makeCode } from './pairing-code.ts'
import { isoTime } from './person.ts'

/** The same six digits may be another user's code at the moment; then others are drawn. */
const mostDraws = 10

export const offerPairing: Verb<ViewerContext, typeof pairExtension> = async ({ ctx }) => {
  const { config, store, viewer, clock } = ctx
  for (let draw = 0; draw < mostDraws; draw++) {
    const code = makeCode()
    const now = clock()
    const row = {
      hash: hashOfCode(config, code),
      userId: viewer.id,
      expiresAt: now + codeLifeMs,
    }
    if (await store.pairingCodes.offer(row, now)) {
      return { code, expires_at: isoTime(row.expiresAt) }
    }
  }
  throw new Error('every code that was drawn is in use')
}
