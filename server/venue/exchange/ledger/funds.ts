// The exchange's ledger and past, and posting what a wallet signed.
import type { HttpTransport, InfoClient } from '@nktkas/hyperliquid'
import { parseSignature } from 'viem'
import type * as z from 'zod'
import type { Address, UnixMs } from '../../../../contract/primitives.ts'
import type { Clock, Findings } from '../../../ops/port.ts'
import type { Exchange, PostOutcome, SignedAction } from '../../port.ts'
import { isMainPerp } from '../../account/fill-scope.ts'
import { otherTrades } from '../../account/other-trades.ts'
import type { TokenPrices } from '../../account/token-prices.ts'
import type { AccountReader } from '../../account/account-reader.ts'
import { windowOf } from '../../account/curve-window.ts'
import type { Ask } from '../account-reads.ts'
import { ExchangeBusy, describeFailure, isRateLimited } from '../failures.ts'
import {
  FundingUpdates,
  type LedgerUpdate,
  LedgerUpdates,
  Portfolio,
  PostAnswer,
  UserRole,
} from './funds-responses.ts'
import { keptAnswers } from '../kept-answers.ts'
import { ledgerEntries } from './ledger-rows.ts'
import { keyOfKind } from './other-rows.ts'
import { read, readFills } from '../responses.ts'
import { withRetry } from '../transport/retry.ts'

/** The most rows that one answer of a ledger contains. */
const rowsPerAnswer = 500
/** Of an unknown kind. */
const mostCounted = 10_000

type FundsPort = Pick<
  Exchange,
  | 'ledgerSince'
  | 'fundingSince'
  | 'pastLedger'
  | 'pastFunding'
  | 'otherTradesSince'
  | 'equityHistory'
  | 'hasAccount'
  | 'postSigned'
>

interface Deps {
  info: InfoClient
  http: HttpTransport
  ask: Ask
  accounts: Pick<AccountReader, 'kind'>
  prices: Pick<TokenPrices, 'pairs'>
  /** The account that pays rewards: this server's builder. */
  rewarder: Address
  closing: AbortSignal
  clock: Clock
  findings: Pick<Findings, 'unknown'>
}

export function fundsOf({
  info,
  http,
  ask,
  accounts,
  prices,
  rewarder,
  closing,
  clock,
  findings,
}: Deps): FundsPort {
  /** Keys of rows of unknown types that were counted already: rows are read repeatedly. */
  const counted = new Set<string>()
  const portfolios = keptAnswers<z.output<typeof Portfolio>>(clock)

  const ledgerPage = (user: Address, startTime: UnixMs, endTime?: UnixMs) =>
    ask(
      () =>
        info.userNonFundingLedgerUpdates({
          user,
          startTime,
          ...(endTime !== undefined && { endTime }),
        }),
      (answer) => read(LedgerUpdates, answer),
    )

  const fundingPage = (user: Address, startTime: UnixMs, endTime?: UnixMs) =>
    ask(
      () => info.userFunding({ user, startTime, ...(endTime !== undefined && { endTime }) }),
      (answer) => read(FundingUpdates, answer),
    )

  async function entriesOf(user: Address, updates: LedgerUpdate[]) {
    const { mode } = await accounts.kind(user)
    const { entries, unknown } = ledgerEntries(updates, user, rewarder, mode === 'pooled')
    for (const kind of unknown) {
      const rows = entries.filter(({ key }) => key.startsWith(keyOfKind(kind)))
      for (const { key } of rows) count(kind, key)
    }
    return entries
  }

  function count(kind: string, key: string): void {
    if (counted.has(key)) return
    if (counted.size >= mostCounted) counted.clear()
    counted.add(key)
    findings.unknown('ledger_row', kind)
  }

  async function paymentsOf(user: Address, updates: z.output<typeof FundingUpdates>) {
    const { mode } = await accounts.kind(user)
    // Another dex charges its own balance, except in pooled accounts.
    return updates
      .filter(({ delta }) => mode === 'pooled' || isMainPerp(delta.coin))
      .map(({ time, delta }) => ({
        at: time,
        symbol: delta.coin,
        amount: delta.usdc,
        size: delta.szi,
      }))
  }

  return {
    ledgerSince: async (user, since) =>
      entriesOf(user, await allSince(since, (startTime) => ledgerPage(user, startTime))),

    fundingSince: async (user, since) =>
      paymentsOf(user, await allSince(since, (startTime) => fundingPage(user, startTime))),

    pastLedger: async (user, { from, until }) => {
      const { rows, next } = wholeMoments(await ledgerPage(user, from, until), from)
      return { items: await entriesOf(user, rows), next }
    },

    pastFunding: async (user, { from, until }) => {
      const { rows, next } = wholeMoments(await fundingPage(user, from, until), from)
      return { items: await paymentsOf(user, rows), next }
    },

    otherTradesSince: async (user, since) => {
      const { mode } = await accounts.kind(user)
      if (mode !== 'pooled') return []
      const fills = await ask(
        () => info.userFillsByTime({ user, startTime: since }),
        (answer) => readFills(answer).fills,
      )
      const others = fills.filter(({ coin }) => !isMainPerp(coin))
      return others.length === 0 ? [] : otherTrades(others, await prices.pairs())
    },

    equityHistory: async (user, period, maxAgeMs = 0) => {
      const { mode } = await accounts.kind(user)
      const portfolio = await portfolios.of(user, maxAgeMs, () =>
        ask(
          () => info.portfolio({ user }),
          (answer) => read(Portfolio, answer),
        ),
      )
      const { accountValueHistory, pnlHistory } = historyOf(portfolio, windowOf(period, mode))
      const pnl = new Map(pnlHistory)
      return accountValueHistory.map(([at, equity]) => ({
        at,
        equity,
        pnl: pnl.get(at) ?? null,
      }))
    },

    hasAccount: (user) =>
      ask(
        () => info.userRole({ user }),
        (answer) => read(UserRole, answer).role !== 'missing',
      ),

    postSigned: (signed) => post(http, signed, closing),
  }
}

