// The programme's years, counted from its first account: the year in which a code is made fixes its share.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Referral } from '../../../contract/money/referrals.ts'
import {
  type Person,
  type ReferralWorld,
  openReferralWorld,
} from '../../testing/worlds/referral-world.ts'

let world: ReferralWorld
let first: Person
let start: number
beforeAll(async () => {
  world = await openReferralWorld()
  start = world.clock()
  first = await world.signIn()
})
afterAll(() => world.close())

const referralOf = async (person: Person) =>
  (await person.call<Referral>('GET', '/referrals/:me')).body
const makeCode = async (person: Person) =>
  (await person.call<Referral>('POST', '/referrals/:me/code', {})).body
const anniversary = (years: number) =>
  new Date(start).setUTCFullYear(new Date(start).getUTCFullYear() + years)
const moveTo = (at: number) => world.clock.advance(at - world.clock())

test('each year offers less, to the millisecond, and keeps what it gave', async () => {
  const made: { person: Person; rate: number; cohortYear: number }[] = []
  const makeOne = async (rate: number, cohortYear: number) => {
    const person = await world.signIn()
    const offered = await referralOf(person)
    const rateUntil = cohortYear === 4 ? null : anniversary(cohortYear)
    expect(offered).toMatchObject({ code: null, rate, cohortYear, rateUntil })
    expect(await makeCode(person)).toMatchObject({ rate, cohortYear, rateUntil: null })
    made.push({ person, rate, cohortYear })
  }
  await makeOne(30, 1)
  for (const [year, before, after] of [
    [1, 30, 15],
    [2, 15, 7.5],
    [3, 7.5, 3.25],
  ] as const) {
    moveTo(anniversary(year) - 1)
    await makeOne(before, year)
    moveTo(anniversary(year))
    await makeOne(after, year + 1)
  }
  moveTo(anniversary(20))
  await makeOne(3.25, 4)

  for (const { person, rate, cohortYear } of made) {
    const again = await world.signIn(undefined, person.signer)
    const { code, ...terms } = await referralOf(again)
    expect(terms).toMatchObject({ rate, cohortYear, rateUntil: null })
    // 10 USDC of fees, paid by a person who joins twenty years later.
    await world.fill(await world.signIn(code ?? ''), {})
    expect((await referralOf(again)).rewards.accrued).toBe(String(rate / 10))
  }
})

test('a year is that of the code, not that of the account', async () => {
  const late = await world.signIn(undefined, first.signer)
  expect(await makeCode(late)).toMatchObject({ cohortYear: 4, rate: 3.25 })
})
