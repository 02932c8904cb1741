// The conditions for starting a session, written once: a start throws the first refusal, preflight lists them all.
import { documentedMessages, ServiceError } from '../../../contract/errors.ts'
import { marketLimits } from '../../../engine/market-limits.ts'
import { exchangeTerms } from '../../venue/index.ts'
import { toFixed } from '../../../contract/decimal.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { PreflightCheck } from '../../../contract/sessions/session-starts.ts'
import type { Reason } from '../../../contract/reasons/reasons.ts'
import { english } from '../../../contract/words/english.ts'
import { plan } from '../../../engine/sessions/plan.ts'
import type { Plan, SessionContract } from '../../../engine/types.ts'
import type { ViewerContext } from '../../context.ts'
import { marketTaken } from '../../trading/index.ts'
import type { MandateRow } from '../../storage/trading/mandates.ts'
import type { StartTerms } from './terms.ts'

export interface Check {
  shown: PreflightCheck
  /** The error that a start throws; null when this check passes. */
  refusal: ServiceError | null
}

type LeverageLowered = Extract<Reason, { code: 'leverage_lowered' }>

type Details = Pick<PreflightCheck, 'required' | 'actual'> & { reason?: Reason }

export function passed(id: PreflightCheck['id'], message: string, details: Details): Check {
  return { shown: { id, status: 'ok', message, ...details }, refusal: null }
}

export function warned(
  id: PreflightCheck['id'],
  message: string,
  details: Details & Pick<PreflightCheck, 'fix'>,
): Check {
  return { shown: { id, status: 'warning', message, ...details }, refusal: null }
}

export function failed(
  id: PreflightCheck['id'],
  refusal: ServiceError,
  details: Details & Pick<PreflightCheck, 'fix'>,
): Check {
  return { shown: { id, status: 'failed', message: refusal.message, ...details }, refusal }
}

export function skipped(id: PreflightCheck['id'], because: string): Check {
  return { shown: { id, status: 'skipped', message: `Not looked at: ${because}` }, refusal: null }
}

/** Throws the first refusal. */
export function requireAll(checks: readonly Check[]): void {
  for (const { refusal } of checks) if (refusal !== null) throw refusal
}

/** Throws VALIDATION_FAILED, listing the markets that are traded. */
export async function requireAsset(
  { exchange }: ViewerContext,
  assetIndex: number,
): Promise<Asset> {
  const assets = await exchange.assets()
  const asset = assets.find((candidate) => candidate.assetIndex === assetIndex)
  if (asset !== undefined) return asset
  const allowed = assets.map((one) => `${one.assetIndex} (${one.symbol})`).join(', ')
  const message = `assetIndex ${assetIndex} is not traded; allowed: ${allowed}`
  throw new ServiceError('VALIDATION_FAILED', message, {
    details: [{ path: 'assetIndex', message: `must be one of ${allowed}` }],
  })
}

/** Reports a taken market early; the claim at the start decides. */
export async function checkMarketFree(
  { store, viewer }: ViewerContext,
  { assetIndex, symbol }: Asset & { assetIndex: number },
): Promise<Check> {
  const holder = await store.mandates.holder(viewer.id, assetIndex)
  const required = 'no running session'
  if (holder === undefined) {
    const message = `No session of yours runs on ${symbol}`
    return passed('market_free', message, { required, actual: 'none' })
  }
  const actual = holder.kind === 'session' ? `one runs on ${symbol}` : `held by the ${holder.kind}`
  return failed('market_free', heldMarket(holder), { required, actual, fix: 'other_market' })
}

/** For a market that a session holds, the documented refusal; otherwise the holder and how to free the market. */
export function heldMarket(holder: MandateRow | undefined): ServiceError {
  return holder === undefined || holder.kind === 'session'
    ? new ServiceError('DUPLICATE_ASSET', documentedMessages.DUPLICATE_ASSET)
    : marketTaken(holder)
}

/** The plan, undefined when it cannot be made, and the two checks behind it. */
export function checkPlan(
  { bounds, dailyRangePct }: Pick<StartTerms, 'bounds' | 'dailyRangePct'>,
  contract: SessionContract,
  asset: Asset,
): { checks: Check[]; made: Plan | undefined } {
  const limits = marketLimits(asset, exchangeTerms.minimumOrder, dailyRangePct)
  const made = plan(contract, limits, bounds)
  if (!('refusal' in made)) {
    const { leverage, notionalPerPosition, takeProfitPct, stopLossPct } = made
    const minimum = `≥ ${limits.minimumNotional} USDC a position`
    const worth = `${toFixed(notionalPerPosition, 2)} USDC`
    const orders = `Each position is worth about ${worth}`
    const prices = `take-profit at ${takeProfitPct}%, stop at ${stopLossPct}% of the price`
    return {
      made,
      checks: [
        passed('minimum_order', orders, {
          required: minimum,
          actual: worth,
        }),
        passed('leverage_window', `Leverage ${leverage}x: ${prices}`, {
          required: `1x … ${Math.min(asset.maxLeverage, bounds.leverage.max, bounds.ownLeverage ?? Infinity)}x`,
          actual: `${leverage}x`,
        }),
      ],
    }
  }
  const refusal = new ServiceError('PLAN_INFEASIBLE', english.tell(made.why))
  const details = { ...english.figures(made.why), reason: made.why, fix: 'change_plan' } as const
  const checks =
    made.refusal === 'below_minimum_notional'
      ? [
          failed('minimum_order', refusal, details),
          skipped('leverage_window', 'positions would be too small at any leverage'),
        ]
      : [
          skipped('minimum_order', 'no leverage fits, so that an order has no size'),
          failed('leverage_window', refusal, details),
        ]
  return { checks, made: undefined }
}

/** What the person's own limit does to the plan's leverage; undefined: nothing, or no plan can be made. */
export function leverageLowered(
  {
    bounds: { ownLeverage, ...bounds },
    dailyRangePct,
  }: Pick<StartTerms, 'bounds' | 'dailyRangePct'>,
  contract: SessionContract,
  asset: Asset,
): LeverageLowered | undefined {
  if (ownLeverage === undefined) return undefined
  const limits = marketLimits(asset, exchangeTerms.minimumOrder, dailyRangePct)
  const [free, made] = [bounds, { ...bounds, ownLeverage }].map((each) =>
    plan(contract, limits, each),
  )
  if (free === undefined || made === undefined) return undefined
  if ('refusal' in free || 'refusal' in made || free.leverage <= made.leverage) return undefined
  return { code: 'leverage_lowered', values: { from: free.leverage, to: made.leverage } }
}

export function requirePlan(terms: StartTerms, contract: SessionContract, asset: Asset): Plan {
  const { checks, made } = checkPlan(terms, contract, asset)
  requireAll(checks)
  if (made === undefined) throw new Error('a plan that nothing refuses is none')
  return made
}
