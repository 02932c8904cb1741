import type { getSidecarHealth } from '../../../contract/ops/desk-health.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'

/** `disabled` until somebody has an account that is read by API key; `down` when ccxt could not be loaded. */
export const readSidecarHealth: Verb<Context, typeof getSidecarHealth> = async ({ ctx }) => {
  const venues = await ctx.store.venueAccounts.venues().catch(() => null)
  if (venues === null || ctx.keyVenues.isBroken()) return { status: 'down', venues: venues ?? [] }
  return { status: venues.length === 0 ? 'disabled' : 'ok', venues }
}
