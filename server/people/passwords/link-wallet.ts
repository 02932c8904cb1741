import { ServiceError } from '../../../contract/errors.ts'
import type { linkWallet } from '../../../contract/people/passwords.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { alreadyUsed, signedChallenge } from '../sign-in/verify.ts'
import { readAddress } from '../signatures/address.ts'
import { readSignature } from '../signatures/signature.ts'
import { passwordUser } from './session.ts'

export const linkOwnWallet: Verb<PersonContext, typeof linkWallet> = async ({
  ctx,
  input: { body },
}) => {
  const { store, viewer, clock } = ctx
  if (viewer.address !== null) {
    throw new ServiceError('WALLET_LINKED', 'Your account has a wallet already')
  }
  const address = readAddress(body.address)
  const challenge = await signedChallenge(ctx, address, readSignature(body.signature))
  return store.transaction(async (inside) => {
    if (!(await inside.challenges.consume(challenge.nonce, clock()))) throw alreadyUsed()
    if (!(await inside.users.linkAddress(viewer.id, address))) {
      throw new ServiceError(
        'WALLET_TAKEN',
        'This wallet has an account of its own: sign in with it, and set an e-mail and a password there',
      )
    }
    const user = await inside.users.person(viewer.id)
    if (user === undefined) throw new ServiceError('TOKEN_INVALID', 'Sign in again')
    return passwordUser(user, await inside.passwordLogins.of(viewer.id))
  })
}
