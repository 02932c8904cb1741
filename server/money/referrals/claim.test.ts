import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { Context } from '../../context.ts'
import {
  type Person,
  type ReferralWorld,
  openReferralWorld,
} from '../../testing/worlds/referral-world.ts'
import { createClaimSweep } from './claim-sweep.ts'
import { leaseMs } from './settle-claim.ts'

type Claimed = OutputOf<typeof contract.claimReward>
type Claims = OutputOf<typeof contract.listRewardClaims>
type Referral = OutputOf<typeof contract.getReferral>

let world: ReferralWorld
let ctx: Context
let treasury: string
let referrer: Person
let brought: Person
beforeAll(async () => {
  world = await openReferralWorld()
  ctx = world.ctx
  treasury = ctx.exchange.treasury?.address ?? ''
})
afterAll(() => world.close())
beforeEach(async () => {
  const pair = await newPair(world)
  referrer = pair.referrer
  brought = pair.brought
})

async function newPair(of: ReferralWorld) {
  const first = await of.signIn()
  const made = await first.call<Referral>('POST', '/referrals/:me/code', {})
  return { referrer: first, brought: await of.signIn(made.body.code ?? '') }
}

/** Earns `usdc` for the referrer. */
const earn = (usdc: number, of = world, person = brought) =>
  of.fill(person, { size: '100', builderFee: String(usdc / 0.3) })
const claim = (person = referrer, headers = {}) =>
  person.call<Claimed>('POST', '/user/claim-reward', undefined, headers)
const claims = async (person = referrer) =>
  (await person.call<Claims>('GET', '/referrals/:me/claims')).body.items
const rewards = async (person = referrer) =>
  (await person.call<Referral>('GET', '/referrals/:me')).body.rewards
/** Amounts that the exchange reports as received from the treasury. */
async function received(person = referrer): Promise<string[]> {
  const ledger = await ctx.exchange.ledgerSince(person.address, 0)
  const ours = ledger.filter(({ counterparty }) => counterparty === treasury.toLowerCase())
  return ours.map(({ amount }) => amount)
}
const sweep = () => createClaimSweep(ctx).run()
const equityOf = async (address: `0x${string}`) => (await ctx.exchange.account(address)).equity

test('pays everything from the treasury to the account on the exchange', async () => {
  await earn(7.5)
  const before = Number(await equityOf(asAddress(treasury)))
  const { status, body } = await claim()
  expect([status, body.claimed]).toEqual([200, '7.5'])
  expect(await equityOf(referrer.address)).toBe('7.5')
  // The recipient had no account there: opening one costs the treasury 1 USDC.
  expect(Number(await equityOf(asAddress(treasury)))).toBeCloseTo(before - 8.5, 6)
  expect(await claims()).toMatchObject([{ id: body.transferId, amount: '7.5', status: 'paid' }])
  expect(await rewards()).toEqual({ accrued: '7.5', claimable: '0', claimed: '7.5' })
})

test('begins at 2 USDC', async () => {
  await world.fill(brought, { size: '100', builderFee: '6.666663' })
  const { status, body } = await claim()
  expect([status, body.code]).toEqual([409, 'REWARD_BELOW_MINIMUM'])
  expect(body.message).toContain('1.999998 are claimable')
  expect(await claims()).toEqual([])
  await world.fill(brought, { builderFee: '0.000007' })
  expect((await claim()).body.claimed).toBe('2.000001')
  expect((await claim(brought)).body.code).toBe('REWARD_BELOW_MINIMUM')
})

test('rounds down to what can be paid, and keeps owing the rest', async () => {
  await world.fill(brought, { builderFee: '9.999999' })
  expect(await rewards()).toMatchObject({ accrued: '2.999999', claimable: '2.999999' })
  expect((await claim()).body.claimed).toBe('2.999999')
  await world.fill(brought, { builderFee: '9.999999' })
  // 2 × 2.9999997 = 5.9999994
  expect((await claim()).body.claimed).toBe('3')
  expect(await rewards()).toEqual({ accrued: '5.999999', claimable: '0', claimed: '5.999999' })
})

