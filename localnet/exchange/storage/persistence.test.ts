import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import {
  control,
  newTrader,
  price,
  readJson,
  refusal,
  startWorld,
  until,
} from '../testing/world.ts'
import type { Trader } from '../testing/world.ts'

const cleanups: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const cloid = `0x${'77'.repeat(16)}` as const

/** A position, a resting order and a stop. */
async function trade(trader: Trader) {
  const mid = await trader.mid('ETH')
  await trader.trade.updateLeverage({ asset: 1, isCross: true, leverage: 5 })
  await trader.market(1, 'ETH', true, '0.5')
  await trader.trade.order({
    orders: [
      {
        a: 1,
        b: true,
        p: price(mid * 0.5),
        s: '0.1',
        r: false,
        t: { limit: { tif: 'Gtc' } },
        c: cloid,
      },
      {
        a: 1,
        b: false,
        p: price(mid * 0.6),
        s: '0.5',
        r: true,
        t: { trigger: { isMarket: true, triggerPx: price(mid * 0.9), tpsl: 'sl' } },
      },
    ],
    grouping: 'na',
  })
}

async function truth(trader: Trader, url: string) {
  const { account, ...rest } = await readJson<{ account: object; orders: []; fills: [] }>(
    await control(url, `/truth?user=${trader.user}`),
  )
  expect(account).toBeDefined()
  return rest
}

test('a restart keeps orders, positions, fills, agents and used nonces', async () => {
  const world = await startWorld()
  cleanups.push(() => world.stop())
  const trader = await newTrader(world.exchange.url)
  await trade(trader)
  const before = await truth(trader, world.exchange.url)
  const leverageBefore = await trader.info.activeAssetData({ user: trader.user, coin: 'ETH' })
  await world.restart()
  expect(await truth(trader, world.exchange.url)).toEqual(before)
  const after = await trader.info.activeAssetData({ user: trader.user, coin: 'ETH' })
  expect(after.leverage).toEqual(leverageBefore.leverage)
  expect(await trader.size('ETH')).toBe('0.5')
  await trader.trade.cancelByCloid({ cancels: [{ asset: 1, cloid }] })
  expect(await trader.status(cloid)).toBe('canceled')
})

test('a shock outlives a restart', async () => {
  const world = await startWorld()
  cleanups.push(() => world.stop())
  const before = Number((await world.info.allMids())['DOGE'])
  await world.control('/shock', { coin: 'DOGE', percent: 100 })
  await world.restart()
  expect(Number((await world.info.allMids())['DOGE'])).toBeGreaterThan(before * 1.8)
})

test('killed without warning, it has everything it had acknowledged', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'alura-crash-'))
  cleanups.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const first = await spawnExchange(dataDir)
  const trader = await newTrader(first.url)
  await trade(trader)
  const acknowledged = await truth(trader, first.url)
  expect(acknowledged.orders.length).toBe(3)
  await kill(first.child)

  const [journal = ''] = readdirSync(dataDir)
  appendFileSync(join(dataDir, journal), '{"at":1,"put":[["account","0x')
  const second = await spawnExchange(dataDir, new URL(first.url).port)
  expect(await truth(trader, second.url)).toEqual(acknowledged)
  const resent = trader.trade.order({
    orders: [
      { a: 1, b: true, p: '1000', s: '0.1', r: false, t: { limit: { tif: 'Gtc' } }, c: cloid },
    ],
    grouping: 'na',
  })
  expect(await refusal(resent)).toContain('Duplicate cloid.')
})

test('no acknowledged order is lost when it is killed among many', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'alura-crash-'))
  cleanups.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const first = await spawnExchange(dataDir)
  const trader = await newTrader(first.url)
  const p = price((await trader.mid('ETH')) * 0.5)
  const acknowledged: number[] = []
  const sending = (async () => {
    for (;;) {
      const placed = await trader.trade.order({
        orders: [{ a: 1, b: true, p, s: '0.02', r: false, t: { limit: { tif: 'Gtc' } } }],
        grouping: 'na',
      })
      const [status] = placed.response.data.statuses
      if (typeof status === 'object' && 'resting' in status) acknowledged.push(status.resting.oid)
    }
  })().catch(() => undefined)
  await until(async () => acknowledged.length > 20, 'twenty orders')
  await kill(first.child)
  await sending

  const second = await spawnExchange(dataDir, new URL(first.url).port)
  expect(second.url).toBe(first.url)
  const open = new Set((await trader.info.openOrders({ user: trader.user })).map(({ oid }) => oid))
  expect(acknowledged.filter((oid) => !open.has(oid))).toEqual([])
})

test('what the price did while it was down acts when it is up again', async () => {
  const world = await startWorld()
  cleanups.push(() => world.stop())
  const trader = await newTrader(world.exchange.url)
  await trade(trader)
  await world.exchange.stop()
  const [journal = ''] = readdirSync(world.dataDir)
  const shock = { assetIndex: 1, percent: -15, at: Date.now() }
  appendFileSync(
    join(world.dataDir, journal),
    `${JSON.stringify({ at: shock.at, put: [['shock', '0', shock]] })}\n`,
  )
  await world.restart()
  expect(await trader.size('ETH')).toBe('0.0')
})

test('a damaged journal stops the start instead of losing what follows', async () => {
  const world = await startWorld()
  cleanups.push(() => rmSync(world.dataDir, { recursive: true, force: true }))
  await newTrader(world.exchange.url)
  await world.exchange.stop()
  const [journal = ''] = readdirSync(world.dataDir)
  const path = join(world.dataDir, journal)
  writeFileSync(path, `broken\n${readFileSync(path, 'utf8')}`)
  await expect(world.restart()).rejects.toThrow('line 1 is damaged')
})

async function spawnExchange(dataDir: string, port = '0') {
  const script = join(import.meta.dirname, '../testing', 'serve.ts')
  const child = spawn(process.execPath, [script, dataDir, port], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  cleanups.push(() => kill(child))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
    child.once('exit', (code) => reject(new Error(`exchange ended with ${code}`)))
  })
  return { child, url }
}

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}
