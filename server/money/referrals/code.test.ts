import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Referral } from '../../../contract/money/referrals.ts'
import {
  type Person,
  type ReferralWorld,
  openReferralWorld,
} from '../../testing/worlds/referral-world.ts'

let world: ReferralWorld
beforeAll(async () => {
  world = await openReferralWorld()
})
afterAll(() => world.close())

const make = (person: Person, code?: string) =>
  person.call<Referral>('POST', '/referrals/:me/code', code === undefined ? {} : { code })
const uniqueCode = () => `C${Math.random().toString(36).slice(2, 12).toUpperCase()}`

test('gives a random code of letters that are not mistaken for each other', async () => {
  const { status, body } = await make(await world.signIn())
  expect(status).toBe(201)
  expect(body.code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/)
  expect(body.link).toMatch(new RegExp(`^http://.+/\\?ref=${body.code}$`))
})

test('takes a name in any case, with blanks around it', async () => {
  const person = await world.signIn()
  const { status, body } = await make(person, '  satoshi21 ')
  expect([status, body.code]).toEqual([201, 'SATOSHI21'])
  const profile = await person.call<{ referral: object }>('GET', '/user/profile')
  expect(profile.body.referral).toEqual({ code: 'SATOSHI21', referredBy: null })
})

test.each(['abc', 'A'.repeat(21), 'WITH-DASH', 'WITH SPACE', 'ÜMLAUT', '', 'ßABC', '１２３４'])(
  'refuses %j',
  async (code) => {
    expect((await make(await world.signIn(), code)).status).toBe(400)
  },
)

test.each(['admin', 'SUPPORT', 'ALURA', 'ALURATEAM', 'MYHYPERLIQUID'])(
  'keeps %s for nobody',
  async (code) => {
    const { status, body } = await make(await world.signIn(), code)
    expect([status, body.code]).toEqual([400, 'REFERRAL_REFUSED'])
  },
)

test('a code never changes', async () => {
  const person = await world.signIn()
  const code = uniqueCode()
  await make(person, code)
  const again = await make(person, uniqueCode())
  expect([again.status, again.body.code]).toEqual([409, 'REFERRAL_CODE_TAKEN'])
  expect((await make(person, code)).body.code).toBe(code)
  expect((await make(person)).body.code).toBe(code)
})

test('one of fifty who want a name at once gets it', async () => {
  const people = await Promise.all(Array.from({ length: 50 }, () => world.signIn()))
  const code = uniqueCode()
  const answers = await Promise.all(people.map((person) => make(person, code)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(49)
})

test('a person who asks fifty times at once gets one code', async () => {
  const person = await world.signIn()
  const answers = await Promise.all(Array.from({ length: 50 }, () => make(person)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(answers.map(({ body }) => body.code)).size).toBe(1)
})

test('anybody may ask whether a code exists, and learns nothing else', async () => {
  const code = uniqueCode()
  await make(await world.signIn(), code)
  const check = async (text: string) => {
    const payload = { code: text }
    return (await world.app.inject({ method: 'POST', url: '/referrals/check', payload })).json()
  }
  expect(await check(` ${code.toLowerCase()} `)).toEqual({ valid: true, available: false, code })
  expect(await check(uniqueCode())).toMatchObject({ valid: false, available: true })
  expect(await check('Support')).toEqual({ valid: false, available: false, code: 'SUPPORT' })
  const nonsense = { valid: false, available: false, code: 'no code at all' }
  expect(await check('no code at all')).toEqual(nonsense)
})

test("another's referrals do not exist", async () => {
  const [mine, theirs] = [await world.signIn(), await world.signIn()]
  const calls = [
    mine.call('GET', `/referrals/${theirs.id}`),
    mine.call('GET', `/referrals/${theirs.id}/stats`),
    mine.call('GET', `/referrals/${theirs.id}/claims`),
    mine.call('POST', `/referrals/${theirs.id}/code`, {}),
    mine.call('GET', '/referrals/nobody'),
  ]
  for (const { status, body } of await Promise.all(calls)) {
    expect([status, body.code]).toEqual([404, 'NOT_FOUND'])
  }
  expect(await world.ctx.store.referrals.codeOf(theirs.id)).toBeNull()
})

test('asks for volume, but not on localnet', async () => {
  const { body } = await (await world.signIn()).call<Referral>('GET', '/referrals/:me')
  expect(body).toMatchObject({
    code: null,
    link: null,
    rate: 30,
    cohortYear: 1,
    eligible: true,
    eligibility: { volume: '0', required: '10000', waived: true },
    rewards: { accrued: '0', claimable: '0', claimed: '0' },
  })
  const real = await openReferralWorld({ network: 'testnet' })
  try {
    const { status, body: refusal } = await make(await real.signIn())
    expect([status, refusal.code]).toEqual([403, 'REFERRAL_NOT_ELIGIBLE'])
  } finally {
    await real.close()
  }
})
