import type * as contract from '../../contract/endpoints.ts'
import { toFixed } from '../../contract/decimal.ts'
import { ServiceError, documentedMessages } from '../../contract/errors.ts'
import type { Asset } from '../../contract/market.ts'
import type { CreateQuickSession } from '../../contract/sessions.ts'
import { plan } from '../../engine/plan.ts'
import { quickStrategy } from '../../engine/presets.ts'
import type { Plan, SessionContract } from '../../engine/types.ts'
import type { ViewerContext } from '../context.ts'
import { write } from '../ledger/journal.ts'
import { sessionView } from '../ledger/session-view.ts'
import type { Verb } from '../route.ts'
import type { NewSession, SessionRow } from '../storage/sessions.ts'
import { requireApprovals } from './approvals.ts'
import { requireBalance } from './balance.ts'

/** USDC; the exchange takes no smaller order. */
const minimumNotional = '10'

/** Starts a session and asks for its first cycle at once. Nothing is kept unless every check has passed. */
export const createQuickSession: Verb<ViewerContext, typeof contract.createQuickSession> = async ({
  ctx,
  input,
}) => {
  const { body } = input
  const asset = await requireAsset(ctx, body.assetIndex)
  const terms = sessionContract(body)
  const made = requirePlan(terms, asset)
  await requireNoDuplicate(ctx, asset)
  const [, account] = await Promise.all([
    requireApprovals(ctx),
    ctx.exchange.account(ctx.viewer.address),
  ])
  const session = await write(ctx, async (store, journal) => {
    await store.sessions.lockUser(ctx.viewer.id)
    await requireBalance(store, ctx.viewer.id, account, body.budget)
    const row = await store.sessions.create(newSession(ctx, asset, terms, made))
    if (row === undefined) throw duplicate()
    await journal.log(row, {
      level: 'info',
      kind: 'operator',
      message: startLine(row),
      data: { contract: terms, plan: made },
    })
    journal.changed(row, 'session.changed')
    return row
  })
  ctx.runner.wake(session.id)
  return sessionView(ctx, session)
}

async function requireAsset({ exchange }: ViewerContext, assetIndex: number): Promise<Asset> {
  const assets = await exchange.assets()
  const asset = assets.find((candidate) => candidate.assetIndex === assetIndex)
  if (asset !== undefined) return asset
  const allowed = assets.map((one) => `${one.assetIndex} (${one.symbol})`).join(', ')
  const message = `assetIndex ${assetIndex} is not traded; allowed: ${allowed}`
  throw new ServiceError('VALIDATION_FAILED', message, {
    details: [{ path: 'assetIndex', message: `must be one of ${allowed}` }],
  })
}

function sessionContract(body: CreateQuickSession): SessionContract {
  return {
    budget: body.budget,
    profitTargetPct: body.profitTarget,
    lossThresholdPct: body.lossThreshold,
    maxPositions: body.maxPositions,
  }
}

function requirePlan(terms: SessionContract, { maxLeverage, szDecimals }: Asset): Plan {
  const made = plan(terms, { maxLeverage, szDecimals, minimumNotional })
  if ('refusal' in made) throw new ServiceError('PLAN_INFEASIBLE', made.message)
  return made
}

/** Told early where it can be; the unique index has the last word. */
async function requireNoDuplicate({ store, viewer }: ViewerContext, asset: Asset): Promise<void> {
  const running = await store.sessions.running(viewer.id)
  if (running.some((session) => session.assetIndex === asset.assetIndex)) throw duplicate()
}

function duplicate(): ServiceError {
  return new ServiceError('DUPLICATE_ASSET', documentedMessages.DUPLICATE_ASSET)
}

function newSession(
  ctx: ViewerContext,
  asset: Asset,
  terms: SessionContract,
  made: Plan,
): NewSession {
  return {
    id: ctx.newId(),
    userId: ctx.viewer.id,
    kind: 'quick',
    status: 'active',
    endReason: null,
    assetIndex: asset.assetIndex,
    symbol: asset.symbol,
    budget: terms.budget,
    profitTargetPct: terms.profitTargetPct,
    lossThresholdPct: terms.lossThresholdPct,
    maxPositions: terms.maxPositions,
    entryThreshold: quickStrategy.entryThreshold,
    leverage: made.leverage,
    takeProfitPct: made.takeProfitPct,
    stopLossPct: made.stopLossPct,
    budgetPerPosition: made.budgetPerPosition,
    acceptsEntries: true,
    lastEntryAt: {},
    lastLossAt: null,
    startedAt: ctx.clock(),
    endsAt: null,
    endedAt: null,
    finalPnl: null,
    version: 0,
  }
}

function startLine(session: SessionRow): string {
  const { budget, symbol, maxPositions, leverage } = session
  return (
    `Session started on ${symbol}: ${toFixed(budget, 2)} USDC over at most ${maxPositions} positions at ${leverage}x, ` +
    `ends at +${session.profitTargetPct}% or −${session.lossThresholdPct}% of the budget; ` +
    `each position takes profit at ${session.takeProfitPct}% and stops at ${session.stopLossPct}% of its price`
  )
}
