// The journal fills itself, and what it says was earned is what the exchange booked: over sessions, trades by hand,
// partial exits, funding, deposits, and trades that were not made here.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { add, multiply, negate, round } from '../../contract/decimal.ts'
import type { DeskTrade } from '../../contract/desk/trade.ts'
import type { Overview } from '../../contract/journal/journal-figures.ts'
import type { JournalTrade, JournalTradeDetail } from '../../contract/journal/journal-trade.ts'
import type { Session } from '../../contract/sessions/sessions.ts'
import { type ApiWorld, type Client, startApiWorld } from '../testing/worlds/api-world.ts'
import { newHand, priceAt, shown, trades } from '../testing/desk-api.ts'
import { steadyMarket } from '../testing/worlds/steady-market.ts'
import { createJournal } from './journal.ts'

const journal = '/api/v1/journal'
const patience = { timeout: 60_000, interval: 100 }
const slow = { timeout: 120_000 }

let world: ApiWorld
beforeAll(async () => {
  // The first trade pays funding.
  const market = { ...steadyMarket(Date.now()), fundingRate: () => 0.0001 }
  world = await startApiWorld({ market })
})
afterAll(() => world.stop())

async function listed({ send }: Client, query = ''): Promise<JournalTrade[]> {
  const { status, body } = await send<{ trades: JournalTrade[] }>(
    'GET',
    `${journal}/trades${query}`,
  )
  expect([status, body.message]).toEqual([200, undefined])
  return body.trades
}

async function overview({ send }: Client): Promise<Overview> {
  const { body } = await send<Overview>('GET', `${journal}/analytics/overview`)
  return body
}

interface Row {
  closedPnl?: string
  fee?: string
  delta?: { usdc: string }
}

/** What the exchange itself says it booked: USDC. */
async function booked({ wallet }: Client): Promise<string> {
  const ask = async (type: string): Promise<Row[]> => {
    const response = await fetch(`${world.exchangeUrl}/info`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type, user: wallet.address, startTime: 0 }),
    })
    return (await response.json()) as Row[]
  }
  const fills = await ask('userFillsByTime')
  const funding = await ask('userFunding')
  return add(
    '0',
    ...fills.map(({ closedPnl = '0' }) => closedPnl),
    ...fills.map(({ fee = '0' }) => negate(fee)),
    ...funding.map(({ delta }) => delta?.usdc ?? '0'),
  )
}

async function place(hand: Client, body: object): Promise<DeskTrade> {
  const { status, body: made } = await hand.send<DeskTrade>('POST', trades, body)
  expect([status, made.message]).toEqual([201, undefined])
  return made
}

const cents = (value: string | undefined) => round(value ?? '', 2)

async function expectAgreement(person: Client): Promise<Overview> {
  const told = await overview(person)
  expect(cents(told.ledger?.difference)).toBe('0')
  expect(cents(told.ledger?.ledger_sum)).toBe(cents(await booked(person)))
  return told
}

