// What the agent may do, as every way to trade takes it: who may not act sends nothing, says why, and goes on by itself once it may.
import { ServiceError } from '../../contract/errors.ts'
import type { Authority } from '../../contract/people/authority.ts'
import type { UserId } from '../../contract/primitives.ts'
import type { GateReport } from '../../contract/sessions/sessions.ts'
import { inWords } from '../people/index.ts'
import { write } from './journal.ts'
import type { Mandate } from './mandate.ts'
import { type TradingContext, addressOf } from './trading-context.ts'
import { logOnce } from './log-once.ts'

const day = 86_400_000
/** A person who asks is told nothing older, in milliseconds. */
const personMs = 1_000
/** Days before the end of an approval at which sessions say so. */
const announcements = [1, 3, 7]

/** Undefined: nobody could say yet; then the exchange does when it is sent something. */
export async function readAuthority(
  ctx: TradingContext,
  { userId }: Pick<Mandate, 'userId'>,
): Promise<Authority | undefined> {
  const known = ctx.authority.known(userId)
  const look = lookAt(ctx, userId, ctx.timing.lostAuthority)
  // No cycle waits for a second answer: a change wakes the mandates.
  return known ?? look
}

/** What is lost is looked at sooner. Undefined: the exchange did not say. */
async function lookAt(
  ctx: TradingContext,
  userId: UserId,
  lostMaxAgeMs: number,
): Promise<Authority | undefined> {
  const isLost = ctx.authority.known(userId)?.mayOpen === false
  try {
    const viewer = { id: userId, address: await addressOf(ctx, userId) }
    return await ctx.authority.look(viewer, isLost ? lostMaxAgeMs : ctx.timing.authority)
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

/** Throws AGENT_NOT_APPROVED for what a person asks to be closed and cannot be. */
export async function requireAuthority(ctx: TradingContext, mandate: Mandate): Promise<void> {
  const looked = await lookAt(ctx, mandate.userId, personMs)
  const authority = looked ?? ctx.authority.known(mandate.userId)
  if (authority === undefined || authority.mayClose) return
  throw new ServiceError('AGENT_NOT_APPROVED', inWords(authority))
}

/** Says in the mandate's log that it cannot act, once and then each minute, and when it can again. */
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
      message: inWords(authority),
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
    const message = 'Alura can trade this account again: it goes on'
    await write(ctx, (_, journal) =>
      journal.log(mandate, {
        level: 'info',
        kind: 'risk',
        message,
        data: { state: authority.state },
      }),
    )
  }
  await announceEnd(ctx, mandate, authority)
}

async function announceEnd(
  ctx: TradingContext,
  mandate: Mandate,
  { validUntil, title, message }: Authority,
): Promise<void> {
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
      message: inWords({ title, message }),
      data: { validUntil },
    }),
  )
}

/** The gates before all others. */
export function authorityGates(authority: Authority | undefined): GateReport[] {
  const agent = gateOf('agent', mayClose(authority), authority)
  const isFeeMissing = authority?.state === 'builder_fee_missing'
  const fee = gateOf('builder_fee', !isFeeMissing, authority)
  return [agent, agent.status === 'pass' ? fee : { ...fee, status: 'not_reached' }]
}

function gateOf(
  gate: 'agent' | 'builder_fee',
  isOpen: boolean,
  authority: Authority | undefined,
): GateReport {
  const open =
    gate === 'agent' ? 'The agent may trade the account' : 'The builder’s fee is approved'
  return {
    gate,
    status: isOpen ? 'pass' : 'block',
    required: 'approved',
    actual: isOpen ? 'approved' : (authority?.state ?? 'not known').replaceAll('_', ' '),
    message: isOpen || authority === undefined ? open : inWords(authority),
  }
}

/** What a changed authority lets go on, or stops: the user's mandates are looked at once, refusals of before forgotten. */
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
