import type { Config as WalletConfig, Connector } from 'wagmi'
import { createChallenge, verifyChallenge } from '../../../contract/auth.ts'
import { call } from '../../api/client.ts'
import { now } from '../../lib/clock.ts'
import { connectWallet } from '../../wallet/connect.ts'
import { ensureChain, signMessage } from '../../wallet/sign.ts'
import type { SignInPort } from './sign-in.ts'

export function signInPort(
  wallet: WalletConfig,
  connector: Connector,
  chainId: number,
  referralCode?: string,
): SignInPort {
  return {
    async connect() {
      const signer = await connectWallet(wallet, connector)
      await ensureChain(connector, chainId)
      return { address: signer.address, sign: (message) => signMessage(signer, message) }
    },
    async challenge(address) {
      const { message } = await call(null, createChallenge, { body: { address } })
      return message
    },
    async verify(address, signature) {
      const { accessToken, expiresIn } = await call(null, verifyChallenge, {
        body: { address, signature, ...(referralCode !== undefined && { referralCode }) },
      })
      return { address, token: accessToken, expiresAt: now() + expiresIn * 1_000 }
    },
  }
}
