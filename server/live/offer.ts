// What may be asked for at one kind of socket. The dashboard's and the desk's differ in this, and in nothing else.
import type { UserId } from '../../contract/primitives.ts'

export type Hear = (data: unknown) => void

export interface OfferedStream {
  /** Heard by its viewer alone, while that one is signed in. */
  isPrivate: boolean
  /** Returns unlisten. */
  listen: (hear: Hear) => () => void
}

export interface StreamOffer {
  /** Whether the name is one of a private stream. */
  isPrivate(name: string): boolean
  /** For who is signed in, if anybody. Throws NOT_FOUND or TOKEN_MISSING. */
  open(name: string, viewer: UserId | undefined): Promise<OfferedStream>
}

export type Symbols = () => Promise<ReadonlySet<string>>
