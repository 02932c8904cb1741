import type * as contract from '../../../contract/endpoints.ts'
import { isExchangeAway } from '../../../contract/errors.ts'
import { PreflightCheck } from '../../../contract/sessions/session-starts.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { unusableAccount } from './account-check.ts'
import { checkLimits } from './limits-check.ts'
import { checkApprovals } from './approvals.ts'
import { checkOwnPosition, readOwn } from './own-position.ts'
import { checkBalance, freeOf, readAccountAndBooks } from '../free/balance.ts'
import {
  type Check,
  checkMarketFree,
  checkPlan,
  failed,
  leverageLowered,
  passed,
  requireAsset,
  skipped,
  warned,
} from './start-checks.ts'
import { type StartTerms, contractFor, limitedTerms, rangedTerms, termsOf } from './terms.ts'

/** Milliseconds. The price stream sends about once a second, so that this long a silence means it is down. */
const silentMs = 10_000
/** Milliseconds. The form asks often, so that cached answers will do; the start itself asks again. */
const builderFeeMs = 300_000
const roomMs = 20_000

/** An unreachable exchange is reported as the first failed check, not as an error. */
export const preflightSession: Verb<ViewerContext, typeof contract.preflightSession> = async ({
  ctx,
  input,
}) => {
  const terms = await limitedTerms(ctx, termsOf(input.body))
  const checks = await lookAtAll(ctx, terms).catch((error: unknown) => withoutExchange(error))
  const shown = checks.map((check) => check.shown)
  return { ok: shown.every(({ status }) => status !== 'failed'), checks: shown }
}

async function lookAtAll(ctx: ViewerContext, wished: StartTerms): Promise<Check[]> {
  const asset = await requireAsset(ctx, wished.assetIndex)
  const terms = await rangedTerms(ctx, wished, asset)
  const [approvals, reading, market, own] = await Promise.all([
    checkApprovals(ctx, terms, builderFeeMs),
    readAccountAndBooks(ctx, asset.symbol, roomMs),
    checkMarketFree(ctx, asset),
    readOwn(ctx, asset),
  ])
  const free = await freeOf(ctx.store, ctx.viewer.id, reading)
  const unusable = await unusableAccount(ctx, reading.account)
  const balance = unusable ?? checkBalance(terms, free)
  const wanted = balance.refusal === null ? contractFor(terms, free) : terms.contract
  const { checks, made } = checkPlan(terms, wanted, asset)
  const lowered = leverageLowered(terms, wanted, asset)
  const limited = await checkLimits(ctx, reading.account, wanted, lowered)
  return [
    connection(ctx.exchange.streamAgeMs()),
    ...approvals,
    balance,
    market,
    checkOwnPosition(asset, reading.account, own, made?.leverage),
    ...limited,
    ...checks,
  ]
}

function connection(streamAgeMs: number | null): Check {
  const required = `prices at most ${silentMs / 1_000} s old`
  if (streamAgeMs !== null && streamAgeMs <= silentMs) {
    const actual = `${(streamAgeMs / 1_000).toFixed(1)} s`
    return passed('connection', 'The exchange answers, and prices are live', { required, actual })
  }
  const actual = streamAgeMs === null ? 'none yet' : `${Math.round(streamAgeMs / 1_000)} s`
  const message = 'The exchange answers, but its prices have stopped: nothing opens until they move'
  return warned('connection', message, { required, actual, fix: 'retry' })
}

function withoutExchange(error: unknown): Check[] {
  if (!isExchangeAway(error)) throw error
  const details = { required: 'an answer', actual: 'none', fix: 'retry' } as const
  const known = PreflightCheck.shape.id.options.filter((id) => id !== 'risk_limits')
  return known.map((id) =>
    id === 'connection'
      ? failed('connection', error, details)
      : skipped(id, 'the exchange cannot be asked'),
  )
}
