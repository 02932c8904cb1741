import type * as endpoints from '../../../contract/endpoints.ts'
import type { Verb } from '../../route.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { SessionId, UserId } from '../../../contract/primitives.ts'
import type { Reason } from '../../../contract/reasons/reasons.ts'
import type { Session } from '../../../contract/sessions/sessions.ts'
import type { Plan, SessionContract } from '../../../engine/types.ts'
import type { ViewerContext } from '../../context.ts'
import { write } from '../../trading/index.ts'
import { sessionView } from '../session-view.ts'
import type { NewSession, SessionRow } from '../../storage/sessions/sessions.ts'
import type { Store } from '../../storage/store.ts'
import { unusableAccount } from './account-check.ts'
import { checkLimits } from './limits-check.ts'
import { checkApprovals } from './approvals.ts'
import { checkOwnPosition } from './own-position.ts'
import { checkBalance, freeOf, readAccountAndBooks } from '../free/balance.ts'
import {
  checkMarketFree,
  heldMarket,
  leverageLowered,
  requireAll,
  requireAsset,
  requirePlan,
} from './start-checks.ts'
import { chosenProgram } from './chosen-program.ts'
import { type StartTerms, contractFor, endOf, limitedTerms, rangedTerms, termsOf } from './terms.ts'

/** Milliseconds. The page has usually just read it, so an answer this old will do. */
const builderFeeMs = 30_000

export const createQuickSession: Verb<ViewerContext, typeof endpoints.createQuickSession> = ({
  ctx,
  input,
}) => startSession(ctx, termsOf(input.body))

export const createAdvanceSession: Verb<ViewerContext, typeof endpoints.createAdvanceSession> = ({
  ctx,
  input,
}) => startSession(ctx, termsOf(input.body))

/** What a session has that nobody asks for in a request. */
export interface StartedAs {
  /** Of the session. Starting with one that exists throws MARKET_TAKEN. */
  id?: SessionId
  /** The trader whose session it copies. */
  copiedFrom?: UserId
  /** Throws when it may not start after all. No other start of the person is written meanwhile. */
  admit?: (store: Store) => Promise<void>
}

/** Starts a session and asks for its first cycle at once. Stores nothing unless every check has passed. */
export async function startSession(
  ctx: ViewerContext,
  wished: StartTerms,
  as: StartedAs = {},
): Promise<Session> {
  const asset = await requireAsset(ctx, wished.assetIndex)
  const program = await chosenProgram(ctx, wished.program)
  const terms = await rangedTerms(ctx, await limitedTerms(ctx, wished), asset)
  requirePlan(terms, terms.contract, asset)
  requireAll([await checkMarketFree(ctx, asset)])
  const [approvals, reading] = await Promise.all([
    checkApprovals(ctx, terms, builderFeeMs),
    readAccountAndBooks(ctx, asset.symbol),
  ])
  const unusable = await unusableAccount(ctx, reading.account)
  if (unusable !== undefined) requireAll([unusable])
  requireAll(approvals)
  requireAll(await checkLimits(ctx, reading.account, terms.contract))
  const session = await write(ctx, async (store, journal) => {
    await store.sessions.lockUser(ctx.viewer.id)
    await as.admit?.(store)
    const free = await freeOf(store, ctx.viewer.id, reading)
    requireAll([checkBalance(terms, free)])
    const contract = contractFor(terms, free)
    const made = requirePlan(terms, contract, asset)
    const own = { live: await store.positions.liveOfUser(ctx.viewer.id), orders: [] }
    requireAll([checkOwnPosition(asset, reading.account, own, made.leverage)])
    const { copiedFrom = null } = as
    const session = { ...newSession(ctx, asset, terms, contract, made), program, copiedFrom }
    if (as.id !== undefined) session.id = as.id
    const { id, userId, assetIndex, symbol, startedAt: createdAt } = session
    const mandate = { id, userId, kind: 'session', assetIndex, symbol, createdAt } as const
    if (!(await store.mandates.claim(mandate))) {
      throw heldMarket(await store.mandates.holder(userId, assetIndex))
    }
    const row = await store.sessions.create(session)
    await journal.log(row, {
      level: 'info',
      kind: 'operator',
      reason: startReason(row),
      data: { contract, plan: made, strategy: terms.strategy, program, ...terms.choices },
    })
    const lowered = leverageLowered(terms, contract, asset)
    if (lowered !== undefined) {
      await journal.log(row, { level: 'info', kind: 'risk', reason: lowered, data: lowered.values })
    }
    journal.changed(row, 'session.changed')
    return row
  })
  ctx.runner.wake(session.id)
  return sessionView(ctx, session)
}

function newSession(
  ctx: ViewerContext,
  asset: Asset,
  terms: StartTerms,
  contract: SessionContract,
  made: Plan,
): NewSession {
  const startedAt = ctx.clock()
  return {
    ...terms.choices,
    id: ctx.newId(),
    userId: ctx.viewer.id,
    status: 'active',
    endReason: null,
    assetIndex: asset.assetIndex,
    symbol: asset.symbol,
    budget: contract.budget,
    profitTarget: contract.profitTarget,
    lossThreshold: contract.lossThreshold,
    maxPositions: contract.maxPositions,
    strategy: terms.strategy,
    expected: null,
    leverage: made.leverage,
    takeProfitPct: made.takeProfitPct,
    stopLossPct: made.stopLossPct,
    budgetPerPosition: made.budgetPerPosition,
    acceptsEntries: true,
    lastEntryAt: {},
    lastLossAt: null,
    startedAt,
    endsAt: endOf(terms, startedAt),
    endedAt: null,
    finalPnl: null,
    version: 0,
  }
}

function startReason(session: SessionRow): Reason {
  const { symbol, executionStrategy, strategyDuration, budget, maxPositions, leverage } = session
  const { profitTarget, lossThreshold, takeProfitPct, stopLossPct, endsAt, program } = session
  return {
    code: 'session_started',
    values: {
      symbol,
      executionStrategy,
      strategyDuration,
      budget,
      maxPositions,
      leverage,
      profitTarget,
      lossThreshold,
      takeProfitPct,
      stopLossPct,
      endsAt,
      ...(program !== null && { program }),
    },
  }
}
