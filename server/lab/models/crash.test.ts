// The API as a process of its own, killed without warning between a model's answer and its order. After the restart the
// exchange's own record has the order once, or the decision says that it was lost: never twice, never in part.
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { subtract, toNumber } from '../../../contract/decimal.ts'
import type { TraderDecision } from '../../../contract/traders/model-decisions.ts'
import type { Trader } from '../../../contract/traders/traders.ts'
import { randomNumbers } from '../../../engine/random-numbers.ts'
import { type RunningExchange, startExchange } from '../../../localnet/exchange/exchange.ts'
import { realismOf } from '../../../localnet/realism.ts'
import { type ApiProcess, startApiProcess } from '../../testing/api-process.ts'
import { localControls } from '../../testing/exchange/local-controls.ts'
import { turnover, unguardedMoments } from '../../testing/routes/guarded.ts'
import { type Client, approveTrading, signIn } from '../../testing/worlds/api-world.ts'
import { steadyMarket } from '../../testing/worlds/steady-market.ts'

/** Set KILLS for more, e.g. `KILLS=50 npm run unit models/crash`. */
const kills = Number(process.env['KILLS'] ?? 1)
/** Milliseconds after the answer within which it is killed: reading, deciding and ordering take about so long. */
const spanMs = 300
const quantity = 0.01
const random = randomNumbers(2_031)

const folder = mkdtempSync(join(tmpdir(), 'alura-model-crash-'))
const wallet = privateKeyToAccount(generatePrivateKey())
let exchange: RunningExchange
let api: ApiProcess
let person: Client
let model: Server
/** What it answers next; a hold once it was said. */
let next: string | undefined
let onAnswered: () => void = () => undefined

beforeAll(async () => {
  model = createServer((request, response) => {
    request.resume()
    const content = next ?? '{"action":"hold","reason":"As planned"}'
    const isOrder = next !== undefined
    next = undefined
    const body = { choices: [{ message: { content }, finish_reason: 'stop' }] }
    response.end(JSON.stringify(body), () => isOrder && onAnswered())
  })
  model.listen(0, '127.0.0.1')
  await once(model, 'listening')
  exchange = await startExchange({
    port: 0,
    dataDir: join(folder, 'exchange'),
    market: steadyMarket(Date.now()),
    realism: realismOf(),
  })
  await startApi()
  await localControls(exchange.url).faucet(wallet.address, '100000')
  await approveTrading(person, exchange.url)
}, 240_000)
afterAll(async () => {
  await api.stop()
  await exchange.stop()
  model.closeAllConnections()
  model.close()
  rmSync(folder, { recursive: true, force: true })
})

async function startApi(): Promise<void> {
  api = await startApiProcess({
    DATA_DIR: join(folder, 'api'),
    EXCHANGE_PORT: String(exchange.port),
  })
  person = await signIn(`http://127.0.0.1:${api.port}`, wallet)
}

const truth = () => localControls(exchange.url).truth(wallet.address)
const decisions = async (id: number) =>
  (await person.send<TraderDecision[]>('GET', `/api/account/${id}/decisions`)).body

async function held(): Promise<number> {
  const { opened, closed } = turnover((await truth()).fills)
  return toNumber(subtract(opened, closed))
}

async function traderThatRuns(): Promise<Trader> {
  // A listening TCP server has an address with a port.
  const { port } = model.address() as AddressInfo
  const { status, body } = await person.send<Trader>('POST', '/api/account', {
    name: 'Mind',
    llm_provider: 'other',
    llm_model: 'm',
    llm_base_url: `http://127.0.0.1:${port}/v1`,
    trigger: { interval_secs: 10 },
  })
  expect([status, body.message]).toEqual([201, undefined])
  const resumed = await person.send<Trader>('POST', `/api/account/${body.id}/resume`)
  expect([resumed.status, resumed.body.message]).toEqual([200, undefined])
  return body
}

test('killed between answer and order it loses nothing and does nothing twice', async () => {
  const { id } = await traderThatRuns()
  for (let round = 0; round < kills; round++) {
    const before = await held()
    const answered = new Promise<void>((resolve) => (onAnswered = resolve))
    const [latest] = await decisions(id)
    next = JSON.stringify({ action: 'buy', symbol: 'BTC', quantity, reason: `Round ${round}` })
    await answered
    await sleep(random() * spanMs)
    await api.kill()
    await startApi()
    await vi.waitFor(
      async () => {
        const since = (await decisions(id)).filter((each) => each.id > (latest?.id ?? 0))
        // The one that was interrupted, and at least one after it.
        const settled = since.filter(({ status }) => status !== 'asked')
        expect(settled.length).toBeGreaterThan(1)
        const orders = since.flatMap((each) => each.orders).filter(({ action }) => action === 'buy')
        expect(orders.filter(({ status }) => status !== 'done')).toEqual([])
        const isLost = since.some(({ status }) => status === 'lost')
        expect([orders.length, isLost]).toEqual(isLost ? [0, true] : [1, false])
        expect((await held()) - before).toBeCloseTo(isLost ? 0 : quantity, 8)
      },
      { timeout: 120_000, interval: 1_000 },
    )
  }
  // One order more would show by now: several decisions have passed since.
  expect(unguardedMoments(await truth())).toEqual([])
}, 600_000)
