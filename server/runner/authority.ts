// What the agent may do, as sessions take it: who may not act sends nothing, says why, and goes on by itself once it may.
import { ServiceError } from '../../contract/errors.ts'
import type { Authority } from '../../contract/authority.ts'
import type { UserId } from '../../contract/primitives.ts'
import type { GateReport } from '../../contract/sessions.ts'
import { inWords } from '../keys/authority-words.ts'
import { write } from '../ledger/journal.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { type Desk, addressOf } from './desk.ts'
import { logOnce } from './refusals.ts'

const day = 86_400_000
/** A person who asks is told nothing older, in milliseconds. */
const personMs = 1_000
/** Days before the end of an approval at which sessions say so. */
const announcements = [1, 3, 7]

/** Undefined: nobody could say yet; then the exchange does when it is sent something. */
export async function readAuthority(
  desk: Desk,
  { userId }: Pick<SessionRow, 'userId'>,
): Promise<Authority | undefined> {
  const known = desk.authority.known(userId)
  const look = lookAt(desk, userId, desk.timing.lostAuthority)
  // No cycle waits for a second answer: a change wakes the sessions.
  return known ?? look
}

/** What is lost is looked at sooner. Undefined: the exchange did not say. */
async function lookAt(
  desk: Desk,
  userId: UserId,
  lostMaxAgeMs: number,
): Promise<Authority | undefined> {
  const isLost = desk.authority.known(userId)?.mayOpen === false
  try {
    const viewer = { id: userId, address: await addressOf(desk, userId) }
    return await desk.authority.look(viewer, isLost ? lostMaxAgeMs : desk.timing.authority)
  } catch (error) {
    if (!(error instanceof ServiceError)) {
      desk.log.error({ userId, error: String(error) }, 'the agent’s authority could not be read')
    }
    return undefined
  }
}

export function mayClose(authority: Authority | undefined): boolean {
  return authority?.mayClose ?? true
}

/** Throws AGENT_NOT_APPROVED for what a person asks to be closed and cannot be. */
export async function requireAuthority(desk: Desk, session: SessionRow): Promise<void> {
  const looked = await lookAt(desk, session.userId, personMs)
  const authority = looked ?? desk.authority.known(session.userId)
  if (authority === undefined || authority.mayClose) return
  throw new ServiceError('AGENT_NOT_APPROVED', inWords(authority))
}

/** Says in the session's log that it cannot act, once and then each minute, and when it can again. */
export async function noteAuthority(
  desk: Desk,
  session: SessionRow,
  authority: Authority | undefined,
): Promise<void> {
  if (authority === undefined) return
  if (!authority.mayClose) {
    desk.memory.powerless.add(session.id)
    await logOnce(desk, session, `agent:${authority.state}`, {
      level: 'warn',
      kind: 'decision',
      message: inWords(authority),
      data: {
        action: 'refuse',
        gate: 'agent',
        actual: authority.state,
        required: 'approved',
        symbol: session.symbol,
      },
    })
    return
  }
  if (desk.memory.powerless.delete(session.id)) {
    const message = 'Alura can trade this account again: the session goes on'
    await write(desk, (_, journal) =>
      journal.log(session, {
        level: 'info',
        kind: 'risk',
        message,
        data: { state: authority.state },
      }),
    )
  }
  await announceEnd(desk, session, authority)
}

async function announceEnd(
  desk: Desk,
  session: SessionRow,
  { validUntil, title, message }: Authority,
): Promise<void> {
  if (validUntil === null) return
  const left = validUntil - desk.clock()
  const days = announcements.find((most) => left <= most * day)
  const told = desk.memory.announced.get(session.id)
  if (days === undefined || (told !== undefined && told <= days)) return
  desk.memory.announced.set(session.id, days)
  await write(desk, (_, journal) =>
    journal.log(session, {
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

/** What a changed authority lets go on, or stops: the user's sessions look at once, refusals of before forgotten. */
export function onAuthorityChange(desk: Desk, wake: (userId: UserId) => Promise<void>): () => void {
  return desk.authority.onChange((userId) => {
    wake(userId).catch((error: unknown) => {
      desk.log.error({ userId, error: String(error) }, 'sessions could not be woken')
    })
  })
}