test('a thousand claims at once pay once', async () => {
  await earn(5)
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => claim()))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const refusals = answers.filter(({ status }) => status !== 200).map(({ body }) => body.code)
  // RATE_LIMITED: the request came while the first one was being stored.
  const known = ['REWARD_BELOW_MINIMUM', 'RATE_LIMITED']
  expect(refusals.filter((code) => !known.includes(code))).toEqual([])
  expect(await claims()).toHaveLength(1)
  expect(await received()).toEqual(['5'])
})

test('many people are paid at once, each their own', async () => {
  const pairs = await Promise.all(Array.from({ length: 10 }, () => newPair(world)))
  await Promise.all(pairs.map((pair, index) => earn(3 + index, world, pair.brought)))
  await Promise.all(pairs.map((pair) => claim(pair.referrer)))
  for (const [index, pair] of pairs.entries()) {
    expect(await received(pair.referrer)).toEqual([String(3 + index)])
  }
})

test('the same Idempotency-Key gets the same answer', async () => {
  await earn(3)
  const key = { 'idempotency-key': 'claim-1' }
  const first = await claim(referrer, key)
  await earn(3)
  expect(await claim(referrer, key)).toEqual(first)
  expect(await received()).toEqual(['3'])
})

describe('when the answer is lost', () => {
  test.each(['F1', 'F2'])('after the exchange paid (%s), its ledger tells', async (fault) => {
    await earn(4)
    await world.fail(fault, treasury)
    expect((await claim()).body.claimed).toBe('4')
    expect(await claims()).toMatchObject([{ status: 'paid', message: null }])
    expect(await received()).toEqual(['4'])
  })

  test('asking again goes on with the claim that is open', async () => {
    await earn(4)
    await world.fail('F16', treasury, 2)
    const lost = await claim()
    expect([lost.status, lost.body.code]).toEqual([504, 'EXCHANGE_TIMEOUT'])
    expect(await claims()).toMatchObject([{ amount: '4', status: 'unknown' }])
    expect(await rewards()).toEqual({ accrued: '4', claimable: '0', claimed: '4' })
    await earn(9)
    const answers: Claimed[] = []
    await expect.poll(async () => keepPaid(answers, await claim()), patient).toBe(1)
    expect(answers[0]?.claimed).toBe('4')
    expect((await claim()).body.claimed).toBe('9')
    expect(await received()).toEqual(['4', '9'])
  })

  test('before the exchange heard of it, an equal payment of before is not taken for it', async () => {
    await earn(4)
    await claim()
    await earn(4)
    world.clock.advance(1)
    await world.fail('F16', treasury, 2)
    expect((await claim()).status).toBe(504)
    await expect
      .poll(async () => (await sweep(), (await claims())[0]?.status), patient)
      .toBe('paid')
    expect(await received()).toEqual(['4', '4'])
  })

  test('after the exchange refused, it is owed again once the ledger had its time', async () => {
    await earn(4)
    const open = await reserveOnly()
    await world.fail('F4', treasury)
    const refused = await ctx.exchange.treasury?.send({ ...open, destination: referrer.address })
    expect(refused).toMatchObject({ status: 'refused', isFinal: true })
    world.clock.advance(leaseMs + 1)
    await sweep()
    expect(await claims()).toMatchObject([{ status: 'unknown' }])
    world.clock.advance(61_000)
    await sweep()
    expect(await claims()).toMatchObject([{ status: 'failed' }])
    expect((await claim()).body.claimed).toBe('4')
    expect(await received()).toEqual(['4'])
  })
})

