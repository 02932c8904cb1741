// An exchange for each test file, used only from outside: through the public client and plain HTTP.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiRequestError, ExchangeClient, HttpTransport, InfoClient } from '@nktkas/hyperliquid'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { createMarket } from '../../market/market.ts'
import { realismOf, type RealismSwitch } from '../../realism.ts'
import { startExchange } from '../exchange.ts'
import type { RunningExchange } from '../exchange.ts'

export const builder = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

export interface World {
  dataDir: string
  exchange: RunningExchange
  info: InfoClient
  control(path: string, body?: object): Promise<Response>
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function startWorld(...realism: RealismSwitch[]): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'alura-exchange-'))
  const start = (port: number) =>
    startExchange({
      port,
      dataDir,
      market: createMarket({ seed: 'test' }),
      realism: realismOf(...realism),
    })
  const world: World = {
    dataDir,
    exchange: await start(0),
    get info() {
      return new InfoClient({ transport: transportTo(world.exchange.url) })
    },
    control: (path, body) => control(world.exchange.url, path, body),
    async restart() {
      const { port } = world.exchange
      await world.exchange.stop()
      world.exchange = await start(port)
      await untilUp(world.exchange.url)
    },
    async stop() {
      await world.exchange.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return world
}

export function transportTo(apiUrl: string): HttpTransport {
  return new HttpTransport({ isTestnet: true, apiUrl })
}

export function control(url: string, path: string, body?: object): Promise<Response> {
  if (body === undefined) return fetch(`${url}${path}`)
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** Retries, because the client may still hold connections to an exchange that was stopped. */
export function untilUp(url: string): Promise<void> {
  return until(() => isUp(url), 'the exchange is up again')
}

async function isUp(url: string): Promise<boolean> {
  return control(url, '/health').then(
    ({ ok }) => ok,
    () => false,
  )
}

export function newWallet() {
  return privateKeyToAccount(generatePrivateKey())
}

export type Trader = Awaited<ReturnType<typeof newTrader>>

/** A funded account with an approved agent; `trade` signs as the agent, `master` as the account itself. */
export async function newTrader(url: string, usdc = '10000') {
  const transport = transportTo(url)
  const wallet = newWallet()
  const agent = newWallet()
  const master = new ExchangeClient({ transport, wallet })
  const trade = new ExchangeClient({ transport, wallet: agent })
  const info = new InfoClient({ transport })
  await control(url, '/faucet', { address: wallet.address, usdc })
  await master.approveAgent({ agentAddress: agent.address, agentName: 'alura' })
  const user = wallet.address
  return {
    user,
    agent,
    master,
    trade,
    info,

    async mid(coin: string): Promise<number> {
      return Number((await info.allMids())[coin])
    },

    /** Fills at once, at most five percent away from the mid. */
    async market(asset: number, coin: string, isBuy: boolean, size: string, reduceOnly = false) {
      const mid = Number((await info.allMids())[coin])
      const order = {
        a: asset,
        b: isBuy,
        p: price(mid * (isBuy ? 1.05 : 0.95)),
        s: size,
        r: reduceOnly,
        t: { limit: { tif: 'Ioc' as const } },
      }
      return trade.order({ orders: [order], grouping: 'na' })
    },

    async size(coin: string): Promise<string> {
      const { assetPositions } = await info.clearinghouseState({ user })
      return assetPositions.find(({ position }) => position.coin === coin)?.position.szi ?? '0.0'
    },

    async status(oid: number | `0x${string}`): Promise<string> {
      const answer = await info.orderStatus({ user, oid })
      return answer.status === 'order' ? answer.order.status : answer.status
    },
  }
}

/** Five significant digits, which is a valid price in these markets below 100,000. */
export function price(value: number): string {
  return String(Number(value.toPrecision(value >= 100_000 ? 6 : 5)))
}

/** The exchange's text for a refused request. */
export async function refusal(request: Promise<unknown>): Promise<string> {
  try {
    await request
  } catch (error) {
    if (error instanceof ApiRequestError) return error.message
    throw error
  }
  throw new Error('the request was accepted')
}

export async function until(condition: () => Promise<boolean>, what: string, within = 30_000) {
  const end = Date.now() + within
  while (Date.now() < end) {
    if (await condition()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`did not happen within ${within} ms: ${what}`)
}

/** The body of an answer whose shape the test checks itself. */
export async function readJson<Body>(response: Response): Promise<Body> {
  return (await response.json()) as Body
}
