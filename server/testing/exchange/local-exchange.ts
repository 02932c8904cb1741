// A real localnet exchange for tests, on a free port with a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startExchange } from '../../../localnet/exchange/exchange.ts'
import { createMarket } from '../../../localnet/market/market.ts'
import type { ServerConfig } from '../../settings/config.ts'

export interface LocalExchange {
  /** To be spread into a ServerConfig. */
  config: Pick<ServerConfig, 'exchange'>
  /** Gives test USDC to an account on the exchange. */
  fund(address: string, usdc: string): Promise<void>
  stop(): Promise<void>
}

export async function startLocalExchange(seed = 'test'): Promise<LocalExchange> {
  const dataDir = mkdtempSync(join(tmpdir(), 'alura-exchange-'))
  const market = createMarket({ seed })
  const exchange = await startExchange({ port: 0, dataDir, market })
  return {
    config: { exchange: { url: exchange.url, wsUrl: exchange.wsUrl, isTestnet: true } },
    async fund(address, usdc) {
      const response = await fetch(`${exchange.url}/faucet`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ address, usdc, to: 'exchange' }),
      })
      if (!response.ok) throw new Error(`the faucet refused: ${await response.text()}`)
    },
    async stop() {
      await exchange.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
