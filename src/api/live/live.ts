// One WebSocket for the whole dashboard. Subscriptions are counted, requested again after every reconnect, and the
// age of the received data can be read at any time, so that a screen can show it. When the server has no /ws, the
// status stays 'absent' and everything works by polling.
import * as z from 'zod/mini'
import { LiveEvent, LiveReply, type LiveRequest } from '../../../contract/live/live.ts'
import { clock, now } from '../../lib/clock.ts'
import { backoff } from './backoff.ts'
import { isFeed, isPrivate, type Stream } from './streams.ts'

export type LiveStatus = 'idle' | 'connecting' | 'open' | 'waiting' | 'absent'

export interface Latest<T> {
  data: T
  /** Epoch ms: when it arrived here, minus its age when it was sent. */
  at: number
}

export interface Live {
  subscribe: <T>(stream: Stream<T>, listener: (data: T) => void) => () => void
  /** The newest event of a stream; the same object until the next one. */
  latest: <T>(stream: Stream<T>) => Latest<T> | null
  /** `at` of the newest event among streams with this prefix; null before the first. */
  lastEventAt: (prefix: string) => number | null
  /** Another token, or none, opens a new socket, so that private streams end with their viewer. */
  authenticate: (token: string | null) => void
  status: () => LiveStatus
  onStatus: (listener: () => void) => () => void
  close: () => void
}

export interface LiveTimings {
  pingMs: number
  /** Milliseconds of silence after which the socket counts as dead. */
  silenceMs: number
  /** Milliseconds between attempts at a server that never had a socket. */
  absentRetryMs: number
  /** Milliseconds that an event waits for those sent together with it. */
  gatherMs: number
  delay: (attempt: number) => number
}

const liveTimings: LiveTimings = {
  pingMs: 5_000,
  silenceMs: 15_000,
  absentRetryMs: 60_000,
  gatherMs: 10,
  delay: (attempt) => backoff(attempt, Math.random()),
}

/** After this many failed attempts in a row the server counts as one without a socket. */
const attemptsBeforeAbsent = 3
/** The most names that the server accepts in one request. */
const batchSize = 50

interface Subscription {
  stream: Stream<unknown>
  listeners: Set<(data: unknown) => void>
}

