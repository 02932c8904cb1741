import { ExchangeClient, type HttpTransport } from '@nktkas/hyperliquid'
import { privateKeyToAccount } from 'viem/accounts'
import type { UserId } from '../../contract/primitives.ts'
import type { AgentKeys, Clock } from '../context.ts'

/** Ever growing per signer, even when the clock steps back. */
export function nonceSource(clock: Clock): (signer: string) => number {
  const last = new Map<string, number>()
  return (signer) => {
    const nonce = Math.max(clock(), (last.get(signer) ?? -1) + 1)
    last.set(signer, nonce)
    return nonce
  }
}

/** The client that signs as a user's current agent; it sends one action at a time. */
export function agentClients(
  transport: HttpTransport,
  agents: AgentKeys,
  clock: Clock,
): (userId: UserId) => Promise<ExchangeClient> {
  const clients = new Map<string, ExchangeClient>()
  const nonceManager = nonceSource(clock)
  return async (userId) => {
    const { address } = await agents.addressOf(userId)
    const known = clients.get(address.toLowerCase())
    if (known !== undefined) return known
    const wallet = privateKeyToAccount(await agents.privateKeyOf(userId))
    const client = new ExchangeClient({ transport, wallet, nonceManager })
    clients.set(wallet.address.toLowerCase(), client)
    return client
  }
}
