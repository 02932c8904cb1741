// Rows that a test writes by the same functions as the runner, and remembers.
import { sql } from 'drizzle-orm'
import { add, multiply } from '../../contract/decimal.ts'
import type { Pnl } from '../../contract/trading/positions.ts'
import type { EndReason } from '../../contract/sessions/sessions.ts'
import { positionPnl, sumPnl } from '../../engine/pnl.ts'
import type { OpenDatabase } from '../storage/kernel/database.ts'
import type { NewSession } from '../storage/sessions/sessions.ts'
import { type Store, createStore } from '../storage/store.ts'

export interface BookedPosition {
  id: string
  sessionId: string
  userId: string
  side: 'long' | 'short'
  entrySize: string
  entryNotional: string
  exitSize: string
  exitNotional: string
  fees: string
  funding: string
  closedAt: number | null
}

export interface BookedSession {
  id: string
  userId: string
  budget: string
  symbol: string
  strategy: 'Conservative' | 'Degen' | null
  startedAt: number
  endedAt: number | null
  endReason: EndReason | null
  final: Pnl | null
}

export interface BookedFill {
  userId: string
  sessionId: string | null
  at: number
  size: string
  price: string
}

export interface BookedUser {
  id: string
  address: `0x${string}`
  house: boolean
  label: string | null
}

export type TradingBooks = ReturnType<typeof tradingBooks>

