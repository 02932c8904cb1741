// Gives every house trader that the exchange does not know yet its past month.
import { Worker } from 'node:worker_threads'
import type { HouseRoster } from '../exchange/controls/house.ts'
import type { Market, PastTrader, Say } from '../types.ts'
import { type Character, walletOf } from './characters.ts'
import type { PastWork } from './past-worker.ts'

export interface Enrollment {
  seed: string
  market: Market
  cast: readonly Character[]
  roster: HouseRoster
  log: Say
  signal: AbortSignal
}

/** One transaction per trader: those enrolled stay so, and a start after a crash does the rest. */
export async function enrollAll(enrollment: Enrollment): Promise<void> {
  const { seed, market, cast, roster, log, signal } = enrollment
  const missing = cast.filter(
    (character) => !roster.isEnrolled(lowerCase(walletOf(seed, character).address)),
  )
  if (missing.length === 0 || signal.aborted) return
  const markets = market.assets.length
  const work: PastWork = {
    seed,
    markets,
    shocks: market.shocks,
    until: Date.now(),
    cast: missing,
  }
  let count = cast.length - missing.length
  await run(work, signal, (past) => {
    roster.enroll(past)
    count += 1
    log(
      `House traders: ${count} of ${cast.length} have their past month (${past.label}: ${past.sessions.length} sessions)`,
      'info',
    )
  })
}

function run(
  work: PastWork,
  signal: AbortSignal,
  onTrader: (past: PastTrader) => void,
): Promise<void> {
  const worker = new Worker(new URL('./past-worker.ts', import.meta.url), { workerData: work })
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      void worker.terminate()
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    signal.addEventListener('abort', () => void worker.terminate(), { once: true })
    worker.on('message', (past: PastTrader) => {
      if (signal.aborted) return
      try {
        onTrader(past)
      } catch (error) {
        fail(error)
      }
    })
    worker.once('error', fail)
    worker.once('exit', () => resolve())
  })
}

function lowerCase(address: string): `0x${string}` {
  return `0x${address.slice(2).toLowerCase()}`
}
