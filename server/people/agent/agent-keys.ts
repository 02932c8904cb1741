// One agent per user, made on first use, and a second one while it is being renewed. A key leaves this file only
// towards the exchange's adapter, to sign orders.
import { bytesToHex, hexToBytes, isAddressEqual } from 'viem'
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import type { Address, Hex, UserId, UnixMs } from '../../../contract/primitives.ts'
import type { Loss } from '../../../contract/people/authority.ts'
import type { Context } from '../../context.ts'
import type { AgentKeys } from '../port.ts'
import type { AgentKeyRow } from '../../storage/people/agent-keys.ts'
import type { Store } from '../../storage/store.ts'
import { createVault } from './vault.ts'

/** The name that wallet and exchange show; at most 16 characters. */
const agentName = 'alura'

export function createAgentKeys(
  deps: Pick<Context, 'store' | 'clock' | 'newId'> & {
    config: { secret: string; databaseUrl?: string | undefined }
  },
): AgentKeys {
  const vault = createVault(deps.config.secret)
  /** Only one process uses the embedded database, so that nobody else can have told of an agent that was made here. */
  const isAlone = deps.config.databaseUrl === undefined
  const untold = new Set<Address>()

  async function rowOf(userId: UserId) {
    return (await foundOrMade(userId)).row
  }

  async function foundOrMade(userId: UserId) {
    const found = await deps.store.agentKeys.currentOf(userId)
    return { row: found ?? (await make(deps.store, userId)), isNew: found === undefined }
  }

  function make(store: Store, userId: UserId, isNext = false) {
    const id = deps.newId()
    const key = generatePrivateKey()
    const address = privateKeyToAddress(key).toLowerCase()
    if (isAlone) untold.add(address as Address)
    return store.agentKeys.ensure({
      id,
      userId,
      address,
      name: agentName,
      ciphertext: vault.seal(hexToBytes(key), { userId, keyId: id }),
      createdAt: deps.clock(),
      isNext,
    })
  }

  function keyOf(row: AgentKeyRow): Hex {
    const owner = { userId: row.userId, keyId: row.id }
    const key = bytesToHex(vault.open(row.ciphertext, owner))
    if (!isAddressEqual(privateKeyToAddress(key), addressOf(row))) {
      throw new Error(`the key of agent ${row.id} does not belong to its address`)
    }
    return key
  }

  function isReadable(row: AgentKeyRow): boolean {
    try {
      return keyOf(row) !== '0x'
    } catch {
      return false
    }
  }

  function told(row: AgentKeyRow) {
    untold.delete(addressOf(row))
    return named(row)
  }

  return {
    async addressOf(userId) {
      return told(await rowOf(userId))
    },

    async privateKeyOf(userId) {
      return keyOf(await rowOf(userId))
    },

    async standing(userId) {
      const { row, isNew } = await foundOrMade(userId)
      const [next, retired] = await Promise.all([
        deps.store.agentKeys.nextOf(userId),
        deps.store.agentKeys.retiredOf(userId),
      ])
      const wasApproved = row.approvedAt !== null
      return {
        ...named(row),
        next: next === undefined ? null : addressOf(next),
        wasApproved,
        validUntil: row.validUntil,
        isReadable: isReadable(row),
        isSpent: wasApproved || row.lostAs !== null,
        loss: lossOf(row) ?? (wasApproved || retired === undefined ? null : lossOf(retired)),
        isNew: isNew || untold.has(addressOf(row)),
      }
    },

    async noteApproval(userId, validUntil) {
      const row = await rowOf(userId)
      const isKnown = row.approvedAt !== null && row.lostAs === null
      if (isKnown && row.validUntil === validUntil) return
      const approvedAt = row.approvedAt ?? deps.clock()
      await deps.store.agentKeys.noteApproval(row.id, { approvedAt, validUntil })
    },

    async noteLoss(userId, loss) {
      const row = await rowOf(userId)
      if (row.lostAs === loss && row.lostAt !== null) return row.lostAt
      const at = deps.clock()
      await deps.store.agentKeys.noteLoss(row.id, loss, at)
      return at
    },

    async nextOf(userId) {
      const next = await deps.store.agentKeys.nextOf(userId)
      return told(next ?? (await make(deps.store, userId, true)))
    },

    promoteNext(userId) {
      return deps.store.transaction(async (store) => {
        await store.sessions.lockUser(userId)
        const next = await store.agentKeys.nextOf(userId)
        if (next === undefined) return
        const row = await store.agentKeys.currentOf(userId)
        if (row !== undefined) await store.agentKeys.revoke(row.id, deps.clock())
        await store.agentKeys.promote(next.id)
      })
    },

    rotate(userId, guard) {
      return deps.store.transaction(async (store) => {
        await store.sessions.lockUser(userId)
        await guard(store)
        const rows = [await store.agentKeys.currentOf(userId), await store.agentKeys.nextOf(userId)]
        for (const row of rows) {
          if (row !== undefined) await store.agentKeys.revoke(row.id, deps.clock())
        }
        await make(store, userId)
      })
    },
  }
}

function named(row: AgentKeyRow): { address: Address; name: string } {
  return { address: addressOf(row), name: row.name }
}

function lossOf({ lostAs, lostAt }: AgentKeyRow): { as: Loss; at: UnixMs } | null {
  return lostAs === null || lostAt === null ? null : { as: lostAs, at: lostAt }
}

/** Only `make` writes these rows, with a real address. */
function addressOf(row: { address: string }): Address {
  return row.address as Address
}
