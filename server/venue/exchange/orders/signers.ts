// Signs for a user with the current agent, with nonces that only grow.
import { ExchangeClient, type HttpTransport } from '@nktkas/hyperliquid'
import { signL1Action } from '@nktkas/hyperliquid/signing'
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import type { UnixMs, UserId, Hex } from '../../../../contract/primitives.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { Clock } from '../../../ops/port.ts'
import type { AgentKeys } from '../../../people/port.ts'
import type { SignedOrder } from '../../port.ts'

/** Milliseconds. What was sent beside and after the last order has nonces that are a little higher. */
const margin = 60_000
/** Milliseconds. The exchange takes no nonce that is further ahead: such a time was a wrong one. */
const allowedFuture = 86_400_000 - margin

/**
 * Nonces that grow per signer, even when the clock steps back, also while no process ran: `actedUntil` is when earlier
 * ones sent their last order, by their clock.
 */
export function nonceSource(clock: Clock, actedUntil: UnixMs = 0): (signer: string) => number {
  const last = new Map<string, number>()
  return (signer) => {
    const key = signer.toLowerCase()
    const now = clock()
    const isSetBack = now < actedUntil && actedUntil - now < allowedFuture
    const earliest = isSetBack ? actedUntil + margin : now
    const nonce = Math.max(earliest, (last.get(key) ?? -1) + 1)
    last.set(key, nonce)
    return nonce
  }
}

export interface AgentSigners {
  /** Sends one action at a time. */
  clientOf: (userId: UserId) => Promise<ExchangeClient>
  nextNonce: (userId: UserId) => Promise<number>
  /** The keys of `action` must be in the order that the protocol signs. */
  sign: (
    userId: UserId,
    action: SignedOrder['action'],
    validity: { nonce: number; expiresAt: UnixMs },
  ) => Promise<SignedOrder>
}

/** The key was encrypted with another secret than the server's current one, or is damaged. */
export class KeyUnreadable extends ServiceError {
  constructor(options: { cause: unknown }) {
    super('AGENT_NOT_APPROVED', 'The agent’s key cannot be decrypted: enable trading again')
    this.cause = options.cause
  }
}

interface Signer {
  wallet: PrivateKeyAccount
  client: ExchangeClient
}

export function agentSigners(
  transport: HttpTransport,
  agents: AgentKeys,
  clock: Clock,
  actedUntil: UnixMs,
): AgentSigners {
  const signers = new Map<string, Signer>()
  const nonceManager = nonceSource(clock, actedUntil)

  async function signerOf(userId: UserId): Promise<Signer> {
    const { address } = await agents.addressOf(userId)
    const known = signers.get(address.toLowerCase())
    if (known !== undefined) return known
    const wallet = privateKeyToAccount(await readableKey(userId))
    const signer = { wallet, client: new ExchangeClient({ transport, wallet, nonceManager }) }
    signers.set(wallet.address.toLowerCase(), signer)
    return signer
  }

  async function readableKey(userId: UserId): Promise<Hex> {
    try {
      return await agents.privateKeyOf(userId)
    } catch (error) {
      throw new KeyUnreadable({ cause: error })
    }
  }

  return {
    clientOf: async (userId) => (await signerOf(userId)).client,
    nextNonce: async (userId) => nonceManager((await signerOf(userId)).wallet.address),
    sign: async (userId, action, { nonce, expiresAt }) => {
      const { wallet } = await signerOf(userId)
      const { isTestnet } = transport
      const terms = { wallet, action, nonce, isTestnet, expiresAfter: expiresAt }
      return { action, nonce, signature: await signL1Action(terms), expiresAt }
    },
  }
}