/** Missing for an account that never had any money. */
function historyOf(portfolio: z.output<typeof Portfolio>, window: string) {
  const history = new Map(portfolio).get(window)
  return history ?? { accountValueHistory: [], pnlHistory: [] }
}

/** All pages, ascending, without duplicates: a full page may have cut its last millisecond in two. */
async function allSince<Row extends { time: UnixMs }>(
  since: UnixMs,
  page: (start: UnixMs) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let start = since; ;) {
    const answer = (await page(start)).toSorted((a, b) => a.time - b.time)
    const last = answer.at(-1)?.time ?? start
    if (answer.length < rowsPerAnswer || last === start) return [...rows, ...answer]
    rows.push(...answer.filter(({ time }) => time < last))
    start = last
  }
}

/** One page of the past. Rows of its last millisecond are left to the next page when it may be cut in two. */
function wholeMoments<Row extends { time: UnixMs }>(
  answer: Row[],
  from: UnixMs,
): { rows: Row[]; next: UnixMs | null } {
  if (answer.length < rowsPerAnswer) return { rows: answer, next: null }
  const last = Math.max(...answer.map(({ time }) => time))
  if (last === from) return { rows: answer, next: from + 1 }
  return { rows: answer.filter(({ time }) => time < last), next: last }
}

/** Sent again only after a refusal for too many requests, and always under its own nonce. */
async function post(
  http: HttpTransport,
  { action, nonce, signature }: SignedAction,
  closing: AbortSignal,
): Promise<PostOutcome> {
  const { r, s, v } = parseSignature(signature)
  const body = { action, nonce, signature: { r, s, v: Number(v) } }
  try {
    const answer = PostAnswer.safeParse(
      await withRetry(() => http.request('exchange', body), isRateLimited, closing),
    )
    if (!answer.success) return { status: 'unknown', message: 'The answer could not be read' }
    if (answer.data.status === 'ok') return { status: 'accepted' }
    const message = answer.data.response
    // It arrived before by another way, so that only the ledger tells the outcome.
    return { status: /duplicate nonce/i.test(message) ? 'unknown' : 'rejected', message }
  } catch (error) {
    if (isRateLimited(error) || error instanceof ExchangeBusy) {
      return { status: 'rejected', message: 'The exchange is too busy right now' }
    }
    return { status: 'unknown', message: describeFailure(error) }
  }
}
