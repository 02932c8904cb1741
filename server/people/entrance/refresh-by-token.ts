import type { refreshExtension } from '../../../contract/people/sign-ins.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { Tokens } from '../sign-in/tokens.ts'
import { refreshPair } from './refresh.ts'
import { onTheWire } from './token-pair.ts'

export function refreshByToken(tokens: Tokens): Verb<Context, typeof refreshExtension> {
  return async ({ ctx, input: { body } }) => ({
    tokens: onTheWire(await refreshPair(ctx, tokens, 'extension', body.refresh_token)),
  })
}
