import type { createNonce } from '../../../contract/people/sign-ins.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { makeNonce } from './nonces.ts'

export const giveNonce: Verb<Context, typeof createNonce> = async ({ ctx }) => ({
  nonce: makeNonce(ctx.config, ctx.clock()),
})
