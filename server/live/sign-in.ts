// The viewer of one socket, until the token expires or is revoked by any process.
import { ServiceError } from '../../contract/errors.ts'
import type { UserId } from '../../contract/primitives.ts'
import type { Clock } from '../ops/port.ts'
import type { Person } from '../people/port.ts'
import { type Revocation, isEndedBy, revocationOf } from '../people/index.ts'
import type { BusRouter } from './bus-router.ts'

export interface SignInDeps {
  /** Throws TOKEN_INVALID or TOKEN_EXPIRED. */
  authenticate: (token: string) => Promise<Person>
  router: BusRouter
  clock: Clock
}

/** A recognised viewer, and a function to check again. */
export interface Entered {
  viewer: Person
  /** Throws when the credential is not valid any more. */
  again: () => Promise<unknown>
}

export interface SignIn {
  /** Signs in with a token. Throws TOKEN_INVALID, TOKEN_EXPIRED or SCOPE_MISSING. */
  begin(token: string): Promise<void>
  /** Signs in the viewer recognised when the socket was opened. */
  enter(entered: Entered): void
  /** Checks the token again and ends the sign-in when it is not valid. Throws what `authenticate` throws. */
  confirm(): Promise<void>
  person(): Person | undefined
  userId(): UserId | undefined
  /** The id of the sign-in's row, if there is one. */
  signInId(): string | undefined
  /**
   * `epoch`: of the user's valid tokens; an older token ends the sign-in; undefined: no such user. `isEnded`:
   * whether the sign-in itself was ended.
   */
  check(epoch: number | undefined, isEnded: boolean): void
  close(): void
}

const longestWaitMs = 60_000

/** `onBegin` and `onEnd` are called synchronously, so that nothing more is sent to a viewer who has signed out. */
export function createSignIn(
  { authenticate, router, clock }: SignInDeps,
  { onBegin, onEnd }: { onBegin: (userId: UserId) => void; onEnd: (error: ServiceError) => void },
): SignIn {
  let current: (Person & { again: Entered['again']; stop: () => void }) | undefined

  function close(): void {
    current?.stop()
    current = undefined
  }

  function end(error: ServiceError): void {
    if (current === undefined) return
    close()
    onEnd(error)
  }

  function check(epoch: number | undefined, isEnded: boolean): void {
    if (current === undefined) return
    if (isEnded || epoch === undefined || current.via.epoch < epoch) end(ended())
  }

  /** Until the current token expires by our clock. */
  function untilExpiry(expiresAtMs: number): () => void {
    let timer: NodeJS.Timeout
    const wait = () => {
      const left = expiresAtMs - clock()
      if (left <= 0) end(expired())
      else timer = setTimeout(wait, Math.min(left, longestWaitMs))
    }
    timer = setTimeout(wait, 0)
    return () => clearTimeout(timer)
  }

  function enter({ viewer, again }: Entered): void {
    if (!viewer.via.scopes.has('read')) {
      throw new ServiceError('SCOPE_MISSING', 'This sign-in may not see: it lacks “read”')
    }
    close()
    const unlisten = router.listen(revocationOf(viewer.id), (data) => {
      if (isEndedBy(viewer.via, data as Revocation)) end(ended())
    })
    const stopTimer = untilExpiry(viewer.via.expiresAtMs)
    const stop = () => {
      unlisten()
      stopTimer()
    }
    current = { ...viewer, again, stop }
    onBegin(viewer.id)
  }

  return {
    async begin(token) {
      const again = () => authenticate(token)
      enter({ viewer: await again(), again })
    },
    enter,
    async confirm() {
      const checked = current
      if (checked === undefined) return
      try {
        await checked.again()
      } catch (error) {
        if (current === checked && error instanceof ServiceError) end(error)
        throw error
      }
    },
    person: () => current,
    userId: () => current?.id,
    signInId: () => current?.via.signInId,
    check,
    close,
  }
}

const ended = () => new ServiceError('TOKEN_INVALID', 'This sign-in was ended: sign in again')
const expired = () => new ServiceError('TOKEN_EXPIRED', 'The sign-in has expired: sign in again')
