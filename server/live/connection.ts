// One socket: how much it may ask, in what order it is answered, who has signed in on it, and its end. What its messages mean
// is its protocol's.
import type { WebSocket } from 'ws'
import type { Protocol, Speak } from './protocol.ts'
import { tokenBucket } from './request.ts'
import { type Entered, type SignIn, type SignInDeps, createSignIn } from './sign-in.ts'

export interface ConnectionDeps extends SignInDeps {
  speak: Speak
  /** The viewer recognised when the socket was opened. */
  entered?: Entered | null | undefined
}

export interface Connection extends Pick<SignIn, 'userId' | 'signInId' | 'check'> {
  /** Called at every heartbeat: pings, or ends a socket that did not answer the previous one. */
  beat(): void
}

/** Bytes that may wait for a slow reader. */
const largestBacklog = 1024 * 1024
/**
 * How many requests may come at once; capacity returns at `requestsPerSecond`. Also the most requests that may wait
 * for an answer.
 */
const requestBurst = 100
const requestsPerSecond = 10
const policyViolation = 1008
const badData = 1007

export function openConnection(socket: WebSocket, deps: ConnectionDeps): Connection {
  let isAnswering = true
  let waiting = 0
  let queue = Promise.resolve()
  let protocol: Protocol | undefined
  const admits = tokenBucket(requestBurst, requestsPerSecond)
  const signIn = createSignIn(deps, {
    onBegin: (userId) => protocol?.onBegin(userId),
    onEnd: (error) => protocol?.onEnd(error),
  })

  function send(message: object): void {
    if (socket.readyState !== socket.OPEN) return
    const text = JSON.stringify(message)
    // A client that reads too slowly is cut off and reconnects, which is better than old prices.
    if (socket.bufferedAmount + text.length > largestBacklog) socket.terminate()
    else socket.send(text)
  }

  protocol = deps.speak({ send, signIn, close: (code, reason) => socket.close(code, reason) })
  const { take, close } = protocol
  if (deps.entered) signIn.enter(deps.entered)

  socket.on('message', (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) return socket.close(badData, 'text only')
    if (!admits() || waiting >= requestBurst) {
      return socket.close(policyViolation, 'too many requests')
    }
    const work = take(data.toString())
    if (work === undefined) return
    waiting += 1
    // One after the other, so that a request right after signing in finds the viewer.
    queue = queue.then(work).finally(() => (waiting -= 1))
  })
  socket.on('pong', () => {
    isAnswering = true
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    signIn.close()
    close()
  })

  return {
    userId: () => signIn.userId(),
    signInId: () => signIn.signInId(),
    check: (epoch, isEnded) => signIn.check(epoch, isEnded),
    beat() {
      if (!isAnswering) return socket.terminate()
      isAnswering = false
      socket.ping()
    },
  }
}
