import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newSigner } from '../../testing/people/sign-in-app.ts'
import {
  type Person,
  type ReferralWorld,
  openReferralWorld,
} from '../../testing/worlds/referral-world.ts'

let world: ReferralWorld
let referrer: Person
let code: string
beforeAll(async () => {
  world = await openReferralWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  referrer = await world.signIn()
  code = await codeFor(referrer)
})

async function codeFor(person: Person): Promise<string> {
  return (await person.call<{ code: string }>('POST', '/referrals/:me/code', {})).body.code
}

const attributionOf = ({ id }: Person) => world.ctx.store.referrals.attributionOf(id)

test('a new account belongs to the one whose code it came with', async () => {
  const person = await world.signIn(` ${code.toLowerCase()} `)
  expect(person.referral).toEqual({ code: null, referredBy: code })
  expect(await attributionOf(person)).toMatchObject({ referrerId: referrer.id, code })
  const profile = await person.call<{ referral: object }>('GET', '/user/profile')
  expect(profile.body.referral).toEqual(person.referral)
})

test('refuses an unknown code and consumes nothing', async () => {
  const signer = newSigner(world.app)
  const signature = await signer.signedChallenge()
  for (const referralCode of ['NOBODY99', '', 'no code', 'ß', 'A'.repeat(40)]) {
    const { status, body } = await signer.verify(signature, undefined, { referralCode })
    expect([status, body.code]).toEqual([400, 'REFERRAL_CODE_UNKNOWN'])
  }
  expect(await world.ctx.store.users.byAddress(signer.wallet.address)).toBeUndefined()
  const { status, body } = await signer.verify(signature, undefined, { referralCode: code })
  expect([status, body.user.referral.referredBy]).toEqual([200, code])
})

test('fifty sign-ins of a new account at once make one attribution', async () => {
  const signer = newSigner(world.app)
  const signature = await signer.signedChallenge()
  const more = { referralCode: code }
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => signer.verify(signature, undefined, more)),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await world.ctx.store.referrals.invitedBy(referrer.id)).toHaveLength(1)
})

test('a member stays who they were, whatever code they arrive with', async () => {
  const other = await codeFor(await world.signIn())
  const person = await world.signIn(code)
  expect((await world.signIn(other, person.signer)).referral.referredBy).toBe(code)
  const member = await world.signIn()
  expect((await world.signIn(code, member.signer)).referral.referredBy).toBeNull()
})

test('nobody refers themselves', async () => {
  const again = await world.signIn(code, referrer.signer)
  expect(again.referral).toEqual({ code, referredBy: null })
})

test('nobody refers those who brought them, however long the way', async () => {
  const chain = [referrer]
  for (let depth = 0; depth < 4; depth++) {
    const above = chain.at(-1) ?? referrer
    chain.push(await world.signIn(await codeFor(above)))
  }
  const last = chain.at(-1) ?? referrer
  const lastCode = await codeFor(last)
  for (const person of chain) {
    const before = person.id === referrer.id ? null : (await attributionOf(person))?.code
    const again = await world.signIn(lastCode, person.signer)
    expect(again.referral.referredBy).toBe(before)
  }
})

test('storage itself refuses a loop, and a second referrer', async () => {
  const { referrals, users } = world.ctx.store
  const [a = '', b = '', c = ''] = await Promise.all(
    [1, 2, 3].map(async () => {
      const id = world.ctx.newId()
      return (await users.ensure(id, newSigner(world.app).wallet.address, 1)).id
    }),
  )
  const attribute = (userId: string, referrerId: string) =>
    referrals.attribute({ userId, referrerId, code, joinedAt: 1 })
  expect(await attribute(a, a)).toBe(false)
  expect(await attribute(b, a)).toBe(true)
  expect(await attribute(a, b)).toBe(false)
  expect(await attribute(c, b)).toBe(true)
  expect(await attribute(a, c)).toBe(false)
  expect(await attribute(c, a)).toBe(false)
  expect(await referrals.attributionOf(a)).toBeUndefined()
})
