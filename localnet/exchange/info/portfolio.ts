// An account's past value and profit. Nothing is sampled: the market knows every past price and the exchange every
// change, so that the value at any time is computed on request.
import type { PortfolioResponse } from '@nktkas/hyperliquid'
import { add, isZero, multiply, negate, subtract } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import { toUsdc } from '../rules/fees.ts'
import type { Amount } from '../storage/amount.ts'
import type { Venue } from '../venue.ts'
import { isPooled } from '../elsewhere/elsewhere.ts'
import { ofUser } from './account.ts'
import { moneyMoved } from '../funds/money-moved.ts'
import { defineInfo } from './request.ts'
import { wire } from './wire.ts'

const minute = 60_000
const day = 86_400_000
const samplesOfAllTime = 100
const mostFlows = 200

type Period = PortfolioResponse[number][1]

interface Change {
  time: number
  /** Deposits (positive) and withdrawals. */
  flow: Amount
  /** Changes by trades and funding. */
  cash: Amount
  sizes: [asset: number, size: Amount][]
  traded: Amount
}

interface Range {
  from: number
  to: number
  step: number
}

/** An account's totals at one time. */
interface Standing {
  flows: Amount
  profit: Amount
  traded: Amount
}

export const portfolio = defineInfo(ofUser, (venue, { user }): PortfolioResponse => {
  const now = venue.at
  const opened = venue.account(user)?.openedAt ?? now
  const changes = changesOf(venue, user)
  const moments = (length: number, step: number) =>
    momentsOf(changes, { from: Math.max(now - length, opened), to: now, step })
  const ranges = [
    moments(day, 15 * minute),
    moments(7 * day, 120 * minute),
    moments(30 * day, 480 * minute),
    moments(now, Math.max(minute, Math.ceil((now - opened) / samplesOfAllTime))),
  ] as const
  const standings = standingsAt(venue, changes, ranges.flat())
  const [dayData, week, month, allTime] = ranges.map((range) => periodOf(standings, range))
  if (!dayData || !week || !month || !allTime) throw new Error('a period is missing')
  // For a pooled account the perpetuals' curves have no meaning.
  const perp = isPooled(venue, user) ? flat : (period: Period) => period
  return [
    ['day', dayData],
    ['week', week],
    ['month', month],
    ['allTime', allTime],
    // All trading here is in perpetuals.
    ['perpDay', perp(dayData)],
    ['perpWeek', perp(week)],
    ['perpMonth', perp(month)],
    ['perpAllTime', perp(allTime)],
  ]
})

function flat({ accountValueHistory, pnlHistory }: Period): Period {
  const zeros = (history: Period['pnlHistory']) =>
    history.map(([time]): [number, string] => [time, '0.0'])
  return {
    accountValueHistory: zeros(accountValueHistory),
    pnlHistory: zeros(pnlHistory),
    vlm: '0.0',
  }
}

/** Profit counts from the beginning of the period, without deposits and withdrawals. */
function periodOf(standings: Map<number, Standing>, moments: number[]): Period {
  const samples = moments.flatMap((time) => {
    const standing = standings.get(time)
    return standing === undefined ? [] : [{ time, ...standing }]
  })
  const first = samples[0] ?? { profit: '0', traded: '0' }
  const last = samples.at(-1) ?? first
  return {
    accountValueHistory: samples.map(({ time, flows, profit }) => [
      time,
      wire(toUsdc(add(flows, profit))),
    ]),
    pnlHistory: samples.map(({ time, profit }) => [
      time,
      wire(toUsdc(subtract(profit, first.profit))),
    ]),
    vlm: wire(toUsdc(subtract(last.traded, first.traded))),
  }
}

/** One pass through all changes. */
function standingsAt(venue: Venue, changes: Change[], moments: number[]): Map<number, Standing> {
  const standings = new Map<number, Standing>()
  const sizes = new Map<number, Amount>()
  let [flows, cash, traded] = ['0', '0', '0']
  let next = 0
  for (const time of [...new Set(moments)].sort((a, b) => a - b)) {
    for (; (changes[next]?.time ?? Infinity) <= time; next += 1) {
      const change = changes[next]
      if (change === undefined) break
      flows = add(flows, change.flow)
      cash = add(cash, change.cash)
      traded = add(traded, change.traded)
      for (const [asset, size] of change.sizes) sizes.set(asset, add(sizes.get(asset) ?? '0', size))
    }
    const held = [...sizes].map(([asset, size]) =>
      isZero(size) ? '0' : multiply(size, String(venue.prices.mark(asset, time))),
    )
    standings.set(time, { flows, profit: add(cash, ...held), traded })
  }
  return standings
}

/** Evenly spaced times, the latest deposits and withdrawals, and both ends. */
function momentsOf(changes: Change[], { from, to, step }: Range): number[] {
  const moments = new Set([from, to])
  for (let time = Math.ceil(from / step) * step; time < to; time += step) moments.add(time)
  const flows = changes.filter(({ time, flow }) => flow !== '0' && time > from && time < to)
  for (const { time } of flows.slice(-mostFlows)) moments.add(time)
  return [...moments].sort((a, b) => a - b)
}

/** Oldest first. Unrealized profit uses what was paid for the sizes still held, plus fees and funding. */
function changesOf(venue: Venue, user: HexAddress): Change[] {
  const still = { flow: '0', cash: '0', sizes: [], traded: '0' }
  const { store } = venue
  const flows = moneyMoved(venue, user).map(({ time, usdc }) => ({ ...still, time, flow: usdc }))
  const funding = [...store.fundingOf(user)].map(({ time, usdc }) => ({
    ...still,
    time: Math.min(time, venue.at),
    cash: usdc,
  }))
  const fills = [...store.fillsOf(user)].map(({ time, asset, isBuy, sz, px, fee }): Change => {
    const size = isBuy ? sz : negate(sz)
    const cash = negate(add(multiply(size, px), fee))
    return { time, flow: '0', cash, sizes: [[asset, size]], traded: multiply(sz, px) }
  })
  return [...flows, ...funding, ...fills].sort((a, b) => a.time - b.time)
}
