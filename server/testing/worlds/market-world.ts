// A local exchange that can go away and come back on its port, a record of what the server asked of it, and a clock
// that the test moves. Everything except the date is real.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { vi } from 'vitest'
import { type RunningExchange, startExchange } from '../../../localnet/exchange/exchange.ts'
import { createMarket } from '../../../localnet/market/market.ts'
import type { Context } from '../../context.ts'
import { venueClock } from '../../venue/exchange/clock/venue-clock.ts'
import { createExchange } from '../../venue/exchange/exchange.ts'
import { createSignals } from '../../market/signal-source.ts'
import { localControls } from '../exchange/local-controls.ts'
import { openTestContext } from '../test-context.ts'

export type MarketWorld = Awaited<ReturnType<typeof startMarketWorld>>

/** Ten seconds into a minute that begins no longer candle. */
export const someMoment = Date.UTC(2026, 2, 14, 9, 38, 10)

export async function startMarketWorld({ now = someMoment, seed = 'market-world' } = {}) {
  vi.useFakeTimers({ toFake: ['Date'], now })
  const dataDir = mkdtempSync(join(tmpdir(), 'alura-market-'))
  let exchange: RunningExchange | undefined
  const open = async (port: number, its = seed): Promise<RunningExchange> => {
    const market = createMarket({ seed: its })
    exchange = await startExchange({ port, dataDir, market })
    return exchange
  }
  const { port, url, wsUrl } = await open(0)
  const base = await openTestContext({ config: { exchange: { url, wsUrl, isTestnet: true } } })
  const asked = listenToWire(url)
  const servers: Context[] = [base.ctx]

  return {
    ctx: base.ctx,
    logged: base.logged,
    /** The requests made to the exchange so far. */
    asked,
    /** With the same seed and without shocks: the market as it would be. */
    market: createMarket({ seed }),
    ...localControls(url),
    moveTo: (at: number) => void vi.setSystemTime(at),
    closeExchange: async () => {
      await exchange?.stop()
    },
    /** On the same port with the same data; another seed gives another market. */
    openExchange: (its?: string) => open(port, its),
    /** Simulates a restart of the server over the same storage; the earlier one is closed. */
    restartServer: async (): Promise<Context> => {
      await servers.at(-1)?.exchange.close()
      const { config, agents, store, log, clock, findings } = base.ctx
      const again = await createExchange(config, {
        agents,
        candles: store.candles,
        log,
        clock: venueClock(clock),
        findings,
      })
      const signals = createSignals({ exchange: again, clock })
      const ctx = { ...base.ctx, exchange: again, signals }
      servers.push(ctx)
      return ctx
    },
    close: async () => {
      vi.restoreAllMocks()
      await servers.at(-1)?.exchange.close()
      await base.close()
      await exchange?.stop()
      rmSync(dataDir, { recursive: true, force: true })
      vi.useRealTimers()
    },
  }
}

/** Waits in real time, while the date stands still. */
export async function eventually<T>(check: () => T | Promise<T>, patienceMs = 30_000): Promise<T> {
  const end = performance.now() + patienceMs
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (performance.now() > end) throw error
      await sleep(20)
    }
  }
}

/** Counts the messages that leave this process: HTTP requests and WebSocket messages. */
function listenToWire(url: string) {
  const requests: { type: string; req?: { coin: string; interval: string } }[] = []
  const realFetch = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init)
    if (request.url === `${url}/info`) requests.push(JSON.parse(await request.clone().text()))
    return realFetch(request)
  })
  const sent = vi.spyOn(WebSocket.prototype, 'send')
  return {
    snapshots: (series?: string): number =>
      requests.filter(
        ({ type, req }) =>
          type === 'candleSnapshot' &&
          (series === undefined || series === `${req?.coin}.${req?.interval}`),
      ).length,
    subscriptions: (): number =>
      sent.mock.calls.filter(
        ([data]) => typeof data === 'string' && /"subscribe".*"type":"candle"/.test(data),
      ).length,
  }
}
