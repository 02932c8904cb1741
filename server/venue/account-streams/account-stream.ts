// One stream about one account, kept alive. The SDK's own subscriptions drop messages that do not name the dex as it
// expects; here a message counts when it is about this user.
import type { WebSocketTransport } from '@nktkas/hyperliquid'
import type { Address } from '../../../contract/primitives.ts'
import type { Logger } from '../../ops/port.ts'
import { keepSubscribed } from '../exchange/subscription.ts'

export interface StreamDeps {
  socket: Pick<WebSocketTransport, 'subscribe' | 'socket'>
  log: Logger
}

export interface StreamListener {
  message(data: object): void
  /** The subscription is confirmed, or its first message since the connection opened has arrived. */
  up(): void
  down(): void
  /** The subscription was refused this many times in a row. */
  refused?(times: number): void
}

export interface AccountStream {
  restart(): void
  close(): void
}

/** Milliseconds. After a reconnect each stream sends a message at once; one that does not is subscribed again. */
const firstWordMs = 10_000
const longestRetryMs = 30_000

export function openAccountStream(
  { socket, log }: StreamDeps,
  subscription: { type: string; user: Address; dex?: ''; aggregateByTime?: false },
  listener: StreamListener,
): AccountStream {
  const { type, user } = subscription
  let isUp = false
  let refusals = 0
  let firstWord: NodeJS.Timeout | undefined
  let stop = start()

  function start(): () => void {
    return keepSubscribed(
      // The transport recognises a listener by its identity, so that each subscription needs a function of its own.
      (onError) => socket.subscribe(type, subscription, (event) => receive(event), { onError }),
      `the ${type} stream of ${user}`,
      log,
      (isConfirmed) => {
        if (isConfirmed) return rise()
        fall()
        listener.refused?.(++refusals)
      },
      longestRetryMs,
    )
  }

  function receive({ detail }: { detail: unknown }): void {
    if (!isAbout(detail, user)) return
    rise()
    listener.message(detail)
  }

  function rise(): void {
    refusals = 0
    clearTimeout(firstWord)
    if (isUp) return
    isUp = true
    listener.up()
  }

  function fall(): void {
    clearTimeout(firstWord)
    if (!isUp) return
    isUp = false
    listener.down()
  }

  function restart(): void {
    fall()
    stop()
    stop = start()
  }

  function onOpen(): void {
    clearTimeout(firstWord)
    if (!isUp) firstWord = setTimeout(restart, firstWordMs).unref()
  }

  socket.socket.addEventListener('close', fall)
  socket.socket.addEventListener('open', onOpen)
  return {
    restart,
    close: () => {
      socket.socket.removeEventListener('close', fall)
      socket.socket.removeEventListener('open', onOpen)
      stop()
      fall()
    },
  }
}

/** For the main dex the name is empty or missing. */
function isAbout(detail: unknown, user: Address): detail is object {
  if (typeof detail !== 'object' || detail === null || !('user' in detail)) return false
  if (typeof detail.user !== 'string' || detail.user.toLowerCase() !== user) return false
  return !('dex' in detail) || detail.dex === '' || detail.dex === null
}
