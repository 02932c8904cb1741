// Money on its way out, as the venue tells it: late, in microseconds, twice, or not at all. The whole API before a stand-in.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { TransferAnswer } from '../../contract/money/transfers.ts'
import { signTypedData } from '../testing/worlds/funds-world.ts'
import { payWithdrawal } from '../testing/stand-in/deeds.ts'
import { alarmsOf, hash } from '../testing/stand-in/rows.ts'
import {
  type StandInPerson,
  type StandInWorld,
  listed,
  startStandInWorld,
} from '../testing/stand-in/stand-in-world.ts'

let world: StandInWorld
beforeAll(async () => {
  world = await startStandInWorld()
})
afterAll(() => world.stop())
afterEach(() => world.venue.answerInstead(() => undefined))

const friend = `0x${'6'.repeat(40)}`
const patience = { timeout: 60_000, interval: 100 }

/** Prepared by the server, signed by the wallet, posted by the server. */
async function move(person: StandInPerson, path: string, terms: object) {
  world.venue.actAs(person.account)
  const { body: asked } = await person.send<TransferAnswer>('POST', path, terms)
  if (asked.status !== 'signature_required') throw new Error(JSON.stringify(asked))
  const { nonce, typedData } = asked
  const signature = await signTypedData(person, typedData)
  const done = await person.send<TransferAnswer>('POST', path, { ...terms, signature, nonce })
  return { nonce, status: done.status, body: done.body }
}

const outgoing = async (person: StandInPerson) =>
  (await listed(person)).filter(({ kind }) => kind === 'withdrawal' || kind === 'send')

describe.each(['default', 'unifiedAccount'])('out of an account whose mode is %s', (mode) => {
  test('a withdrawal over the bridge is one row from the moment it is taken until it is paid', async () => {
    const person = await world.person('300.0', mode)
    await world.booksOf(person)
    const alarms = alarmsOf(world, person)
    const { nonce, body } = await move(person, '/user/withdraw', { amount: '101', route: 'bridge' })
    expect(body).toMatchObject({ status: 'submitted', fee: '1', youReceive: '100' })
    expect(await outgoing(person)).toMatchObject([{ status: 'submitted', amount: '-101' }])
    expect(await world.booksOf(person)).toMatchObject({ difference: '0', equity: '199' })
    payWithdrawal(person.account, { nonce, amount: '101' }, hash('9d'))
    expect(await world.booksOf(person)).toMatchObject({ difference: '0', withdrawals: '101' })
    expect(await outgoing(person)).toMatchObject([{ status: 'done', txHash: hash('9d') }])
    // Told again, with the rows of that hour.
    person.account.ledger.push(...person.account.ledger)
    expect(await world.booksOf(person)).toMatchObject({ difference: '0', withdrawals: '101' })
    expect(await outgoing(person)).toHaveLength(1)
    expect(alarms.filter(({ message }) => message?.includes('books'))).toEqual([])
  })

  test('without an answer it is not known, and nothing else is signed, until the ledger tells', async () => {
    const person = await world.person('300.0', mode)
    await world.booksOf(person)
    world.venue.answerInstead((type) => (type === 'withdraw3' ? 'lost' : undefined))
    const { nonce, body } = await move(person, '/user/withdraw', { amount: '51', route: 'bridge' })
    expect(body.status).toBe('unknown')
    const again = await person.send('POST', '/user/withdraw', { amount: '51', route: 'bridge' })
    expect(again.body).toMatchObject({ code: 'TRANSFER_UNSETTLED' })
    expect(await world.booksOf(person)).toMatchObject({ difference: '0', equity: '249' })
    payWithdrawal(person.account, { nonce, amount: '51' }, hash('9e'))
    expect(await world.booksOf(person)).toMatchObject({ difference: '0', withdrawals: '51' })
    expect(await outgoing(person)).toMatchObject([{ status: 'done', amount: '-51' }])
    expect(world.venue.posted.filter((one) => one.nonce === nonce)).toHaveLength(1)
  })

  test('a send without an answer is found by its nonce', async () => {
    const person = await world.person('300.0', mode)
    await world.booksOf(person)
    world.venue.answerInstead((type) => (type === 'usdSend' ? 'lost' : undefined))
    const { body } = await move(person, '/user/send-usdc', { amount: '20', destination: friend })
    expect(body.status).toBe('unknown')
    await vi.waitFor(async () => {
      await world.booksOf(person)
      expect(await outgoing(person)).toMatchObject([{ status: 'done', amount: '-20' }])
    }, patience)
    expect(await world.booksOf(person)).toMatchObject({ difference: '0', equity: '280' })
  })
})

test.each([
  ['as a text', (nonce: number) => String(nonce * 1_000)],
  ['in nanoseconds', (nonce: number) => nonce * 1_000_000],
  ['in milliseconds', (nonce: number) => nonce],
  ['not at all', () => null],
])('a withdrawal whose nonce is told %s is still that withdrawal', async (_how, tell) => {
  const person = await world.person('300.0')
  await world.booksOf(person)
  const { nonce } = await move(person, '/user/withdraw', { amount: '101', route: 'bridge' })
  const delta = { type: 'withdraw', usdc: '100.0', nonce: tell(nonce), fee: '1.0' }
  person.account.ledger.push({ time: Date.now(), hash: hash('9f'), delta })
  expect(await world.booksOf(person)).toMatchObject({ difference: '0', withdrawals: '101' })
  expect(await outgoing(person)).toHaveLength(1)
})

test('a refusal in words of the future moves nothing and says them', async () => {
  const person = await world.person('300.0')
  const response = { status: 'err', response: 'The gates of the moon are shut.' }
  world.venue.answerInstead((type) =>
    type === 'withdraw3' ? { status: 200, body: response } : undefined,
  )
  const { status, body } = await move(person, '/user/withdraw', { amount: '51', route: 'bridge' })
  expect(status).toBeGreaterThanOrEqual(400)
  expect(JSON.stringify(body)).toContain('The gates of the moon are shut.')
  expect(await world.booksOf(person)).toMatchObject({ difference: '0', equity: '300' })
})

describe('what came in by routes of today', () => {
  const minted = (more: object) => ({
    type: 'send',
    token: 'USDC',
    amount: '49.8',
    usdcValue: '49.8',
    fee: '0.0',
    nativeTokenFee: '0.0',
    feeToken: '',
    sourceDex: 'spot',
    destinationDex: '',
    nonce: Date.now(),
    ...more,
  })

  test.each([
    [
      'for the perpetuals',
      (me: string) =>
        minted({ user: '0x6b9e773128f453f5c2c60935ee2de2cbc5390a24', destination: me }),
      '49.8',
    ],
    [
      'for spot',
      (me: string) =>
        minted({ type: 'spotTransfer', user: `0x20${'0'.repeat(38)}`, destination: me }),
      '0',
    ],
  ])('%s it is a deposit, and counts as one', async (_where, delta, moves) => {
    const person = await world.person('100.0')
    await world.booksOf(person)
    const { account } = person
    account.cash = String(Number(account.cash) + Number(moves))
    const row = { time: Date.now(), hash: hash('c1'), delta: delta(account.address) }
    account.ledger.push(row, row)
    expect(await world.booksOf(person)).toMatchObject({ difference: '0', deposits: '49.8' })
    const { body } = await person.send<{ total: string }>(
      'GET',
      '/usdc-verification/total-deposited',
    )
    expect(JSON.stringify(body)).toContain('49.8')
  })
})
