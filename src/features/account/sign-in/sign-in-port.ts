import type { Config as WalletConfig, Connector } from 'wagmi'
import { createChallenge, verifyChallenge } from '../../../../contract/people/auth.ts'
import { linkWallet } from '../../../../contract/people/passwords.ts'
import { call } from '../../../api/client.ts'
import { now } from '../../../lib/clock.ts'
import { connectWallet } from '../../../wallet/connect.ts'
import { refuseContractAccount } from '../../../wallet/contract-account.ts'
import { ensureChain } from '../../../wallet/chain/ensure-chain.ts'
import { signMessage } from '../../../wallet/sign.ts'
import type { WalletChain } from '../../../wallet/signer.ts'
import { WalletError } from '../../../wallet/wallet-error.ts'
import type { SignInPort } from './sign-in.ts'
import type { Unlinked } from './token-store.ts'
import { unlinkedViewer } from './password/unlinked-viewer.ts'

export interface SignInTerms {
  chain: WalletChain
  referralCode?: string | undefined
  /** This browser stays signed in. */
  keep: boolean
  /** Called when the wallet stays on another chain. Signing in works there, later steps do not. */
  onElsewhere?: (trouble: WalletError) => void
}

export function signInPort(
  wallet: WalletConfig,
  connector: Connector,
  { chain, referralCode, keep, onElsewhere }: SignInTerms,
): SignInPort {
  return {
    async connect() {
      const address = await connectWallet(wallet, connector)
      const signer = { address, connector, chain }
      // Checked before the chain changes, because a contract may exist only on the current chain.
      await refuseContractAccount(wallet, signer)
      await ensureChain(signer).catch((error: unknown) => {
        if (!(error instanceof WalletError) || error.trouble !== 'chain') throw error
        onElsewhere?.(error)
      })
      return { address, sign: (message) => signMessage(signer, message) }
    },
    async challenge(address) {
      const { message } = await call(null, createChallenge, { body: { address } })
      return message
    },
    async verify(address, signature) {
      const { accessToken, expiresIn } = await call(null, verifyChallenge, {
        body: {
          address,
          signature,
          ...(referralCode !== undefined && { referralCode }),
          ...(keep && { keep }),
        },
      })
      return { address, token: accessToken, expiresAt: now() + expiresIn * 1_000 }
    },
  }
}

/** The same steps, to link the wallet to somebody who came in by e-mail: their sign-in goes on, with a wallet. */
export function linkPort(port: SignInPort, { token, expiresAt }: Unlinked): SignInPort {
  return {
    ...port,
    async verify(address, signature) {
      await call(unlinkedViewer(token), linkWallet, { body: { address, signature } })
      return { address, token, expiresAt }
    },
  }
}
