// Imports the past of a local exchange's house traders into the database, once each; other networks have none.
// Starts after the port is open and handles one trader at a time, so that nobody waits for it.
import { setTimeout as wait } from 'node:timers/promises'
import { askingAs } from '../../venue/index.ts'
import type { Context } from '../../context.ts'
import { importTrader } from './import-trader.ts'
import { houseSource } from './source.ts'

type Deps = Pick<Context, 'config' | 'store' | 'exchange' | 'duties' | 'clock' | 'newId' | 'log'>

export interface HouseImport {
  start(): void
  /** A trader in progress is finished, or not imported at all. */
  stop(): Promise<void>
}

const askMs = 1_000
const longestAskMs = 15_000

export function createHouseImport(deps: Deps): HouseImport {
  const stopping = new AbortController()
  let reading: Promise<void> = Promise.resolve()
  return {
    start: () => {
      if (deps.config.network !== 'localnet') return
      reading = readAll(deps, stopping.signal).catch((error: unknown) => {
        if (!stopping.signal.aborted) {
          deps.log.error({ error: String(error) }, 'the house traders could not be read')
        }
      })
    },
    stop: async () => {
      stopping.abort()
      await reading
    },
  }
}

/** The exchange may still be computing their past: asks until it has returned all of them. */
async function readAll(deps: Deps, signal: AbortSignal): Promise<void> {
  const { config, duties, log } = deps
  const source = houseSource(config.exchange.url, signal)
  const read = new Set<string>()
  let pauseMs = askMs
  for (;;) {
    try {
      // Another process imports them; this one goes on where that one ends.
      if (!(await duties.mine('house traders'))) {
        await wait(longestAskMs, undefined, { signal })
        continue
      }
      const { expected, traders } = await source.list()
      for (const { address, label } of traders) {
        if (signal.aborted) return
        if (read.has(address)) continue
        const isNew = await askingAs('market', () => importTrader(deps, source, address))
        read.add(address)
        if (isNew)
          log.info({ label }, `House traders: ${read.size} of ${expected} are in the books`)
      }
      if (read.size >= expected) return
      pauseMs = askMs
    } catch (error) {
      signal.throwIfAborted()
      pauseMs = Math.min(longestAskMs, pauseMs * 2)
      log.warn({ error: String(error) }, 'house traders: trying again')
    }
    await wait(pauseMs, undefined, { signal })
  }
}