export function createLive(url: string, timings: LiveTimings = liveTimings): Live {
  const subscriptions = new Map<string, Subscription>()
  const latest = new Map<string, Latest<unknown>>()
  const statusListeners = new Set<() => void>()
  let status: LiveStatus = 'idle'
  let socket: WebSocket | null = null
  let token: string | null = null
  let asked = new Set<string>()
  let lastHeardAt = 0
  let attempt = 0
  let everOpened = false
  let closed = false
  let nextId = 1
  let authId: number | null = null
  let authenticated = false
  let reconnectTimer: ReturnType<typeof setTimeout> | undefined
  let flushTimer: ReturnType<typeof setTimeout> | undefined
  let pingTimer: ReturnType<typeof setInterval> | undefined
  let arrived: LiveEvent[] = []
  let deliverTimer: ReturnType<typeof setTimeout> | undefined

  function setStatus(next: LiveStatus): void {
    if (status === next) return
    status = next
    for (const listener of statusListeners) listener()
  }

  function send(method: LiveRequest['method'], params: string[]): number {
    const id = nextId++
    socket?.send(JSON.stringify({ method, params, id } satisfies LiveRequest))
    return id
  }

  function connect(): void {
    clearTimeout(reconnectTimer)
    setStatus('connecting')
    const opening = new WebSocket(url)
    socket = opening
    asked = new Set()
    authenticated = false
    authId = null
    opening.addEventListener('open', () => socket === opening && handleOpen())
    opening.addEventListener('message', ({ data }) => socket === opening && handleMessage(data))
    opening.addEventListener('close', () => socket === opening && handleClose())
  }

  function handleOpen(): void {
    everOpened = true
    attempt = 0
    lastHeardAt = clock.steady()
    setStatus('open')
    if (token !== null) authId = send('AUTH', [token])
    pingTimer = setInterval(checkPulse, timings.pingMs)
    flush()
  }

  function checkPulse(): void {
    if (clock.steady() - lastHeardAt > timings.silenceMs) dropSocket()
    else send('PING', [])
  }

  function dropSocket(): void {
    const dead = socket
    handleClose()
    dead?.close()
  }

  function handleMessage(text: unknown): void {
    lastHeardAt = clock.steady()
    const message: unknown = parseJson(text)
    const event = z.safeParse(LiveEvent, message)
    if (event.success) return deliverSoon(event.data)
    const reply = z.safeParse(LiveReply, message)
    if (reply.success && authId !== null && reply.data.id === authId) {
      authId = null
      authenticated = reply.data.error === undefined
      flush()
    }
  }

  // The server sends what is new in several streams at one time; delivered together, it is drawn once.
  function deliverSoon(event: LiveEvent): void {
    arrived.push(event)
    deliverTimer ??= setTimeout(deliverArrived, timings.gatherMs)
  }

  function deliverArrived(): void {
    const events = arrived
    arrived = []
    deliverTimer = undefined
    for (const { stream, data } of events) deliver(stream, data)
  }

  function deliver(name: string, data: unknown): void {
    const subscription = subscriptions.get(name)
    if (subscription === undefined) return
    // Invalid data is not shown; the stream's age then keeps growing, which is.
    const parsed = z.safeParse(subscription.stream.schema, data)
    if (!parsed.success) return
    const ageMs = subscription.stream.ageMs?.(parsed.data) ?? 0
    latest.set(name, { data: parsed.data, at: now() - ageMs })
    for (const listener of subscription.listeners) listener(parsed.data)
  }

  function handleClose(): void {
    clearInterval(pingTimer)
    socket = null
    if (closed || subscriptions.size === 0) return setStatus('idle')
    const absent = !everOpened && attempt + 1 >= attemptsBeforeAbsent
    setStatus(absent ? 'absent' : 'waiting')
    reconnectTimer = setTimeout(connect, absent ? timings.absentRetryMs : timings.delay(attempt))
    attempt += 1
  }

  /** Tells the server the difference between wanted and requested streams. */
  function flush(): void {
    flushTimer = undefined
    if (status === 'idle' && subscriptions.size > 0 && !closed) return connect()
    if (status !== 'open') return
    const wanted = [...subscriptions.keys()].filter((name) => !isPrivate(name) || authenticated)
    const unwanted = [...asked].filter((name) => !subscriptions.has(name))
    const missing = wanted.filter((name) => !asked.has(name))
    for (const batch of chunks(unwanted)) send('UNSUBSCRIBE', batch)
    // A request with an unknown name is refused as a whole, so these are requested one by one.
    for (const batch of chunks(missing.filter((name) => !isFeed(name)))) send('SUBSCRIBE', batch)
    for (const name of missing.filter(isFeed)) send('SUBSCRIBE', [name])
    for (const name of unwanted) asked.delete(name)
    for (const name of missing) asked.add(name)
  }

  // A page change drops and requests the same streams within a moment; after waiting, neither is sent.
  function flushSoon(): void {
    flushTimer ??= setTimeout(flush, 20)
  }

  function unsubscribe(name: string, listener: (data: unknown) => void): void {
    const subscription = subscriptions.get(name)
    if (subscription === undefined || !subscription.listeners.delete(listener)) return
    if (subscription.listeners.size > 0) return
    subscriptions.delete(name)
    flushSoon()
  }

  return {
    subscribe(stream, listener) {
      const anyListener = forgetType(listener)
      const subscription = subscriptions.get(stream.name) ?? { stream, listeners: new Set() }
      subscriptions.set(stream.name, subscription)
      subscription.listeners.add(anyListener)
      flushSoon()
      return () => unsubscribe(stream.name, anyListener)
    },
    latest: (stream) => typedLatest(stream, latest.get(stream.name)),
    lastEventAt(prefix) {
      let newest: number | null = null
      for (const [name, { at }] of latest) {
        if (name.startsWith(prefix)) newest = Math.max(newest ?? 0, at)
      }
      return newest
    },
    authenticate(next) {
      if (next === token) return
      token = next
      for (const name of latest.keys()) if (isPrivate(name)) latest.delete(name)
      arrived = arrived.filter(({ stream }) => !isPrivate(stream))
      if (socket === null) return
      attempt = 0
      const previous = socket
      clearInterval(pingTimer)
      connect()
      previous.close()
    },
    status: () => status,
    onStatus(listener) {
      statusListeners.add(listener)
      return () => statusListeners.delete(listener)
    },
    close() {
      closed = true
      clearTimeout(reconnectTimer)
      clearTimeout(flushTimer)
      clearTimeout(deliverTimer)
      clearInterval(pingTimer)
      socket?.close()
    },
  }
}

/** Only data parsed by the stream's own schema reaches its listeners. */
function forgetType<T>(listener: (data: T) => void): (data: unknown) => void {
  return listener as (data: unknown) => void
}

/** Only data parsed by the stream's own schema is stored under its name. */
function typedLatest<T>(_stream: Stream<T>, latest: Latest<unknown> | undefined): Latest<T> | null {
  return (latest as Latest<T> | undefined) ?? null
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

function chunks(names: string[]): string[][] {
  const result: string[][] = []
  for (let start = 0; start < names.length; start += batchSize) {
    result.push(names.slice(start, start + batchSize))
  }
  return result
}
