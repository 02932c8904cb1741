// The numbers that a review begins with, as markdown.
import { add, round, sign, toFixed } from '../../../contract/decimal.ts'
import type { Store } from '../../storage/store.ts'

type ClosedTrade = Awaited<ReturnType<Store['journalEntries']['closedTrades']>>[number]

const mostShown = 50

/** Empty without trades. */
export function reviewOf(trades: readonly ClosedTrade[]): string {
  if (trades.length === 0) return ''
  const net = add(...trades.map(({ netPnl }) => netPnl), '0')
  const wins = trades.filter(({ netPnl }) => sign(netPnl) > 0).length
  const lines = [
    `**${counted(trades.length, 'trade')}**, ${wins} won, net ${toFixed(net, 2)} USDC`,
    '',
    '| Market | Side | Net | R |',
    '| --- | --- | ---: | ---: |',
    ...trades.slice(0, mostShown).map(rowOf),
    ...(trades.length > mostShown ? ['', `and ${trades.length - mostShown} more`] : []),
    '',
    ...breaches(trades),
  ]
  return `${lines.join('\n')}\n`
}

function rowOf({ symbol, side, netPnl, rMultiple }: ClosedTrade): string {
  const r = rMultiple === null ? '' : round(rMultiple, 2)
  return `| ${symbol.replace('_', '/')} | ${side} | ${toFixed(netPnl, 2)} | ${r} |`
}

/** Imported trades do not tell what was planned. */
function breaches(trades: readonly ClosedTrade[]): string[] {
  const own = trades.filter(({ source }) => source === 'live')
  const withoutStop = own.filter(({ stopLoss }) => stopLoss === null).length
  const unplanned = own.filter(({ isPlanned }) => !isPlanned).length
  const told = [
    ...(withoutStop > 0 ? [`- ${counted(withoutStop, 'trade')} without a stop`] : []),
    ...(unplanned > 0 ? [`- ${counted(unplanned, 'trade')} without a plan`] : []),
  ]
  return told.length > 0 ? [...told, ''] : []
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
