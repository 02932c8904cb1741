import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { ExchangeFill } from '../../venue/port.ts'
import {
  type Person,
  type ReferralWorld,
  openReferralWorld,
} from '../../testing/worlds/referral-world.ts'

type Stats = OutputOf<typeof contract.getReferralStats>
type Referral = OutputOf<typeof contract.getReferral>

let world: ReferralWorld
let referrer: Person
let code: string
beforeAll(async () => {
  world = await openReferralWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  referrer = await world.signIn()
  code = (await referrer.call<{ code: string }>('POST', '/referrals/:me/code', {})).body.code
})

const statsOf = async (person: Person) =>
  (await person.call<Stats>('GET', '/referrals/:me/stats')).body
const rewardsOf = async (person: Person) =>
  (await person.call<Referral>('GET', '/referrals/:me')).body.rewards

test('a share of the fee of those who were brought, and of nobody else', async () => {
  const [brought, stranger] = [await world.signIn(code), await world.signIn()]
  await world.fill(brought, { builderFee: '0.123457' })
  await world.fill(stranger, {})
  expect(await rewardsOf(referrer)).toEqual({
    accrued: '0.037037',
    claimable: '0.037037',
    claimed: '0',
  })
  expect((await statsOf(referrer)).earned).toBe('0.0370371')
  expect(await rewardsOf(stranger)).toMatchObject({ accrued: '0' })
})

test('counts a fill once, also when it comes fifty times at once', async () => {
  const person = await world.signIn(code)
  const fill = await world.fill(person, {})
  await Promise.all(Array.from({ length: 50 }, () => world.fill(person, fill)))
  expect(await rewardsOf(referrer)).toMatchObject({ accrued: '3' })
  expect(await statsOf(referrer)).toMatchObject({ invited: 1, traded: 1, volume: '100000' })
})

test('gives nothing for orders that are not ours, nor beyond the fee that we charge', async () => {
  const person = await world.signIn(code)
  await world.fill(person, {}, false)
  expect(await statsOf(referrer)).toMatchObject({ traded: 0, volume: '0', earned: '0' })
  await world.fill(person, { builderFee: '100' })
  expect((await statsOf(referrer)).earned).toBe('3')
  await world.fill(person, { builderFee: '0' })
  expect(await statsOf(referrer)).toMatchObject({ volume: '200000', earned: '3' })
})

test('the share is that of the code, however late the referred join and trade', async () => {
  const person = await world.signIn(code)
  const years = 86_400_000 * 366
  for (const after of [0, 1, 2, 3, 20])
    await world.fill(person, { at: world.clock() + after * years })
  expect((await statsOf(referrer)).earned).toBe('15')
})

test('the sums are those of the fills, to the last decimal', async () => {
  const people = await Promise.all([1, 2, 3].map(() => world.signIn(code)))
  const random = generator(7)
  const fills: ExchangeFill[] = []
  for (let index = 0; index < 300; index++) {
    const person = people[index % people.length]
    if (person === undefined) throw new Error('nobody trades')
    const micro = Math.floor(random() * 9_000_000) + 1
    const at = world.clock() + Math.floor(random() * 5 * 365 * 86_400_000)
    const price = String(100_000 + Math.floor(random() * 1_000))
    const builderFee = (micro / 1e6).toFixed(6)
    fills.push(await world.fill(person, { builderFee, at, price }))
  }
  const stats = await statsOf(referrer)
  expect(tenBillionths(stats.earned)).toBe(sum(fills.map(earnedBy)))
  expect(sum(stats.byMonth.map((month) => tenBillionths(month.earned)))).toBe(
    tenBillionths(stats.earned),
  )
  expect(sum(stats.byMonth.map(({ volume }) => BigInt(volume)))).toBe(BigInt(stats.volume))
  expect(BigInt(stats.volume)).toBe(sum(fills.map(({ price }) => BigInt(price))))
  const { accrued } = await rewardsOf(referrer)
  expect(tenBillionths(accrued)).toBe((tenBillionths(stats.earned) / 10_000n) * 10_000n)
})

/** The same number computed another way: 30 % of the fee, in whole ten-billionths. */
function earnedBy({ builderFee }: ExchangeFill): bigint {
  return BigInt(Math.round(Number(builderFee) * 1e6)) * 3_000n
}

function tenBillionths(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(10, '0'))
}

function sum(values: bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n)
}

function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
