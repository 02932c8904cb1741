// The history of an account at another venue, by key. Windows of time are asked one after the other; one that is too full for
// an answer is asked again in halves, so that no page depends on another.
import { add, negate } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Context } from '../../context.ts'
import { askedVenue } from '../../desk/index.ts'
import type { ImportRow } from '../../storage/journal/imports.ts'
import type { ImportCursor } from '../../storage/schema/journal/journal-imports.ts'
import type { HistoryTerms, KeyHistory, KeyHolder } from '../../venue/port.ts'
import type { HistoryPage, HistorySource } from './sources.ts'

type Ports = Pick<Context, 'store' | 'keyVenues' | 'config' | 'clock' | 'log'>
type Reading = Required<ImportCursor>['key']

const dayMs = 86_400_000
const nothing: KeyHistory = { fills: [], payments: [], markets: [], isFull: false }

export function keyHistory(ports: Ports): HistorySource {
  const { store, keyVenues } = ports

  async function ask<T>(job: ImportRow, question: (holder: KeyHolder) => Promise<T>): Promise<T> {
    const row = await store.venueAccounts.owned(job.userId, job.accountId ?? '')
    if (row === undefined) throw new ServiceError('NOT_FOUND', 'The account was removed')
    return askedVenue(ports, row, question)
  }

  function termsOf({ exchange }: ImportRow): HistoryTerms {
    const venue = keyVenues.offered.find(({ id }) => id === exchange)
    if (venue === undefined) throw new ServiceError('NOT_FOUND', 'That venue is not offered')
    return venue.history
  }

  /** What is held now. Together with all fills until now it tells what was held before them. */
  async function begin(job: ImportRow, terms: HistoryTerms): Promise<HistoryPage> {
    const { positions, at: until } = await ask(job, (holder) => keyVenues.holdings(holder))
    const held: Reading['held'] = {}
    for (const { symbol, side, size } of positions) {
      const signed = size === null || side === 'buy' ? size : negate(size)
      held[symbol] = sum(held[symbol], signed)
    }
    const from = Math.max(job.from, until - terms.days * dayMs)
    const span = terms.hasLedger ? terms.ledgerMs : terms.windowMs
    const key = { from, until, held, span, markets: Object.keys(held), market: 0 }
    return page(nothing, { list: terms.hasLedger ? 'funding' : 'fills', at: from, key }, terms)
  }

  return async (job, cursor) => {
    const terms = termsOf(job)
    const { list, at, key } = cursor ?? {}
    if (list === undefined || at === undefined || key === undefined) return begin(job, terms)
    if (list === 'opening') {
      await store.journalImports.noteOpening(job, key)
      return { ...page(nothing, null, terms), progress: 1 }
    }
    const market = list === 'fills' && terms.byMarket ? key.markets[key.market] : undefined
    const isNone = list === 'fills' && terms.byMarket && market === undefined
    const widest = list === 'funding' ? terms.ledgerMs : terms.windowMs
    const until = Math.min(key.until, at + key.span)
    const question = {
      list: list === 'funding' ? 'ledger' : list,
      from: at,
      until,
      market,
    } as const
    const told = isNone ? nothing : await ask(job, (holder) => keyVenues.history(holder, question))
    if (told.isFull) return page(nothing, { list, at, key: halved(key, until - at) }, terms)
    const markets = [...new Set([...key.markets, ...told.markets])]
    const wider = { ...key, markets, span: Math.min(widest, key.span * 2) }
    return page(
      told,
      isNone ? over(wider) : after({ list, at: until + 1, key: wider }, terms),
      terms,
    )
  }
}

function halved(key: Reading, ms: number): Reading {
  if (ms < 2) {
    const message = 'The venue has more of one moment than it tells in one answer'
    throw new ServiceError('VALIDATION_FAILED', message)
  }
  return { ...key, span: Math.floor(ms / 2) }
}

/** The next window, market or list. */
function after(cursor: Required<ImportCursor>, terms: HistoryTerms): ImportCursor {
  const { list, at, key } = cursor
  if (at <= key.until) return cursor
  const again = { at: key.from, key: { ...key, span: terms.windowMs } }
  if (list === 'funding') return { list: 'fills', ...again }
  const market = key.market + 1
  if (!terms.byMarket || market >= key.markets.length) return over(key)
  return { list, at: again.at, key: { ...again.key, market } }
}

const over = (key: Reading): ImportCursor => ({ list: 'opening', at: key.until, key })

function page(
  { fills, payments }: KeyHistory,
  next: ImportCursor | null,
  terms: HistoryTerms,
): HistoryPage {
  return {
    fills: fills
      .toSorted((one, other) => one.at - other.at)
      .map(({ id, ...fill }) => ({ ...fill, fillId: id, before: null })),
    funding: payments,
    next,
    progress: next === null ? 1 : progressOf(next, terms),
  }
}

/** A list counts as long as another, and so does each market. */
function progressOf({ list, at, key }: ImportCursor, terms: HistoryTerms): number {
  if (key === undefined || list === 'opening') return 0.99
  const part = key.until <= key.from ? 1 : (at - key.from) / (key.until - key.from)
  if (list === 'funding') return part / 2
  const [begun, share] = terms.hasLedger ? [0.5, 0.5] : [0, 1]
  const parts = terms.byMarket ? Math.max(1, key.markets.length) : 1
  return begun + (share * (key.market + part)) / parts
}

function sum(held: string | null | undefined, more: string | null): string | null {
  if (held === undefined) return more
  return held === null || more === null ? null : add(held, more)
}
