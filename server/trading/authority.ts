// What the agent wallet is allowed to do. A mandate without that permission sends nothing, logs the reason, and
// continues by itself once permission is back.
import { ServiceError } from '../../contract/errors.ts'
import type { Authority } from '../../contract/people/authority.ts'
import type { UnixMs, UserId } from '../../contract/primitives.ts'
import type { AuthorityReason } from '../../contract/reasons/account-reasons.ts'
import type { GateReport } from '../../contract/sessions/sessions.ts'
import { inWords } from '../people/index.ts'
import { paceOf } from './follow/pace.ts'
import { gateReport } from './views/gate-report.ts'
import { write } from './journal.ts'
import type { Mandate } from './mandates/mandate.ts'
import { type TradingContext, addressOf } from './trading-context.ts'
import { logOnce } from './log-once.ts'

const day = 86_400_000
/** Milliseconds. The greatest age of an answer when a person has asked for the action. */
const userMaxAgeMs = 1_000
/** Days before the end of the approval at which sessions warn. */
const announcements = [1, 3, 7]

/** Undefined when the exchange did not answer yet; it then decides when an order is sent. */
export async function readAuthority(
  ctx: TradingContext,
  { userId }: Pick<Mandate, 'userId'>,
): Promise<Authority | undefined> {
  const known = ctx.authority.known(userId)
  const look = lookAt(ctx, userId, ctx.timing.lostAuthority)
  // Does not wait for a new answer: if it differs, the mandates are woken.
  return known ?? look
}

/** Asks again sooner while permission is lost. Undefined when the exchange did not answer. */
async function lookAt(
  ctx: TradingContext,
  userId: UserId,
  lostMaxAgeMs: number,
): Promise<Authority | undefined> {
  const isLost = ctx.authority.known(userId)?.mayOpen === false
  try {
    const viewer = { id: userId, address: await addressOf(ctx, userId) }
    return await ctx.authority.look(
      viewer,
      isLost ? lostMaxAgeMs : paceOf(ctx, 'authority', ctx.timing.authority),
    )
  } catch (error) {
    if (!(error instanceof ServiceError)) {
      ctx.log.error({ userId, error: String(error) }, 'the agent’s authority could not be read')
    }
    return undefined
  }
}

export function mayClose(authority: Authority | undefined): boolean {
  return authority?.mayClose ?? true
}

/** Throws AGENT_NOT_APPROVED when the agent may not close. */
export async function requireAuthority(ctx: TradingContext, mandate: Mandate): Promise<void> {
  const looked = await lookAt(ctx, mandate.userId, userMaxAgeMs)
  const authority = looked ?? ctx.authority.known(mandate.userId)
  if (authority === undefined || authority.mayClose) return
  throw new ServiceError('AGENT_NOT_APPROVED', inWords(authority))
}

/** Logs that the mandate cannot act, at first and then once a minute, and logs when it can act again. */
export async function noteAuthority(
  ctx: TradingContext,
  mandate: Mandate,
  authority: Authority | undefined,
): Promise<void> {
  if (authority === undefined) return
  if (!authority.mayClose) {
    ctx.memory.powerless.add(mandate.id)
    await logOnce(ctx, mandate, `agent:${authority.state}`, {
      level: 'warn',
      kind: 'decision',
      reason: authorityReason(authority, ctx.clock()),
      data: {
        action: 'refuse',
        gate: 'agent',
        actual: authority.state,
        required: 'approved',
        symbol: mandate.symbol,
      },
    })
    return
  }
  if (ctx.memory.powerless.delete(mandate.id)) {
    await write(ctx, (_, journal) =>
      journal.log(mandate, {
        level: 'info',
        kind: 'risk',
        reason: { code: 'authority_back', values: {} },
        data: { state: authority.state },
      }),
    )
  }
  await announceEnd(ctx, mandate, authority)
}

async function announceEnd(
  ctx: TradingContext,
  mandate: Mandate,
  authority: Authority,
): Promise<void> {
  const { validUntil } = authority
  if (validUntil === null) return
  const left = validUntil - ctx.clock()
  const days = announcements.find((most) => left <= most * day)
  const told = ctx.memory.announced.get(mandate.id)
  if (days === undefined || (told !== undefined && told <= days)) return
  ctx.memory.announced.set(mandate.id, days)
  await write(ctx, (_, journal) =>
    journal.log(mandate, {
      level: 'warn',
      kind: 'risk',
      reason: authorityReason(authority, ctx.clock()),
      data: { validUntil },
    }),
  )
}

/** The two gates that are checked before all others: agent approval and builder fee approval. */
export function authorityGates(authority: Authority | undefined, now: UnixMs): GateReport[] {
  const isFeeMissing = authority?.state === 'builder_fee_missing'
  const found = authority && authorityReason(authority, now)
  const agent =
    found === undefined || mayClose(authority)
      ? gateReport('agent', 'pass', { code: 'agent_allowed', values: {} })
      : gateReport('agent', 'block', found)
  const fee =
    found === undefined || !isFeeMissing
      ? gateReport('builder_fee', 'pass', { code: 'builder_fee_approved', values: {} })
      : gateReport('builder_fee', 'block', found)
  return [agent, agent.status === 'pass' ? fee : { ...fee, status: 'not_reached' }]
}

export function authorityReason(
  { state, validUntil }: Pick<Authority, 'state' | 'validUntil'>,
  at: UnixMs,
): AuthorityReason {
  return { code: 'authority', values: { state, validUntil, at } }
}

/** When the authority changes: forgets earlier refusals and looks at the user's mandates at once. */
export function onAuthorityChange(
  ctx: TradingContext,
  wake: (userId: UserId) => Promise<void>,
): () => void {
  return ctx.authority.onChange((userId) => {
    wake(userId).catch((error: unknown) => {
      ctx.log.error({ userId, error: String(error) }, 'mandates could not be woken')
    })
  })
}