describe('when the process dies', () => {
  test('before it sent, the next one pays', async () => {
    await earn(6)
    await reserveOnly()
    await sweep()
    expect(await received()).toEqual([])
    world.clock.advance(leaseMs + 1)
    await sweep()
    expect(await received()).toEqual(['6'])
    expect(await claims()).toMatchObject([{ status: 'paid' }])
  })

  test('after it sent, the next one does not pay again', async () => {
    await earn(6)
    const open = await reserveOnly()
    await ctx.exchange.treasury?.send({ ...open, destination: referrer.address })
    world.clock.advance(leaseMs + 1)
    await Promise.all([sweep(), sweep(), claim(), claim()])
    expect(await claims()).toMatchObject([{ status: 'paid' }])
    expect(await received()).toEqual(['6'])
  })

  test('and another treasury comes, that one does not pay what the first may have paid', async () => {
    await earn(6)
    const open = await reserveOnly()
    const other = {
      address: referrer.address,
      claimRewards: () => Promise.reject(new Error('not asked for')),
      send: () => Promise.reject(new Error('it paid')),
    }
    const changed = { ...ctx, exchange: { ...ctx.exchange, treasury: other } }
    world.clock.advance(leaseMs + 1)
    await createClaimSweep(changed).run()
    expect(await claims()).toMatchObject([{ id: open.id, status: 'unknown' }])
    await sweep()
    expect(await received()).toEqual(['6'])
  })
})

describe('when the treasury cannot pay', () => {
  const poor = generatePrivateKey()
  let own: ReferralWorld
  beforeAll(async () => {
    own = await openReferralWorld({ treasuryKey: poor })
  })
  afterAll(() => own.close())

  test('the reward stays owed, and is paid when the money is there', async () => {
    const pair = await newPair(own)
    await earn(5, own, pair.brought)
    const unknown = await claim(pair.referrer)
    expect([unknown.status, unknown.body.code]).toEqual([409, 'EXCHANGE_REJECTED'])
    await own.faucet(privateKeyToAddress(poor), '5')
    const short = await claim(pair.referrer)
    expect([short.status, short.body.code]).toEqual([409, 'EXCHANGE_REJECTED'])
    expect(short.body.message).toContain('5 USDC; they stay owed')
    expect(await rewards(pair.referrer)).toMatchObject({ claimable: '5', claimed: '0' })
    await own.faucet(privateKeyToAddress(poor), '1')
    expect((await claim(pair.referrer)).body.claimed).toBe('5')
    const statuses = (await claims(pair.referrer)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual(['failed', 'failed', 'paid'])
  })
})

test('without a treasury claims are refused, and nothing is written', async () => {
  const own = await openReferralWorld({ treasuryKey: undefined })
  try {
    const pair = await newPair(own)
    await earn(5, own, pair.brought)
    const { status, body } = await claim(pair.referrer)
    expect([status, body.code]).toEqual([409, 'EXCHANGE_REJECTED'])
    expect(await claims(pair.referrer)).toEqual([])
  } finally {
    await own.close()
  }
})

test('lists claims page by page, newest first', async () => {
  for (const usdc of [3, 4, 5]) {
    await earn(usdc)
    await claim()
    world.clock.advance(1)
  }
  const first = (await referrer.call<Claims>('GET', '/referrals/:me/claims?limit=2')).body
  expect(first.items.map(({ amount }) => amount)).toEqual(['5', '4'])
  const url = `/referrals/:me/claims?limit=2&cursor=${first.nextCursor}`
  const second = (await referrer.call<Claims>('GET', url)).body
  expect(second.items.map(({ amount }) => amount)).toEqual(['3'])
  expect(second.nextCursor).toBeNull()
  expect((await referrer.call('GET', '/referrals/:me/claims?cursor=x')).status).toBe(400)
})

function keepPaid(answers: Claimed[], { status, body }: { status: number; body: Claimed }): number {
  if (status === 200) answers.push(body)
  return answers.length
}

const patient = { timeout: 60_000, interval: 250 }

/** Leaves a claim like a process that died before sending anything. */
async function reserveOnly() {
  const { claimable } = await rewards()
  return ctx.store.rewardClaims.insert({
    id: ctx.newId(),
    userId: referrer.id,
    amount: claimable,
    source: treasury.toLowerCase(),
    destination: referrer.address.toLowerCase(),
    leaseUntil: ctx.clock() + leaseMs,
    createdAt: ctx.clock(),
  })
}

function asAddress(text: string): `0x${string}` {
  return text as `0x${string}`
}
