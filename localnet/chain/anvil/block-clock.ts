// Mines a block per second, but only while there is something to confirm. anvil's own interval mining adds 1.4 kB of
// state per empty block, 120 MB per idle day. Each block's changes are saved before the next one.
import type { ChainClients } from '../client.ts'
import { saveState } from './state-file.ts'

const LOOK_MS = 200
const BLOCK_MS = 1_000
const SAVE_MS = 5_000
/** Empty blocks after the last transaction, for clients that wait for confirmations. */
const TRAILING_BLOCKS = 6

export interface BlockClock {
  /** Resolves once a state that reaches this height is on disk. Rejects when the clock stops first. */
  saved(block: bigint): Promise<void>
  /** Ends mining and saving. */
  stop: () => void
}

/** Starts mining and saving. */
export function startBlockClock(
  clients: ChainClients,
  stateFile: string,
  log: (line: string) => void,
): BlockClock {
  const { miner, reader } = clients
  let trailing = TRAILING_BLOCKS
  let lastBlockAt = 0
  let savedAt = 0
  let savedBlock: bigint | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let failing = false
  const waiting = new Set<{ block: bigint; done: () => void; fail: (error: Error) => void }>()

  async function look(): Promise<void> {
    const { pending } = await miner.getTxpoolStatus()
    if (pending > 0) trailing = TRAILING_BLOCKS + 1
    const now = performance.now()
    if (trailing === 0 || now - lastBlockAt < BLOCK_MS) return
    await miner.mine({ blocks: 1 })
    lastBlockAt = now
    trailing -= 1
    if (pending > 0) await save()
  }

  async function save(): Promise<void> {
    const block = await reader.getBlockNumber()
    savedAt = performance.now()
    await saveState(clients, stateFile)
    savedBlock = block
    for (const wait of waiting) {
      if (wait.block > block) continue
      waiting.delete(wait)
      wait.done()
    }
  }

  /** For empty blocks, and blocks that others mined through the chain's own interface. */
  async function saveLater(): Promise<void> {
    if (performance.now() - savedAt < SAVE_MS) return
    savedAt = performance.now()
    if ((await reader.getBlockNumber()) !== savedBlock) await save()
  }

  async function tick(): Promise<void> {
    try {
      await look()
      await saveLater()
      failing = false
    } catch (error) {
      if (!failing && !stopped)
        log(`chain: no blocks: ${error instanceof Error ? error.message : String(error)}`)
      failing = true
    }
    if (!stopped) timer = setTimeout(() => void tick(), LOOK_MS)
  }

  void tick()
  return {
    saved: (block) =>
      savedBlock !== undefined && savedBlock >= block
        ? Promise.resolve()
        : new Promise((done, fail) => waiting.add({ block, done, fail })),
    stop: () => {
      stopped = true
      clearTimeout(timer)
      for (const { fail } of waiting) fail(new Error('The local chain has stopped'))
      waiting.clear()
    },
  }
}
