import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMarket } from '../../market/market.ts'
import type { PastTrader } from '../../types.ts'
import { startExchange } from '../exchange.ts'
import { balanced, imbalanceOf, unexplainedValue } from '../testing/reconcile.ts'
import { newTrader, newWallet, readJson, startWorld } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

const hour = 3_600_000

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

/** Two ETH positions of one session: one closed by its stop within the hour, one by hand after six. */
function pastOf(address: `0x${string}`, end = Date.now() - hour): PastTrader {
  const startedAt = Math.floor(end / hour) * hour - 10 * hour
  const position = (number: number, closeReason: 'stop_loss' | 'manual', hours: number) => ({
    id: `position-${number}`,
    side: 'short' as const,
    size: '0.25',
    takeProfitPrice: '2500',
    stopLossPrice: '3100',
    closeReason,
    entry: { cloid: cloid(address, number, 1), at: startedAt + number * 60_000, px: '3000' },
    exit: {
      cloid: cloid(address, number, 2),
      at: startedAt + hours * hour + 180_000,
      px: '3100.3',
    },
  })
  const session = {
    id: 'session',
    tradeId: 'trade',
    kind: 'quick' as const,
    executionStrategy: null,
    strategyDuration: null,
    asset: 1,
    budget: '500',
    profitTargetPct: 10,
    lossThresholdPct: 5,
    maxPositions: 2,
    leverage: 4,
    takeProfitPct: 2.5,
    stopLossPct: 1.25,
    budgetPerPosition: '250',
    startedAt,
    durationMs: null,
    endedAt: startedAt + 9 * hour,
    endReason: 'loss_threshold',
    positions: [position(1, 'stop_loss', 0), position(2, 'manual', 6)],
  }
  return { address, label: 'Test', since: startedAt - hour, usdc: '10000', sessions: [session] }
}

function cloid(address: string, number: number, step: number): `0x${string}` {
  return `0x${address.slice(2, 30)}${number}${step}00`
}

function newAddress(): `0x${string}` {
  return `0x${newWallet().address.slice(2).toLowerCase()}`
}

async function houseOf(url: string) {
  return readJson<{ expected: number; traders: { address: string; label: string }[] }>(
    await fetch(`${url}/house`),
  )
}

test('a past is in the books as if it had been traded: every cent, every hour, every order', async () => {
  const user = newAddress()
  world.exchange.house.enroll(pastOf(user))
  const fills = await world.info.userFills({ user })
  expect(fills.map(({ dir }) => dir).toReversed()).toEqual([
    'Open Short',
    'Open Short',
    'Close Short',
    'Close Short',
  ])
  // 0.25 × 3000 at 0.045 % for the exchange and 0.01 % for the builder.
  expect(fills.at(-1)).toMatchObject({ fee: '0.4125', builderFee: '0.075', px: '3000.0' })
  expect(fills.map(({ closedPnl }) => closedPnl)).toEqual(['-25.075', '-25.075', '0.0', '0.0'])
  const funding = await world.info.userFunding({ user, startTime: 0 })
  expect(funding.map(({ delta }) => delta.szi)).toEqual(Array.from({ length: 6 }, () => '-0.25'))
  const statuses = await world.info.historicalOrders({ user })
  expect(statuses.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'filled'))
  expect(statuses.filter(({ order }) => order.isTrigger).length).toBe(1)
  expect(await unexplainedValue(world.info, user)).toBe('0')
  expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
})

test('enrolling again changes nothing, also after a restart', async () => {
  const past = pastOf(newAddress())
  world.exchange.house.enroll(past)
  const fills = await world.info.userFills({ user: past.address })
  world.exchange.house.enroll(past)
  await world.restart()
  expect(world.exchange.house.isEnrolled(past.address)).toBe(true)
  world.exchange.house.enroll(past)
  expect(await world.info.userFills({ user: past.address })).toEqual(fills)
  const { expected, traders } = await houseOf(world.exchange.url)
  expect(expected).toBe(traders.length)
  expect(traders.filter(({ address }) => address === past.address).length).toBe(1)
  const told = await world.control(`/house/history?user=${past.address}`)
  expect(await readJson(told)).toEqual(past)
})

test('an exchange that is killed right after has it all', async () => {
  const past = pastOf(newAddress())
  world.exchange.house.enroll(past)
  // A copy of the disk at this moment, without a clean shutdown.
  const dataDir = mkdtempSync(join(tmpdir(), 'alura-exchange-'))
  cpSync(world.dataDir, dataDir, { recursive: true })
  const market = createMarket({ seed: 'test' })
  const next = await startExchange({ port: 0, dataDir, market })
  expect(next.house.isEnrolled(past.address)).toBe(true)
  expect(await imbalanceOf(next.url)).toEqual(balanced)
  await next.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a past that reaches into the future leaves no trace', async () => {
  const user = newAddress()
  expect(() => world.exchange.house.enroll(pastOf(user, Date.now() + 24 * hour))).toThrow(
    'yet to come',
  )
  expect(world.exchange.house.isEnrolled(user)).toBe(false)
  expect(await world.info.userFills({ user })).toEqual([])
  expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
})

test('a person is no house trader', async () => {
  const { user } = await newTrader(world.exchange.url)
  const { traders } = await houseOf(world.exchange.url)
  expect(traders.map(({ address }) => address)).not.toContain(user.toLowerCase())
  expect((await world.control(`/house/history?user=${user}`)).status).toBe(404)
})
