// The viewer, and the agents that trade for users: their keys, and whether the exchange still lets them.
import type { IncomingHttpHeaders } from 'node:http'
import type { CredentialKind, Scope } from '../../contract/credentials.ts'
import type { Authority, Loss } from '../../contract/people/authority.ts'
import type { Address, UnixMs, UserId } from '../../contract/primitives.ts'
import type { Store } from '../storage/store.ts'

export interface Viewer {
  id: UserId
  /** Checksummed. */
  address: Address
  via: Credential
}

/** How a viewer came in, and what that lets them do. */
export interface Credential {
  kind: CredentialKind
  scopes: ReadonlySet<Scope>
  /** The generation of the viewer's sign-ins that this one is of; see `revocation.ts`. */
  epoch: number
  /** Of its row; absent of a token that is from before sign-ins had one. */
  signInId?: string | undefined
  /** From then on it is refused. */
  expiresAtMs: UnixMs
}

/** Reads one kind of credential. */
export interface Authenticator {
  kind: CredentialKind
  /** Undefined: the request carries none of this kind. */
  find: (presented: Presented) => string | undefined
  /** Throws TOKEN_INVALID or TOKEN_EXPIRED. */
  authenticate: (credential: string) => Promise<Viewer>
}

/** Where a request carries its credentials. */
export interface Presented {
  headers: IncomingHttpHeaders
  cookies: Cookies
}

export interface Cookie {
  /** As the program calls it: over https a browser knows it by a prefixed name. */
  name: string
  /** Everywhere unless given. */
  path?: string
  maxAgeSeconds: number
}

/** Of one request, and of its answer. Scripts never see them, and no other site has them sent. */
export interface Cookies {
  /**
   * Undefined when it is absent or empty. Throws ORIGIN_REFUSED when the request changes something and does not come from
   * a page of ours, VALIDATION_FAILED when it is given twice.
   */
  read(cookie: Cookie): string | undefined
  write(cookie: Cookie, value: string): void
  clear(cookie: Cookie): void
}

/** Agent keys are made here, encrypted at rest and used only to sign orders. */
export interface AgentKeys {
  /** The user's current agent, made on first use. */
  addressOf(userId: UserId): Promise<{ address: Address; name: string }>
  /** What is known of the current agent without asking the exchange. */
  standing(userId: UserId): Promise<AgentStanding>
  /** The exchange says that the current agent is approved: once it is not any more, its key has served. */
  noteApproval(userId: UserId, validUntil: UnixMs | null): Promise<void>
  /** The current agent may not trade the account. Returns when that was first noted. */
  noteLoss(userId: UserId, loss: Loss): Promise<UnixMs>
  /** The agent to approve while the current one still trades; made on first use. */
  nextOf(userId: UserId): Promise<{ address: Address; name: string }>
  /** The wallet has approved the next agent, which ends the current one: its key is destroyed. */
  promoteNext(userId: UserId): Promise<void>
  /**
   * Destroys the current key and makes another. `guard` runs first, in the same transaction, with the user's other
   * changes waiting; what it throws leaves everything as it was.
   */
  rotate(userId: UserId, guard: (store: Store) => Promise<void>): Promise<void>
  /** For exchange/ only. */
  privateKeyOf(userId: UserId): Promise<`0x${string}`>
}

export interface AgentStanding {
  address: Address
  name: string
  /** Made to follow it. */
  next: Address | null
  /** The exchange has said so once. */
  wasApproved: boolean
  /** As the exchange last said. */
  validUntil: UnixMs | null
  /** False: its key cannot be decrypted. */
  isReadable: boolean
  /** It was approved once, or lost: should it not trade any more, it is not approved again. */
  isSpent: boolean
  /** Its own, or that of the agent before it while it waits for its approval. */
  loss: { as: Loss; at: UnixMs } | null
  /** Made by this very question: nobody can have approved it for anything yet. */
  isNew: boolean
}

/** What an address is on the exchange. */
export type AddressRole =
  | { role: 'missing' | 'account' | 'vault' }
  /** An agent that trades for another account; an account that belongs to another. */
  | { role: 'agent' | 'sub_account'; of: Address }

/** Whether agents may trade, as the exchange says: asked now and then, and at once when it refuses somebody's action. */
export interface AuthorityWatch {
  /** As last found out; undefined before the first look. Asks nothing. */
  known(userId: UserId): Authority | undefined
  /** Not older than this. Throws EXCHANGE_UNAVAILABLE or EXCHANGE_TIMEOUT. */
  look(viewer: { id: UserId; address: Address }, maxAgeMs: number): Promise<Authority>
  /** What the exchange says an address is; kept for minutes. Throws EXCHANGE_UNAVAILABLE or EXCHANGE_TIMEOUT. */
  roleOf(address: Address): Promise<AddressRole>
  /**
   * The fee that the viewer lets the builder charge, in tenths of a basis point, as the exchange was asked at `since`
   * (`performance.now()`) or later; one that is enough may be `enoughMs` old. Throws EXCHANGE_UNAVAILABLE or EXCHANGE_TIMEOUT.
   */
  builderFee(
    viewer: { id: UserId; address: Address },
    freshness: { enoughMs: number; since: number },
  ): Promise<number>
  /** A state that is another than before. Returns unsubscribe. */
  onChange(listener: (userId: UserId, authority: Authority) => void): () => void
}
