import { isAddressEqual } from 'viem'
import { ServiceError } from '../../../contract/errors.ts'
import type { verifySiwe } from '../../../contract/people/sign-ins.ts'
import type { Context, Visit } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { openSignIn } from '../sign-in/open-sign-in.ts'
import type { Tokens } from '../sign-in/tokens.ts'
import { readSignature, signerOf } from '../signatures/signature.ts'
import { type SiweClaim, checkSiwe } from './check-siwe.ts'
import { personOf } from './person.ts'
import { readSiwe, siweInvalid } from './siwe-fields.ts'
import { tokenPair, writeCookies } from './token-pair.ts'

const kind = 'web'

/** A refusal does not use up the nonce: the same message with a correct signature still works. */
export function signInWithSiwe(tokens: Tokens): Verb<Context & Visit, typeof verifySiwe> {
  return async ({ ctx, input: { body } }) => {
    const claim = checkSiwe(ctx, readSiwe(body.message))
    const signer = await signerOf(body.message, signatureIn(body.signature))
    if (signer === undefined || !isAddressEqual(signer, claim.address)) {
      throw siweInvalid('signature', 'was not made by the key of this address')
    }
    const { user, signIn } = await enter(ctx, claim)
    writeCookies(ctx.cookies, await tokenPair(ctx.config, tokens, { user, signIn }))
    return { user: personOf(user) }
  }
}

function signatureIn(text: string) {
  try {
    return readSignature(text)
  } catch (error) {
    if (error instanceof ServiceError) throw siweInvalid('signature', `is none: ${error.message}`)
    throw error
  }
}

function enter(ctx: Context, { address, nonce, nonceExpiresAt }: SiweClaim) {
  const newId = ctx.newId()
  return ctx.store.transaction(async (store) => {
    await store.nonces.sweep(ctx.clock())
    if (!(await store.nonces.spend(nonce, nonceExpiresAt))) {
      throw siweInvalid('nonce', 'was used already: ask for another')
    }
    const user = await store.users.ensure(newId, address, ctx.clock())
    const opened = await openSignIn(store, ctx, user, kind)
    return { user, signIn: { ...opened, kind, generation: 0 } as const }
  })
}
