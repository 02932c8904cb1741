// Computes the house traders' past in a worker, so that the exchange keeps running. Sends one trader after another.
import { parentPort, workerData } from 'node:worker_threads'
import { createMarket } from '../market/market.ts'
import type { Shock } from '../types.ts'
import type { Character } from './characters.ts'
import { pastOf } from './past.ts'

export interface PastWork {
  seed: string
  /** Number of markets. */
  markets: number
  shocks: readonly Shock[]
  until: number
  cast: readonly Character[]
}

const { seed, markets, shocks, until, cast } = asWork(workerData)
const past = pastOf({ seed, market: createMarket({ seed, shocks, markets }), until })
for (const character of cast) parentPort?.postMessage(past(character))

/** Given by enroll.ts. */
function asWork(data: unknown): PastWork {
  return data as PastWork
}
