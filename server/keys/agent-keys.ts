// One agent per user, made on first use. Its key leaves this file only towards server/exchange, to sign orders.
import { bytesToHex, hexToBytes, isAddressEqual } from 'viem'
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import type { Address, Hex, UserId } from '../../contract/primitives.ts'
import type { AgentKeys, Context } from '../context.ts'
import type { Store } from '../storage/store.ts'
import { createVault } from './vault.ts'

/** As the viewer sees it in the wallet and on the exchange; at most 16 characters. */
const agentName = 'alura'

export function createAgentKeys(
  deps: Pick<Context, 'store' | 'clock' | 'newId'> & { config: { secret: string } },
): AgentKeys {
  const vault = createVault(deps.config.secret)

  async function rowOf(userId: UserId) {
    return (await deps.store.agentKeys.currentOf(userId)) ?? (await make(deps.store, userId))
  }

  function make(store: Store, userId: UserId) {
    const id = deps.newId()
    const key = generatePrivateKey()
    return store.agentKeys.ensure({
      id,
      userId,
      address: privateKeyToAddress(key).toLowerCase(),
      name: agentName,
      ciphertext: vault.seal(hexToBytes(key), { userId, keyId: id }),
      createdAt: deps.clock(),
    })
  }

  return {
    async addressOf(userId) {
      const row = await rowOf(userId)
      return { address: addressOf(row), name: row.name }
    },

    async privateKeyOf(userId) {
      const row = await rowOf(userId)
      const key: Hex = bytesToHex(vault.open(row.ciphertext, { userId, keyId: row.id }))
      if (!isAddressEqual(privateKeyToAddress(key), addressOf(row))) {
        throw new Error(`the key of agent ${row.id} does not belong to its address`)
      }
      return key
    },

    async noteApproval(userId) {
      const row = await rowOf(userId)
      if (row.approvedAt === null) await deps.store.agentKeys.noteApproval(row.id, deps.clock())
    },

    async wasApproved(userId) {
      return (await rowOf(userId)).approvedAt !== null
    },

    rotate(userId, guard) {
      return deps.store.transaction(async (store) => {
        await store.sessions.lockUser(userId)
        await guard(store)
        const row = await store.agentKeys.currentOf(userId)
        if (row !== undefined) await store.agentKeys.revoke(row.id, deps.clock())
        await make(store, userId)
      })
    },
  }
}

/** Rows are written by `make` alone, from a real address. */
function addressOf(row: { address: string }): Address {
  return row.address as Address
}
