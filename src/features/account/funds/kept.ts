// What the viewer is waiting for, stored in this browser so that a reload does not lose it: hashes of deposits in
// progress, and transfers whose result has not been seen. Only references: their state always comes from the server.
import { useCallback, useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { useSignedIn } from '../../../api/viewer.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { readStored, writeStored } from '../../../lib/kept/stored.ts'

const KeptDeposit = z.object({
  txHash: z.string(),
  /** USDC; null for a pasted hash. */
  amount: z.nullable(z.string()),
  at: z.number(),
})
export type KeptDeposit = z.infer<typeof KeptDeposit>

const KeptTransfer = z.object({ id: z.string(), at: z.number() })
export type KeptTransfer = z.infer<typeof KeptTransfer>

interface KeptList<Item> {
  /** The same array until something changes. */
  read: (owner: string) => readonly Item[]
  change: (owner: string, change: (items: readonly Item[]) => readonly Item[]) => void
}

/** The most entries; the oldest are dropped first. */
const most = 20
const listeners = new Set<() => void>()

function keptList<Item>(name: string, schema: z.ZodMiniType<Item>): KeptList<Item> {
  const list = z.array(schema)
  const cached = new Map<string, { text: string; items: readonly Item[] }>()
  const keyOf = (owner: string): string => `alura.${name}.${owner}`
  function read(owner: string): readonly Item[] {
    const text = readStored(keyOf(owner)) ?? '[]'
    const known = cached.get(owner)
    if (known?.text === text) return known.items
    const parsed = list.safeParse(parseJson(text))
    const items = parsed.success ? parsed.data : []
    cached.set(owner, { text, items })
    return items
  }
  return {
    read,
    change(owner, change) {
      const items = change(read(owner)).slice(-most)
      writeStored(keyOf(owner), items.length === 0 ? null : JSON.stringify(items))
      for (const tell of listeners) tell()
    },
  }
}

const deposits = keptList('deposits', KeptDeposit)
const transfers = keptList('transfers', KeptTransfer)

function useKept<Item>(list: KeptList<Item>) {
  const { address } = useSignedIn()
  const { chain } = useWorld()
  const owner = `${chain.id}.${address.toLowerCase()}`
  const items = useSyncExternalStore(subscribe, () => list.read(owner))
  const change = useCallback(
    (next: (items: readonly Item[]) => readonly Item[]) => list.change(owner, next),
    [list, owner],
  )
  return { items, change }
}

export function useKeptDeposits() {
  const { items, change } = useKept(deposits)
  return {
    deposits: items,
    keepDeposit: (deposit: KeptDeposit) =>
      change((before) => [...before.filter(isOther(deposit.txHash)), deposit]),
    dropDeposit: (txHash: string) => change((before) => before.filter(isOther(txHash))),
  }
}

export function useKeptTransfers() {
  const { items, change } = useKept(transfers)
  return {
    transfers: items,
    keepTransfer: (transfer: KeptTransfer) => change((before) => [...before, transfer]),
    dropTransfer: (id: string) => change((before) => before.filter((kept) => kept.id !== id)),
  }
}

const isOther = (txHash: string) => (deposit: KeptDeposit) =>
  deposit.txHash.toLowerCase() !== txHash.toLowerCase()

/** Keeps other tabs of the same browser in agreement. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