test(
  'a trade by hand with a part taken, funding and a deposit is in the journal once, to the cent',
  slow,
  async () => {
    const hand = await newHand(world)
    const { id } = await place(hand, {
      symbol: 'BTC_USDT',
      side: 'buy',
      quantity: '0.02',
      stop_loss_price: priceAt(world, -2),
      setup_tag: 'breakout',
      take_profit: [
        { price: priceAt(world, 3), quantity: '0.01' },
        { price: priceAt(world, 20), quantity: '0.01' },
      ],
    })
    await shown(world, hand, id, ({ protection }) => expect(protection).toBe('on_exchange'))
    await world.control('/funding', { hours: 2 })
    await world.faucet(hand.wallet.address, '500')
    await world.ctx.funds.sync(hand.user.id)
    await world.shock('BTC', 3.5)
    await shown(world, hand, id, ({ take_profit: [first] }) =>
      expect(first?.status).toBe('reached'),
    )
    expect(await listed(hand)).toEqual([])
    const moved = { price: priceAt(world, 30) }
    expect(await hand.send('PUT', `${trades}/${id}/tp`, moved)).toMatchObject({ status: 200 })
    const before = await overview(hand)
    expect([before.n, cents(before.ledger?.difference)]).toEqual([0, '0'])

    await hand.send('DELETE', `${trades}/${id}`)
    await shown(world, hand, id, ({ closed_at }) => expect(closed_at).not.toBeNull())
    await world.ctx.funds.sync(hand.user.id)
    const [trade, ...others] = await listed(hand)
    expect(others).toEqual([])
    expect(trade).toMatchObject({
      trade_group_id: id,
      origin: 'manual',
      exchange: 'hyperliquid',
      symbol: 'BTC_USDT',
      side: 'buy',
      quantity: '0.02',
      setup_tag: 'breakout',
      close_reason: 'manual',
      planned: true,
      source: 'live',
    })
    expect(Number(trade?.realized_pnl)).toBeGreaterThan(0)
    expect(trade?.funding).not.toBe('0')
    const told = await expectAgreement(hand)
    expect(told.n).toBe(1)
    expect(cents(told.ledger?.journal_sum)).toBe(cents(await booked(hand)))
    expect(told.ledger).toMatchObject({ open: '0', outside: '0' })

    const { body } = await hand.send<JournalTradeDetail>('GET', `${journal}/trades/${trade?.id}`)
    const asDesk = await hand.send<JournalTradeDetail>('GET', `${journal}/trades/${id}`)
    expect([asDesk.status, asDesk.body]).toEqual([200, body])
    const stranger = await newHand(world)
    expect((await stranger.send('GET', `${journal}/trades/${id}`)).status).toBe(404)
    const sizes = (kind: string) =>
      add('0', ...body.fills.filter((fill) => fill.kind === kind).map(({ quantity }) => quantity))
    expect([sizes('entry'), sizes('exit')]).toEqual(['0.02', '0.02'])
    expect(body.stops.length).toBeGreaterThan(0)
    const [reached, replaced, last] = body.targets
    expect([reached?.status, replaced?.status, last?.status]).toEqual([
      'reached',
      'replaced',
      'cancelled',
    ])
    const within = (...times: (string | null | undefined)[]) =>
      times.map((at) => at ?? '').toSorted()
    const inTime = [reached?.set_at, reached?.ended_at, replaced?.ended_at, body.closed_at]
    expect(within(...inTime)).toEqual(inTime)
    expect([replaced?.set_at, last?.set_at]).toEqual([reached?.set_at, replaced?.ended_at])
    expect(last?.ended_at).toBeNull()
    expect(add('0', ...body.fills.map(({ fee }) => fee))).toBe(trade?.fees)

    const targets = await hand.send<{ data: object[] }>(
      'GET',
      `${journal}/analytics/targets?setup=breakout`,
    )
    expect(targets.body.data).toMatchObject([
      { target: 1, trade_count: 1, reached: 1, next_reached: 0, next_reached_pct: 0 },
      { target: 2, trade_count: 1, reached: 0, earned: '0' },
    ])
  },
)

test('a session’s positions and trades not made here add up with the ledger', slow, async () => {
  const person = await newHand(world)
  const { body: session } = await person.send<Session>('POST', '/trading-sessions', {
    budget: 200,
    profitTarget: 40,
    assetIndex: 1,
  })
  await vi.waitFor(async () => {
    await person.send('POST', '/trading-sessions/trigger-cron')
    const [found] = await world.ctx.store.positions.live(session.id)
    expect(found?.status).toBe('open')
  }, patience)
  await person.send('POST', `/trading-sessions/${session.id}/stop`, { mode: 'close_all' })
  await vi.waitFor(async () => {
    await world.runner.runUser(person.user.id)
    const { body } = await person.send<Session>('GET', `/trading-sessions/${session.id}`)
    expect(body.status).toBe('ended')
  }, patience)
  const found = await listed(person)
  expect(found.length).toBeGreaterThan(0)
  for (const trade of found) {
    expect(trade).toMatchObject({ origin: 'session', session_id: session.id })
    expect(trade.risk_amount).not.toBeNull()
  }
  const first = await expectAgreement(person)
  expect(first.ledger?.outside).toBe('0')

  // A trade in another market, by a program of the person's own.
  const { store } = world.ctx
  const fill = (tid: number, isBuy: boolean, price: string, closedPnl: string) => ({
    userId: person.user.id,
    tid,
    symbol: 'SOL',
    at: Date.now() + tid,
    oid: tid,
    cloid: null,
    positionId: null,
    mandateId: null,
    isBuy,
    size: '2',
    price,
    fee: '0.1',
    feeToken: null,
    feeAmount: null,
    builderFee: '0',
    closedPnl,
    direction: 'x',
    isLiquidation: false,
  })
  await store.fills.insertPast([fill(1, true, '100', '0')])
  expect((await overview(person)).ledger).toMatchObject({ open: '-0.1', difference: '0' })
  await store.fills.insertPast([fill(2, false, '103.5', '7')])
  const last = await overview(person)
  expect(last.ledger).toMatchObject({ open: '0', outside: '6.8', difference: '0' })
  expect(last.ledger?.ledger_sum).toBe(add(first.ledger?.ledger_sum ?? '', '6.8'))
})

