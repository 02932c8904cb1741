import { ServiceError } from '../../../contract/errors.ts'
import type { claimPairing } from '../../../contract/people/sign-ins.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { openSignIn } from '../sign-in/open-sign-in.ts'
import type { Tokens } from '../sign-in/tokens.ts'
import { hashOfCode, mostWrongTries } from './pairing-code.ts'
import { onTheWire, tokenPair } from './token-pair.ts'

const kind = 'extension'

export function claimByCode(tokens: Tokens): Verb<Context, typeof claimPairing> {
  return async ({ ctx, input: { body } }) => {
    const { config, store, clock, log } = ctx
    const hash = hashOfCode(config, body.code)
    const userId = await store.pairingCodes.claim(hash, clock(), mostWrongTries)
    const user = userId === undefined ? undefined : await store.users.byId(userId)
    if (user === undefined) {
      log.warn({}, 'a wrong pairing code was tried')
      throw new ServiceError(
        'PAIRING_CODE_INVALID',
        'This code is wrong, was used, or is dead: show a new one under Settings and type that',
      )
    }
    const opened = await openSignIn(store, ctx, user, kind)
    const signIn = { ...opened, kind, generation: 0 } as const
    return { tokens: onTheWire(await tokenPair(config, tokens, { user, signIn })) }
  }
}
