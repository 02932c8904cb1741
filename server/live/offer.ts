// The streams that one kind of socket offers. The dashboard's and the desk's sockets differ only in this.
import type { UserId } from '../../contract/primitives.ts'

export type Hear = (data: unknown) => void

export interface OfferedStream {
  /** Only its viewer may read it, and only while signed in. */
  isPrivate: boolean
  /** Returns unlisten. */
  listen: (hear: Hear) => () => void
}

export interface StreamOffer {
  /** Whether a stream of this name is private. */
  isPrivate(name: string): boolean
  /** `viewer`: undefined when nobody is signed in. Throws NOT_FOUND or TOKEN_MISSING. */
  open(name: string, viewer: UserId | undefined): Promise<OfferedStream>
}

export type Symbols = () => Promise<ReadonlySet<string>>
