// What a socket speaks. The dashboard's and the desk's sockets speak of streams; the lab's documents have frames of their own.
import type { UserId } from '../../contract/primitives.ts'
import type { ServiceError } from '../../contract/errors.ts'
import type { SignIn } from './sign-in.ts'

/** The socket as a protocol sees it. */
export interface Wire {
  send: (message: object) => void
  signIn: SignIn
  close: (code: number, reason: string) => void
}

export interface Protocol {
  /** Reads one message. What it returns is done after everything that came before. */
  take: (text: string) => (() => Promise<void>) | undefined
  /** Called synchronously when somebody has signed in. */
  onBegin: (userId: UserId) => void
  /** Called synchronously when the sign-in has ended. */
  onEnd: (error: ServiceError) => void
  close: () => void
}

export type Speak = (wire: Wire) => Protocol

/** The first message tells, by `isSecond`, which of two protocols a socket speaks. */
export function speakAsAsked(
  first: Speak,
  second: Speak,
  isSecond: (text: string) => boolean,
): Speak {
  return (wire) => {
    let chosen: Protocol | undefined
    return {
      take(text) {
        chosen ??= (isSecond(text) ? second : first)(wire)
        return chosen.take(text)
      },
      onBegin: (userId) => chosen?.onBegin(userId),
      onEnd: (error) => chosen?.onEnd(error),
      close: () => chosen?.close(),
    }
  }
}
