// The exchange's real answers, served by a small server of this test without localnet.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpTransport, InfoClient } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createLog } from '../../../platform/log.ts'
import { readFailure } from '../exchange/failures.ts'
import { accountReader } from './account-reader.ts'

const user = '0x1234567890123456789012345678901234567890'
const zeros = {
  accountValue: '0.0',
  totalNtlPos: '0.0',
  totalRawUsd: '0.0',
  totalMarginUsed: '0.0',
}
const perps = (accountValue: string, withdrawable: string, positions: unknown[] = []) => ({
  marginSummary: { ...zeros, accountValue },
  crossMarginSummary: { ...zeros, accountValue },
  crossMaintenanceMarginUsed: '0.0',
  withdrawable,
  assetPositions: positions,
  time: 1_770_741_072_771,
})
const long = {
  type: 'oneWay',
  position: {
    coin: 'ETH',
    szi: '0.5',
    leverage: { type: 'cross', value: 10 },
    entryPx: '2000.0',
    positionValue: '1010.0',
    unrealizedPnl: '10.0',
    returnOnEquity: '0.1',
    liquidationPx: null,
    marginUsed: '101.0',
    maxLeverage: 25,
    cumFunding: { allTime: '0.0', sinceOpen: '0.0', sinceChange: '0.0' },
  },
}
const usdc = { coin: 'USDC', token: 0, total: '1000.5', hold: '101.0', entryNtl: '0.0' }
const hype = { coin: 'HYPE', token: 150, total: '12.5', hold: '0.0', entryNtl: '300.0' }

let answers: Record<string, unknown> = {}
let asked: string[] = []
let now = 0
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const { type } = JSON.parse(Buffer.concat(parts).toString()) as { type: string }
    asked.push(type)
    const isKnown = type in answers
    response.writeHead(isKnown ? 200 : 422, {
      'content-type': isKnown ? 'application/json' : 'text/plain',
    })
    response.end(isKnown ? JSON.stringify(answers[type]) : 'Failed to deserialize the JSON body')
  })
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

let reader: ReturnType<typeof accountReader>
beforeEach(() => {
  const { port } = server.address() as AddressInfo
  const info = new InfoClient({
    transport: new HttpTransport({ apiUrl: `http://127.0.0.1:${port}` }),
  })
  asked = []
  now = 1_770_741_072_771
  reader = accountReader(
    info,
    (request, shape) =>
      request().then(shape, (error: unknown) => {
        throw readFailure(error)
      }),
    () => now,
    createLog('silent'),
  )
})

test.each(['default', 'disabled', 'dexAbstraction'])(
  'in mode %s the perpetuals have money of their own, and spot is not asked for',
  async (mode) => {
    answers = { userAbstraction: mode, clearinghouseState: perps('1000.5', '899.5', [long]) }
    expect(await reader.account(user)).toMatchObject({
      mode: 'split',
      equity: '1000.5',
      withdrawable: '899.5',
      positions: [{ symbol: 'ETH', size: '0.5', unrealizedPnl: '10' }],
    })
    await reader.account(user)
    expect(asked).toEqual(['clearinghouseState', 'userAbstraction', 'clearinghouseState'])
  },
)

test.each(['unifiedAccount', 'portfolioMargin'])(
  'in mode %s equity is the USDC of spot, free is what is not on hold, positions are as told',
  async (mode) => {
    answers = {
      userAbstraction: mode,
      clearinghouseState: perps('0.0', '0.0', [long]),
      spotClearinghouseState: { balances: [hype, usdc] },
    }
    expect(await reader.account(user)).toMatchObject({
      mode: 'pooled',
      equity: '1000.5',
      withdrawable: '899.5',
      marginUsed: '101',
      positions: [{ symbol: 'ETH', size: '0.5' }],
    })
  },
)

test('the profit of open positions, however it moves, asks for no kind anew', async () => {
  answers = { userAbstraction: 'unifiedAccount', spotClearinghouseState: { balances: [usdc] } }
  for (const unrealizedPnl of ['10.0', '-400.0', '0.0', '900.0']) {
    const moved = { ...long, position: { ...long.position, unrealizedPnl } }
    answers = { ...answers, clearinghouseState: perps('0.0', '0.0', [moved]) }
    await reader.account(user)
  }
  expect(asked.filter((type) => type === 'userAbstraction')).toHaveLength(1)
})

test('what the perpetuals are told to have is never added to the pot', async () => {
  answers = {
    userAbstraction: 'portfolioMargin',
    clearinghouseState: perps('147.412857', '6.976077', [long]),
    spotClearinghouseState: {
      portfolioMarginEnabled: true,
      balances: [{ ...usdc, spotHold: '150.5' }],
    },
  }
  expect(await reader.account(user)).toMatchObject({ equity: '1000.5', withdrawable: '850' })
})

test('a pot without USDC, without holds or without any list is empty, not unreadable', async () => {
  answers = { userAbstraction: 'unifiedAccount', clearinghouseState: perps('0.0', '0.0') }
  for (const spotClearinghouseState of [{ balances: [] }, { balances: null }, {}]) {
    answers = { ...answers, spotClearinghouseState }
    expect(await reader.account(user)).toMatchObject({ equity: '0', withdrawable: '0' })
  }
  answers = { ...answers, spotClearinghouseState: { balances: [{ coin: 'USDC', total: '5.0' }] } }
  expect(await reader.account(user)).toMatchObject({ equity: '5', withdrawable: '5' })
})

test('a switch is noticed with the next reading, to one pot and back', async () => {
  answers = { userAbstraction: 'default', clearinghouseState: perps('1000.5', '899.5', [long]) }
  expect((await reader.account(user)).equity).toBe('1000.5')
  answers = {
    userAbstraction: 'unifiedAccount',
    clearinghouseState: perps('0.0', '0.0', [long]),
    spotClearinghouseState: { balances: [usdc] },
  }
  expect((await reader.account(user)).equity).toBe('1000.5')
  answers = { userAbstraction: 'disabled', clearinghouseState: perps('700.0', '650.0', [long]) }
  expect(await reader.account(user)).toMatchObject({ mode: 'split', equity: '700' })
})

test('an empty account is asked again after a while, since nothing else would show', async () => {
  answers = { userAbstraction: 'default', clearinghouseState: perps('0.0', '0.0') }
  expect((await reader.account(user)).equity).toBe('0')
  answers = {
    ...answers,
    userAbstraction: 'unifiedAccount',
    spotClearinghouseState: { balances: [usdc] },
  }
  now += 30_000
  expect((await reader.account(user)).equity).toBe('1000.5')
})

test('a mode of the future is told by its name and read as the perpetuals say', async () => {
  answers = { userAbstraction: 'quantumAccount', clearinghouseState: perps('50.0', '50.0') }
  expect(await reader.account(user)).toMatchObject({ mode: 'unknown', equity: '50' })
  expect(await reader.kind(user)).toMatchObject({ mode: 'unknown', name: 'quantumAccount' })
})

test('an exchange that has no modes has split accounts', async () => {
  answers = { clearinghouseState: perps('50.0', '50.0') }
  expect(await reader.account(user)).toMatchObject({ mode: 'split', equity: '50' })
})

test('money that is not told is unreadable, never nothing', async () => {
  answers = { userAbstraction: 'default', clearinghouseState: { assetPositions: [] } }
  await expect(reader.account(user)).rejects.toMatchObject({ code: 'EXCHANGE_UNAVAILABLE' })
})
