import { add, compare } from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import { referralRules, type Referral } from '../../../contract/money/referrals.ts'
import { homeOrigin } from '../../settings/addresses.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { cohortYearOf, endOfYear, ratePctOf } from './cohort.ts'
import { requireSelf } from './own.ts'
import { rewardsOf } from './rewards.ts'

export const getReferral: Verb<ViewerContext, typeof contract.getReferral> = async ({
  ctx,
  input,
}) => {
  requireSelf(ctx, input.params.userId)
  return viewReferral(ctx)
}

export async function viewReferral(ctx: ViewerContext): Promise<Referral> {
  const { store, config, viewer } = ctx
  const own = await store.referrals.ownCode(viewer.id)
  const [{ cohortYear, endsAt }, eligibility, attribution, rewards] = await Promise.all([
    own === undefined ? cohortNow(ctx) : { ...own, endsAt: null },
    eligibilityOf(ctx),
    store.referrals.attributionOf(viewer.id),
    rewardsOf(store, viewer.id),
  ])
  return {
    code: own?.code ?? null,
    link: own === undefined ? null : `${homeOrigin(config)}/?ref=${own.code}`,
    rate: ratePctOf(cohortYear),
    cohortYear,
    rateUntil: endsAt,
    eligible: own !== undefined || isEligible(eligibility),
    eligibility,
    referredBy: attribution?.code ?? null,
    rewards,
  }
}

/** The year of the programme that counts for a code made now. */
export async function cohortNow({
  store,
  clock,
}: ViewerContext): Promise<{ cohortYear: number; endsAt: UnixMs | null }> {
  const now = clock()
  const start = (await store.referrals.programmeStart()) ?? now
  const cohortYear = cohortYearOf(start, now)
  return { cohortYear, endsAt: endOfYear(start, cohortYear) }
}

export interface Eligibility {
  volume: DecimalString
  required: DecimalString
  waived: boolean
}

/** Localnet requires no volume, because simulated volume proves nothing. */
export async function eligibilityOf({
  store,
  config,
  viewer,
}: ViewerContext): Promise<Eligibility> {
  return {
    volume: add(await store.referrals.ownVolume(viewer.id)),
    required: referralRules.volumeRequired,
    waived: config.network === 'localnet',
  }
}

export function isEligible({ volume, required, waived }: Eligibility): boolean {
  return waived || compare(volume, required) >= 0
}
