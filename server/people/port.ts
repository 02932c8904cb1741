// The viewer, and the agents that trade for users: their keys, and whether the exchange still accepts them.
import type { IncomingHttpHeaders } from 'node:http'
import type { CredentialKind, Scope } from '../../contract/http/credentials.ts'
import type { Authority, Loss } from '../../contract/people/authority.ts'
import type { Address, UnixMs, UserId } from '../../contract/primitives.ts'
import type { Store } from '../storage/store.ts'

/** Somebody who has signed in, and has a wallet. */
export interface Viewer extends Person {
  address: Address
}

/** Somebody who has signed in. */
export interface Person {
  id: UserId
  /** Checksummed; null until a wallet is linked. */
  address: Address | null
  via: Credential
  /** A simulated trader of localnet. */
  isHouse?: boolean
}

/** The credential that a viewer presented, and what it allows. */
export interface Credential {
  kind: CredentialKind
  scopes: ReadonlySet<Scope>
  /** The epoch of the viewer's sign-ins that it belongs to; see `revocation.ts`. */
  epoch: number
  /** The id of the sign-in's row; absent for a token from before sign-ins were stored. */
  signInId?: string | undefined
  /** It is refused from then on. */
  expiresAtMs: UnixMs
}

/** Reads one kind of credential. */
export interface Authenticator {
  kind: CredentialKind
  /** Undefined when the request has no credential of this kind. */
  find: (presented: Presented) => string | undefined
  /** Throws TOKEN_INVALID or TOKEN_EXPIRED. */
  authenticate: (credential: string) => Promise<Person>
}

/** Where a request carries its credentials. */
export interface Presented {
  headers: IncomingHttpHeaders
  cookies: Cookies
}

export interface Cookie {
  /** The name used in code; over HTTPS the browser knows the cookie by a prefixed name. */
  name: string
  /** The path; all paths by default. */
  path?: string
  maxAgeSeconds: number
}

/**
 * The cookies of one request and its answer. Scripts cannot read them, and other sites cannot cause them to be sent.
 */
export interface Cookies {
  /**
   * Undefined when the cookie is absent or empty. Throws ORIGIN_REFUSED when the request changes something and does
   * not come from a page of ours, VALIDATION_FAILED when the cookie is given twice.
   */
  read(cookie: Cookie): string | undefined
  write(cookie: Cookie, value: string): void
  clear(cookie: Cookie): void
}

/** Agent keys are made here, stored encrypted and used only to sign orders. */
export interface AgentKeys {
  /** The user's current agent, made on first use. */
  addressOf(userId: UserId): Promise<{ address: Address; name: string }>
  /** What is known of the current agent without asking the exchange. */
  standing(userId: UserId): Promise<AgentStanding>
  /**
   * Records that the exchange has approved the current agent. If that approval is lost later, the key counts as
   * spent.
   */
  noteApproval(userId: UserId, validUntil: UnixMs | null): Promise<void>
  /** Records that the current agent may not trade the account. Returns when that was first recorded. */
  noteLoss(userId: UserId, loss: Loss): Promise<UnixMs>
  /** The agent to approve while the current one still trades; made on first use. */
  nextOf(userId: UserId): Promise<{ address: Address; name: string }>
  /** The wallet has approved the next agent, which replaces the current one: the old key is destroyed. */
  promoteNext(userId: UserId): Promise<void>
  /**
   * Destroys the current key and makes another. `guard` runs first in the same transaction, while other changes of
   * the user wait; if it throws, nothing changes.
   */
  rotate(userId: UserId, guard: (store: Store) => Promise<void>): Promise<void>
  /** Only for the exchange's adapter. */
  privateKeyOf(userId: UserId): Promise<`0x${string}`>
}

export interface AgentStanding {
  address: Address
  name: string
  /** The agent that will replace it; null: none was made. */
  next: Address | null
  /** Whether the exchange has ever reported it as approved. */
  wasApproved: boolean
  /** As the exchange last reported. */
  validUntil: UnixMs | null
  /** False when its key cannot be decrypted. */
  isReadable: boolean
  /** Whether it was approved or lost before: once it cannot trade, it is not approved again. */
  isSpent: boolean
  /** Its own loss, or, while it waits for its approval, that of the agent before it. */
  loss: { as: Loss; at: UnixMs } | null
  /** Nobody was told of it, so that nobody can have approved it yet. */
  isNew: boolean
}

/** The role of an address on the exchange. */
export type AddressRole =
  | { role: 'missing' | 'account' | 'vault' }
  /** An agent that trades for another account, or a sub-account of another account. */
  | { role: 'agent' | 'sub_account'; of: Address }

/** Whether agents may trade, according to the exchange: checked now and then, and at once after a refusal. */
export interface AuthorityWatch {
  /** The last known state; undefined before the first check. Makes no request. */
  known(userId: UserId): Authority | undefined
  /** At most `maxAgeMs` old. Throws EXCHANGE_UNAVAILABLE or EXCHANGE_TIMEOUT. */
  look(viewer: { id: UserId; address: Address }, maxAgeMs: number): Promise<Authority>
  /** The role of an address on the exchange; cached for minutes. Throws EXCHANGE_UNAVAILABLE or EXCHANGE_TIMEOUT. */
  roleOf(address: Address): Promise<AddressRole>
  /**
   * The builder fee that the viewer has approved, in tenths of a basis point, requested at `since`
   * (`performance.now()`) or later; a sufficient one may be `enoughMs` old. Throws EXCHANGE_UNAVAILABLE or
   * EXCHANGE_TIMEOUT.
   */
  builderFee(
    viewer: { id: UserId; address: Address },
    freshness: { enoughMs: number; since: number },
  ): Promise<number>
  /** Called when a state changes. Returns unsubscribe. */
  onChange(listener: (userId: UserId, authority: Authority) => void): () => void
}
