// The API as a process of its own, killed at each step of a withdrawal and of a deposit by CCTP. Nothing is lost, nothing
// happens twice, and while it is not known what became of a signature no other one is asked for.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { burnForExchange } from '../../../localnet/chain/test-trader.ts'
import { type CrashingMoney, type Route, startCrashingMoney } from '../../testing/crashing-money.ts'

type Person = Awaited<ReturnType<CrashingMoney['person']>>

let world: CrashingMoney
beforeAll(async () => {
  world = await startCrashingMoney()
}, 240_000)
afterAll(() => world.stop())

const slow = { timeout: 240_000 }
const patience = { timeout: 120_000, interval: 300 }
const amounts = async (person: Person, kind: string) =>
  (await person.rows(kind)).map(({ amount, status }) => [amount, status])

/** Waits until the person's rows are these, and checks the money by exchange, chain and books. */
async function settles(person: Person, kind: string, rows: string[][], equity: string) {
  await vi.waitFor(async () => expect(await amounts(person, kind)).toEqual(rows), patience)
  await vi.waitFor(
    async () => expect(await person.books()).toMatchObject({ equity, difference: '0' }),
    patience,
  )
}

describe.each<[Route, string, bigint]>([
  ['bridge', '1', 199_000_000n],
  ['cctp', '0.2', 199_800_000n],
])('out over the %s', (route, _fee, wealth) => {
  const paid = async (person: Person) => {
    await settles(person, 'withdrawal', [['-100', 'done']], '900')
    expect(await person.onChain()).toBe(wealth)
  }

  test('killed before the signature comes back: it is taken once', slow, async () => {
    const person = await world.person()
    const terms = await person.signed('100', route)
    await world.crash()
    await person.comeBack()
    expect(await person.rows('withdrawal')).toEqual([])
    expect(await person.submit(terms)).toMatchObject({ status: 'submitted' })
    await expect(person.submit(terms)).rejects.toThrow('TRANSFER_RECORDED')
    await paid(person)
  })

  test(
    'killed before the exchange has answered: nothing else is signed until it is known',
    slow,
    async () => {
      const person = await world.person()
      const terms = await person.signed('100', route)
      await world.controls.fail('F3', person.wallet.address)
      const posted = person.submit(terms)
      await vi.waitFor(async () => {
        expect(await amounts(person, 'withdrawal')).toHaveLength(1)
      }, patience)
      await world.crash(posted)
      await person.comeBack()
      await expect(person.submit(terms)).rejects.toThrow('TRANSFER_RECORDED')
      await vi.waitFor(async () => {
        const [row] = await person.rows('withdrawal')
        if (row?.status !== 'unknown') return
        await expect(person.signed('50', route)).rejects.toThrow('TRANSFER_UNSETTLED')
      }, patience)
      await paid(person)
      expect((await person.signed('50', route)).amount).toBe('50')
    },
  )

  test('killed once the exchange has taken it: it is paid once', slow, async () => {
    const person = await world.person()
    expect(await person.submit(await person.signed('100', route))).toMatchObject({
      status: 'submitted',
    })
    await world.crash()
    await person.comeBack()
    await paid(person)
    expect(await person.rows('withdrawal')).toHaveLength(1)
  })

  test('killed once it is refused: nothing is moved, and the next one is taken', slow, async () => {
    const person = await world.person()
    const refused = await person.signed('70', route)
    await world.controls.fail('F4', person.wallet.address)
    await expect(person.submit(refused)).rejects.toThrow('EXCHANGE_REJECTED')
    await world.crash()
    await person.comeBack()
    await expect(person.submit(refused)).rejects.toThrow('TRANSFER_RECORDED')
    await person.submit(await person.signed('100', route))
    await vi.waitFor(async () => {
      const rows = await amounts(person, 'withdrawal')
      expect(rows.toSorted(([a = ''], [b = '']) => a.localeCompare(b))).toEqual([
        ['-100', 'done'],
        ['-70', 'failed'],
      ])
    }, patience)
    expect(await person.books()).toMatchObject({ equity: '900', difference: '0' })
    expect(await person.onChain()).toBe(wealth)
  })

  test('killed while it is paid, its row told twice: it is one', slow, async () => {
    const person = await world.person()
    await world.controls.fail('F19b', person.wallet.address, 3)
    await person.submit(await person.signed('100', route))
    await sleep(route === 'bridge' ? 6_000 : 4_000)
    await world.crash()
    await person.comeBack()
    await paid(person)
    expect(await person.rows('withdrawal')).toHaveLength(1)
  })
})

describe('in by CCTP', () => {
  const gift = ['1000', 'done']

  async function burnt(person: Person) {
    const hash = await burnForExchange(world.chain, person.wallet, 40_000_000n)
    await world.mined(hash)
    return hash
  }

  const arrives = (person: Person) => settles(person, 'deposit', [['39.8', 'done'], gift], '1039.8')

  test(
    'killed before the page names the transaction: it counts once it is named',
    slow,
    async () => {
      const person = await world.person()
      const hash = await burnt(person)
      await world.crash()
      await person.comeBack()
      await Promise.all([person.verify(hash), person.verify(hash)])
      await arrives(person)
      expect(await person.onChain()).toBe(60_000_000n)
    },
  )

  test('killed as soon as the transaction is named: it goes on by itself', slow, async () => {
    const person = await world.person()
    const hash = await burnt(person)
    await person.verify(hash)
    await world.crash()
    await person.comeBack()
    await arrives(person)
    await person.verify(hash)
    await arrives(person)
    expect(await person.rows('deposit')).toHaveLength(2)
  })

  test('killed while the exchange is late, its row told twice: it counts once', slow, async () => {
    const person = await world.person()
    const hash = await burnt(person)
    await person.verify(hash)
    await world.controls.fail('F19b', person.wallet.address, 3)
    await sleep(4_000)
    await world.crash()
    await person.comeBack()
    await arrives(person)
    expect(await person.rows('deposit')).toHaveLength(2)
  })

  test(
    'killed while it is burnt and never minted: it is on its way, and no money',
    slow,
    async () => {
      const person = await world.person()
      await world.controls.fail('F22', person.wallet.address)
      const hash = await burnt(person)
      await person.verify(hash)
      await world.crash()
      await person.comeBack()
      // Whole, until the exchange tells what arrives of it.
      await vi.waitFor(async () => {
        const [first] = await person.rows('deposit')
        expect(first).toMatchObject({ amount: '40', txHash: hash, status: 'pending' })
      }, patience)
      expect(await person.books()).toMatchObject({ equity: '1000', difference: '0' })
      expect(await person.ask('GET', '/usdc-verification/total-deposited')).toMatchObject({
        total: '0',
      })
    },
  )
})
