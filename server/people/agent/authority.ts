// Whether the agent may trade the viewer's account. Asks the exchange now and then, and at once after a refusal.
import { isAddressEqual } from 'viem'
import type { Authority, Loss } from '../../../contract/people/authority.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { EntityEvent } from '../../../contract/live/live.ts'
import type { Address, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { AddressRole, AgentStanding, AuthorityWatch } from '../port.ts'
import { builderFees } from './builder-fees.ts'
import { type Finding, authorityOf } from './authority-words.ts'

/** Milliseconds. An approval that ends sooner is announced. */
const announcedMs = 7 * 86_400_000
/** Milliseconds between two questions about an address's role. */
const roleMaxAgeMs = 300_000
/** Milliseconds for which an approved builder fee is believed: if it is revoked, orders are refused, which shows it. */
const feeMs = 3_600_000
const untouched: AddressRole = { role: 'missing' }
const nobody = '0x0000000000000000000000000000000000000000'

type Deps = Pick<Context, 'agents' | 'exchange' | 'bus' | 'clock' | 'config'>
type Viewer = Parameters<AuthorityWatch['look']>[0]

interface Kept<T> {
  at: UnixMs
  value: T
}

export function createAuthority(deps: Deps): AuthorityWatch {
  const { agents, exchange, bus, clock, config } = deps
  const found = new Map<UserId, Finding>()
  const looks = new Map<UserId, Promise<Finding>>()
  const doubted = new Set<UserId>()
  const fees = builderFees(deps)
  const roles = new Map<Address, Kept<AddressRole>>()
  const listeners = new Set<(userId: UserId, authority: Authority) => void>()

  function doubt(userId: UserId): void {
    doubted.add(userId)
    fees.forget(userId)
  }

  exchange.onLackOfAuthority(doubt)
  // Another process has found that it changed.
  bus.subscribe((stream, data, from) => {
    if (from === 'here' || (data as { type?: unknown } | null)?.type !== 'authority.changed') return
    const userId = /^user\.(.+)\.notifications$/.exec(stream)?.[1]
    if (userId !== undefined && found.has(userId)) doubt(userId)
  })

  async function ask(viewer: Viewer): Promise<Finding> {
    const checkedAt = clock()
    const since = performance.now()
    const standing = await agents.standing(viewer.id)
    if (standing.isNew) {
      roles.set(standing.address, { at: checkedAt, value: untouched })
      if (standing.loss === null) {
        return { state: 'unapproved', validUntil: null, lostAt: null, checkedAt }
      }
    }
    const { state, validUntil } = await stateOf(viewer, standing, since)
    const isLost = state !== 'ok' && state !== 'expiring' && state !== 'builder_fee_missing'
    if (!isLost) {
      await agents.noteApproval(viewer.id, validUntil)
      return { state, validUntil, lostAt: null, checkedAt }
    }
    const lostAt = await lossAt(viewer.id, standing, state)
    return { state, validUntil, lostAt, checkedAt }
  }

  /** While an agent waits for its first approval, the loss of the one before it is still reported. */
  async function lossAt(userId: UserId, { loss }: AgentStanding, state: Loss | 'unapproved') {
    if (loss !== null && loss.as === state) return loss.at
    return state === 'unapproved' ? null : agents.noteLoss(userId, state)
  }

  async function stateOf(
    viewer: Viewer,
    standing: AgentStanding,
    since: number,
  ): Promise<Pick<Finding, 'validUntil'> & { state: Finding['state'] }> {
    const approved = await exchange.agents(viewer.address)
    const isFollowed = approved.some(({ address }) => isSame(address, standing.next))
    if (isFollowed) await agents.promoteNext(viewer.id)
    const own = isFollowed ? standing.next : standing.address
    const agent = approved.find(({ address }) => isSame(address, own))
    const until = agent === undefined ? standing.validUntil : agent.validUntil
    if (!standing.isReadable && !isFollowed) return { state: 'key_unreadable', validUntil: until }
    if (agent !== undefined && (until === null || until > clock())) {
      if (!(await isFeeApproved(viewer, since)))
        return { state: 'builder_fee_missing', validUntil: until }
      const isExpiring = until !== null && until - clock() <= announcedMs
      return { state: isExpiring ? 'expiring' : 'ok', validUntil: until }
    }
    if (!standing.wasApproved) {
      const state = (await isElsewhere(viewer, standing.address))
        ? 'other_account'
        : (standing.loss?.as ?? 'unapproved')
      return { state, validUntil: null }
    }
    return { state: await lossOf(viewer, standing, approved), validUntil: until }
  }

  async function lossOf(
    viewer: Viewer,
    { address, name, validUntil }: AgentStanding,
    approved: readonly { address: Address; name: string }[],
  ): Promise<Loss> {
    if (validUntil !== null && validUntil <= clock()) return 'expired'
    const heir = approved.find((agent) => agent.name === name)
    if (heir !== undefined) return isSame(heir.address, nobody) ? 'removed' : 'replaced'
    if (await isElsewhere(viewer, address)) return 'other_account'
    const { role } = await roleOf(viewer.address)
    return role === 'missing' ? 'account_missing' : 'removed'
  }

  async function isElsewhere(viewer: Viewer, agent: Address): Promise<boolean> {
    const role = await roleOf(agent)
    return role.role === 'agent' && !isAddressEqual(role.of, viewer.address)
  }

  async function roleOf(address: Address) {
    const kept = roles.get(address)
    if (kept !== undefined && clock() - kept.at < roleMaxAgeMs) return kept.value
    const value = await exchange.role(address)
    roles.set(address, { at: clock(), value })
    return value
  }

  async function isFeeApproved(viewer: Viewer, since: number): Promise<boolean> {
    const needed = config.builder.feeTenthsBp
    const known = fees.known(viewer.id)
    try {
      return (await fees.of(viewer, { enoughMs: feeMs, since })) >= needed
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      // The fee could not be read: the last known one counts, and without one it counts as approved.
      return known === undefined || known >= needed
    }
  }

  function note(userId: UserId, finding: Finding): void {
    const before = found.get(userId)
    found.set(userId, finding)
    if (before === undefined ? finding.state === 'ok' : before.state === finding.state) return
    const event: EntityEvent = { type: 'authority.changed', at: clock() }
    bus.publish(`user.${userId}.notifications`, event)
    const authority = authorityOf(finding, clock())
    for (const listener of listeners) listener(userId, authority)
  }

  function under(viewer: Viewer): Promise<Finding> {
    const running = looks.get(viewer.id)
    if (running !== undefined) return running
    const wasDoubted = doubted.delete(viewer.id)
    const look = ask(viewer)
      .then((finding) => {
        note(viewer.id, finding)
        return finding
      })
      .catch((error: unknown) => {
        if (wasDoubted) doubted.add(viewer.id)
        throw error
      })
      .finally(() => looks.delete(viewer.id))
    looks.set(viewer.id, look)
    return look
  }

  return {
    known(userId) {
      const finding = found.get(userId)
      return finding && authorityOf(finding, clock())
    },
    async look(viewer, maxAgeMs) {
      // A question in progress may have been asked before the caller's own action.
      if (maxAgeMs === 0) await looks.get(viewer.id)?.catch(() => undefined)
      const last = found.get(viewer.id)
      const isFresh = last !== undefined && clock() - last.checkedAt < maxAgeMs
      const finding = isFresh && !doubted.has(viewer.id) ? last : await under(viewer)
      return authorityOf(finding, clock())
    },
    roleOf,
    builderFee: (viewer, freshness) => fees.of(viewer, freshness),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function isSame(address: Address, other: Address | null): boolean {
  return other !== null && isAddressEqual(address, other)
}