test('nothing is written twice, whoever writes and however often', slow, async () => {
  const hand = await newHand(world)
  const { id } = await place(hand, {
    symbol: 'ETH_USDT',
    side: 'sell',
    quantity: '0.5',
    stop_loss_price: multiply(world.ctx.exchange.mark('ETH')?.mark ?? '', '1.02').split('.')[0],
  })
  await hand.send('DELETE', `${trades}/${id}`)
  await shown(world, hand, id, ({ closed_at }) => expect(closed_at).not.toBeNull())
  const other = createJournal(world.ctx)
  const [mine, theirs] = await Promise.all([
    listed(hand),
    other.of(hand.user.id),
    other.keeper.run(),
    world.keeper.run(),
  ])
  expect(theirs.rows.map((row) => row.id)).toEqual(mine.map((trade) => trade.id))
  expect(mine).toHaveLength(1)

  // A payment that is told later is added, and what was written beside it stays.
  const [trade] = mine
  await hand.send('PATCH', `${journal}/trades/${trade?.id}/notes`, { notes: 'Too early' })
  const [row] = await world.ctx.store.journalTrades.ownedMany(hand.user.id, [trade?.id ?? ''])
  const ofPosition = await hand.send('GET', `${journal}/trades/${row?.positionId}`)
  expect(ofPosition.body).toMatchObject({ id: trade?.id, notes: 'Too early' })
  const stranger = await newHand(world)
  expect((await stranger.send('GET', `${journal}/trades/${row?.positionId}`)).status).toBe(404)
  await world.ctx.store.funding.add(row?.positionId ?? '', '-0.25')
  const [after] = await listed(hand)
  expect(after).toMatchObject({ id: trade?.id, funding: '-0.25', notes: 'Too early' })
  // What candles or fills say of it is found out in the background.
  await vi.waitFor(async () => {
    await other.keeper.run()
    const [measured] = await listed(hand)
    expect(measured?.mae).not.toBeNull()
    expect(Number(measured?.mae)).toBeLessThanOrEqual(0)
    expect(Number(measured?.mfe)).toBeGreaterThanOrEqual(0)
  }, patience)
})

test('one whose trades cannot be written keeps nobody else waiting', slow, async () => {
  await world.keeper.stop()
  const hands = [await newHand(world), await newHand(world)]
  for (const hand of hands) {
    const { id } = await place(hand, {
      symbol: 'SOL_USDT',
      side: 'buy',
      quantity: '1',
      stop_loss_price: multiply(world.ctx.exchange.mark('SOL')?.mark ?? '', '0.98').split('.')[0],
    })
    await hand.send('DELETE', `${trades}/${id}`)
    await shown(world, hand, id, ({ closed_at }) => expect(closed_at).not.toBeNull())
  }
  const { store } = world.ctx
  expect(await store.liveTrades.waiting(100)).toHaveLength(2)
  let calls = 0
  const { keeper } = createJournal({
    ...world.ctx,
    newId: () => {
      if (calls++ === 0) throw new Error('no id')
      return world.ctx.newId()
    },
  })
  await keeper.run()
  expect(await store.liveTrades.waiting(100)).toHaveLength(1)
  await keeper.run()
  expect(await store.liveTrades.waiting(100)).toEqual([])
})
