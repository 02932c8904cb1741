import { signUserSignedAction } from '@nktkas/hyperliquid/signing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unexplainedValue } from '../testing/reconcile.ts'
import { newTrader, newWallet, readJson, refusal, startWorld } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const chainId = '0x66eee'
const transferFields = [
  { name: 'hyperliquidChain', type: 'string' },
  { name: 'destination', type: 'string' },
  { name: 'amount', type: 'string' },
  { name: 'time', type: 'uint64' },
]
const types = {
  withdraw3: { 'HyperliquidTransaction:Withdraw': transferFields },
  usdSend: { 'HyperliquidTransaction:UsdSend': transferFields },
}

async function value(user: `0x${string}`): Promise<string> {
  return (await world.info.clearinghouseState({ user })).marginSummary.accountValue
}

/** A transfer as any client could sign it, correctly or not. */
async function signed(
  wallet: ReturnType<typeof newWallet>,
  type: 'withdraw3' | 'usdSend',
  fields: { destination: string; amount: unknown; time?: number; hyperliquidChain?: string },
) {
  const action = {
    type,
    signatureChainId: chainId,
    hyperliquidChain: 'Testnet',
    time: Date.now(),
    ...fields,
  } as const
  const signature = await signUserSignedAction({ wallet, action, types: types[type] })
  return { action, nonce: action.time, signature }
}

function post(body: object) {
  return fetch(`${world.exchange.url}/exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

async function answer(body: object): Promise<unknown> {
  return readJson(await post(body))
}

test('an agent can neither withdraw nor send', async () => {
  const trader = await newTrader(world.exchange.url)
  const agent = trader.agent.address.toLowerCase()
  const told = `Must deposit before performing actions. User: ${agent}`
  const amount = '5'
  const destination = newWallet().address
  expect(await refusal(trader.trade.withdraw3({ destination, amount }))).toBe(told)
  expect(await refusal(trader.trade.usdSend({ destination, amount }))).toBe(told)
  expect(await value(trader.user)).toBe('10000.0')
})

test('amounts in any other notation are not parsed', async () => {
  const wallet = newWallet()
  await world.control('/faucet', { address: wallet.address, usdc: '1000' })
  const destination = newWallet().address
  const odd = ['-1', '-0', '', ' 5', '5 ', '+5', '5.', '.5', '05', '1e2', '1e309', '0x10', '1,000']
  const worse = [
    '0.0000001',
    '5.0000000',
    'NaN',
    'Infinity',
    '１００',
    '١٢',
    '9'.repeat(30),
    'five',
  ]
  for (const amount of [...odd, ...worse]) {
    const response = await post(await signed(wallet, 'withdraw3', { destination, amount }))
    expect({ amount, status: response.status }).toEqual({ amount, status: 422 })
  }
  const whole = await signed(wallet, 'usdSend', { destination, amount: '5' })
  for (const amount of [5, null, true, ['5'], { valueOf: 5 }, undefined]) {
    const response = await post({ ...whole, action: { ...whole.action, amount } })
    expect({ amount, status: response.status }).toEqual({ amount, status: 422 })
  }
  for (const bad of ['0x12', `0X${destination.slice(2)}`, `${destination} `, `${destination}00`]) {
    const response = await post(await signed(wallet, 'usdSend', { destination: bad, amount: '5' }))
    expect({ bad, status: response.status }).toEqual({ bad, status: 422 })
  }
  expect(await value(wallet.address)).toBe('1000.0')
})

test('a signature works once, for exactly what was signed', async () => {
  const wallet = newWallet()
  await world.control('/faucet', { address: wallet.address, usdc: '1000' })
  const destination = newWallet().address
  const request = await signed(wallet, 'usdSend', { destination, amount: '5' })
  const altered = [
    { ...request.action, amount: '500' },
    { ...request.action, amount: '5.0' },
    { ...request.action, destination: newWallet().address },
    { ...request.action, destination: destination.toLowerCase() },
    { ...request.action, signatureChainId: '0x1' },
    { ...request.action, type: 'withdraw3' },
  ]
  for (const action of altered) {
    expect(await answer({ ...request, action })).toEqual({
      status: 'err',
      response: expect.stringMatching(/^Must deposit before performing actions\. User: 0x/),
    })
  }
  const mainnet = { ...request.action, hyperliquidChain: 'Mainnet' }
  expect(await answer({ ...request, action: mainnet })).toMatchObject({
    response: 'Mainnet and testnet require different signature.',
  })
  const later = { ...request, nonce: request.nonce + 1 }
  expect(await answer(later)).toMatchObject({ response: 'Nonce mismatch.' })
  expect(await value(wallet.address)).toBe('1000.0')

  expect(await answer(request)).toEqual({ status: 'ok', response: { type: 'default' } })
  const again = { status: 'err', response: `Invalid nonce: duplicate nonce ${request.nonce}` }
  expect(await answer(request)).toEqual(again)
  await world.restart()
  expect(await answer(request)).toEqual(again)
  expect(await value(destination)).toBe('5.0')
})

test('fifty withdrawals at once take no more than there is', async () => {
  const wallet = newWallet()
  await world.control('/faucet', { address: wallet.address, usdc: '100' })
  const time = Date.now()
  const requests = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      signed(wallet, 'withdraw3', { destination: wallet.address, amount: '7', time: time + index }),
    ),
  )
  const answers = await Promise.all(requests.map((request) => answer(request)))
  const accepted = answers.filter((each) => JSON.stringify(each).includes('"ok"'))
  expect(accepted).toHaveLength(14)
  expect(await value(wallet.address)).toBe('2.0')
  const rows = await world.info.userNonFundingLedgerUpdates({ user: wallet.address, startTime: 0 })
  expect(rows).toHaveLength(15)
  expect(await unexplainedValue(world.info, wallet.address)).toBe('0')
})