export function tradingBooks(open: OpenDatabase) {
  const store: Store = createStore(open)
  const users: BookedUser[] = []
  const sessions: BookedSession[] = []
  const positions: BookedPosition[] = []
  const fills: BookedFill[] = []
  let number = 0
  const newId = (kind: string) => `${kind}${String(++number).padStart(8, '0')}`

  const books = {
    store,
    users,
    sessions,
    positions,
    fills,

    async user({ house = false, label = null as string | null } = {}): Promise<BookedUser> {
      const id = newId('u')
      const address = `0x${number.toString(16).padStart(40, 'a')}` as const
      await store.users.ensure(id, address, 1)
      if (house) {
        await open.db.execute(sql`
          update users set role = 'house', settings = ${JSON.stringify({ label })}::jsonb where id = ${id}`)
      }
      const user = { id, address, house, label }
      users.push(user)
      return user
    },

    async session(
      user: BookedUser,
      at: number,
      { budget = '100', strategy = null as BookedSession['strategy'] } = {},
    ): Promise<BookedSession> {
      const session: BookedSession = {
        id: newId('s'),
        userId: user.id,
        budget,
        symbol: `C${number % 3}`,
        strategy,
        startedAt: at,
        endedAt: null,
        endReason: null,
        final: null,
      }
      const made = newSession(session, number)
      await store.mandates.claim({
        id: made.id,
        userId: made.userId,
        kind: 'session',
        assetIndex: made.assetIndex,
        symbol: made.symbol,
        createdAt: at,
      })
      await store.sessions.create(made)
      sessions.push(session)
      return session
    },

    async position(session: BookedSession, side: 'long' | 'short'): Promise<BookedPosition> {
      const { id: sessionId, userId, symbol, startedAt: openedAt } = session
      const mandateId = sessionId
      const id = newId('p')
      const trade = await store.trades.ensureOpen({ id, mandateId, userId, symbol, openedAt })
      const zero = { entrySize: '0', entryNotional: '0', exitSize: '0', exitNotional: '0' }
      const position = { id, sessionId, userId, side, ...zero, fees: '0', funding: '0' }
      await store.positions.insert({
        id,
        mandateId,
        userId,
        symbol,
        side,
        budget: '10',
        openedAt,
        tradeId: trade.id,
        assetIndex: 0,
        status: 'open',
        plannedSize: '1',
        leverage: 1,
        protection: 'none',
        takeProfitPrice: null,
        stopLossPrice: null,
      })
      const booked: BookedPosition = { ...position, closedAt: null }
      positions.push(booked)
      return booked
    },

    /** Null: a fill of no session of ours. */
    async fill(
      owner: { userId: string; sessionId: string | null; positionId: string | null },
      fill: { at: number; size: string; price: string },
    ): Promise<void> {
      const key = { userId: owner.userId, symbol: 'C', at: fill.at, tid: ++number }
      const rest = { oid: 1, cloid: null, isBuy: true, fee: '0', builderFee: '0', closedPnl: '0' }
      await store.fills.insert({
        ...key,
        ...fill,
        ...rest,
        direction: 'x',
        isLiquidation: false,
        positionId: null,
        mandateId: null,
      })
      await store.fills.assign(key, { positionId: owner.positionId, mandateId: owner.sessionId })
      fills.push({ userId: owner.userId, sessionId: owner.sessionId, ...fill })
    },

    async enter(position: BookedPosition, fill: FillInput): Promise<void> {
      const notional = multiply(fill.size, fill.price)
      const sums = { entrySize: fill.size, entryNotional: notional, fees: fill.fee }
      await books.fill({ ...position, positionId: position.id }, fill)
      await store.positions.addFill(position.id, sums)
      position.entrySize = add(position.entrySize, fill.size)
      position.entryNotional = add(position.entryNotional, notional)
      position.fees = add(position.fees, fill.fee)
    },

    /** Closes the position when nothing of it is left. */
    async exit(position: BookedPosition, fill: FillInput): Promise<void> {
      const notional = multiply(fill.size, fill.price)
      await books.fill({ ...position, positionId: position.id }, fill)
      await store.positions.addFill(position.id, {
        exitSize: fill.size,
        exitNotional: notional,
        fees: fill.fee,
      })
      position.exitSize = add(position.exitSize, fill.size)
      position.exitNotional = add(position.exitNotional, notional)
      position.fees = add(position.fees, fill.fee)
      if (position.exitSize !== position.entrySize) return
      await store.positions.close(position.id, 'signal', fill.at)
      position.closedAt = fill.at
    },

    async fund(position: BookedPosition, funding: string): Promise<void> {
      await open.db.execute(sql`
        update positions set funding = funding + ${funding}::numeric where id = ${position.id}`)
      position.funding = add(position.funding, funding)
    },

    /** Makes a closed position open again. */
    async revive(position: BookedPosition): Promise<void> {
      await store.positions.change(position.id, {
        status: 'open',
        closedAt: null,
        closeReason: null,
      })
      position.closedAt = null
    },

    /** The result is not final while a position is open. */
    async end(session: BookedSession, at: number, reason: EndReason = 'manual'): Promise<void> {
      const own = positions.filter(({ sessionId }) => sessionId === session.id)
      const isFlat = own.every(({ closedAt }) => closedAt !== null)
      session.endedAt ??= at
      session.endReason ??= reason
      session.final = isFlat
        ? sumPnl(
            own.map((position) => positionPnl(position, '0', '10')),
            session.budget,
          )
        : null
      const row = await store.sessions.byId(session.id)
      await store.sessions.change(session.id, row?.version ?? 0, {
        status: 'ended',
        endReason: session.endReason,
        endedAt: session.endedAt,
        finalPnl: session.final && { ...session.final },
      })
    },

    /** Deletes everything, in memory and in the database. */
    async burn(): Promise<void> {
      for (const list of [users, sessions, positions, fills]) list.length = 0
      await open.db.execute(sql`truncate users cascade`)
      await store.leaderboard.rebuild()
    },
  }
  return books
}

export interface FillInput {
  at: number
  size: string
  price: string
  fee: string
}

function newSession(session: BookedSession, assetIndex: number): NewSession {
  const { id, userId, budget, symbol, strategy, startedAt } = session
  return {
    id,
    userId,
    budget,
    symbol,
    startedAt,
    assetIndex,
    ...({ kind: strategy === null ? 'quick' : 'advance', executionStrategy: strategy } as const),
    ...({ status: 'active', endReason: null, profitTarget: 30, lossThreshold: 5 } as const),
    maxPositions: 3,
    leverage: 5,
    takeProfitPct: 2,
    stopLossPct: 1,
    budgetPerPosition: '10',
    acceptsEntries: true,
    lastEntryAt: {},
    lastLossAt: null,
    endsAt: null,
    endedAt: null,
    finalPnl: null,
    version: 0,
  }
}
