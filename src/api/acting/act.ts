// A changing request is sent now or not at all, and its outcome is known or reported as unknown. It carries a
// deadline, after which the server does nothing. If the answer is lost, the server is asked again under the same key
// with an expired deadline, which cannot do anything: it returns the first request's answer, or that there was none.
import { t } from '@lingui/core/macro'
import type { Endpoint, InputOf, OutputOf } from '../../../contract/endpoint.ts'
import { clock } from '../../lib/clock.ts'
import { beginDoubt } from '../../lib/doubt.ts'
import type { CallOptions } from '../../../contract/client.ts'
import { apiUrl, call as apiCall, type Call, type Viewer } from '../client.ts'
import { ApiError } from '../errors.ts'
import { canSend } from '../reach.ts'

export interface ActTimings {
  /** From the click until the deadline. */
  sendWithinMs: number
  /** Clocks differ: only after this margin has the deadline passed on both. */
  marginMs: number
  lookEveryMs: number
  /** Counted from the deadline; afterwards the outcome is reported as unknown. */
  lookForMs: number
}

const usual: ActTimings = {
  sendWithinMs: 12_000,
  marginMs: 2_000,
  lookEveryMs: 1_000,
  lookForMs: 45_000,
}

export interface ActPort {
  call: Call
  /** False when nothing can leave this device. */
  canSend: () => Promise<boolean>
  /** Epoch ms by the server's clock; null when unknown, or when the server does not support deadlines. */
  now: () => number | null
}

const apiPort: ActPort = {
  call: apiCall,
  canSend: () => canSend(apiUrl),
  // Another server may offer only the documented API.
  now: () => (apiUrl !== '' || clock.deviceAhead() === null ? null : clock.now()),
}

/**
 * Rejects with NOT_SENT, with NO_ANSWER, or with the server's own refusal. REQUEST_EXPIRED means that it was not
 * done.
 */
export async function act<E extends Endpoint>(
  viewer: Viewer | null,
  endpoint: E,
  input: InputOf<E>,
  idempotencyKey: string,
  { port = apiPort, timings = usual }: { port?: ActPort; timings?: ActTimings } = {},
): Promise<OutputOf<E>> {
  if (!(await port.canSend())) throw notSent()
  const now = port.now()
  const send = (options: CallOptions) =>
    port.call(viewer, endpoint, input, { idempotencyKey, ...options })
  if (now === null) return send({}).catch(sayUnknown)
  const deadline = now + timings.sendWithinMs
  const stop = new AbortController()
  const first = send({ deadline, signal: stop.signal })
  const patience = timings.sendWithinMs + timings.marginMs
  const met = await Promise.race([settled(first), after(patience, stop.signal)])
  if (met?.kind === 'answered') return met.output
  if (met?.kind === 'failed' && !isLost(met.error)) throw met.error
  const endDoubt = beginDoubt()
  try {
    const look = lookFor(send, () => port.now() ?? now, deadline, timings, stop.signal)
    return await (met === undefined ? Promise.race([look, answerOf(first)]) : look)
  } finally {
    endDoubt()
    stop.abort()
  }
}

/**
 * Asks until the outcome is known: the first request's answer, or REQUEST_EXPIRED once it can no longer arrive in
 * time.
 */
async function lookFor<Output>(
  send: (options: CallOptions) => Promise<Output>,
  now: () => number,
  deadline: number,
  timings: ActTimings,
  signal: AbortSignal,
): Promise<Output> {
  for (;;) {
    try {
      return await send({
        deadline: 0,
        signal: AbortSignal.any([signal, AbortSignal.timeout(8_000)]),
      })
    } catch (error) {
      if (signal.aborted) throw error
      if (!isOpen(error)) throw error
      const isOver = now() > deadline + timings.marginMs
      if (isOver && codeOf(error) === 'REQUEST_EXPIRED') throw error
      if (now() > deadline + timings.lookForMs && !isUnderWay(error)) throw noAnswer(error)
    }
    await pause(timings.lookEveryMs)
  }
}

type Met<Output> = { kind: 'answered'; output: Output } | { kind: 'failed'; error: unknown }

async function settled<Output>(promise: Promise<Output>): Promise<Met<Output>> {
  try {
    return { kind: 'answered', output: await promise }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

/** Never resolves when the answer is lost: then only asking again can tell. */
async function answerOf<Output>(first: Promise<Output>): Promise<Output> {
  const met = await settled(first)
  if (met.kind === 'answered') return met.output
  if (isLost(met.error)) return new Promise(() => undefined)
  throw met.error
}

const codeOf = (error: unknown) => (error instanceof ApiError ? error.code : null)
const isUnderWay = (error: unknown) => codeOf(error) === 'IDEMPOTENCY_IN_FLIGHT'

/** No answer, an incomplete one, or one from something in front of the server. */
function isLost(error: unknown): boolean {
  if (!(error instanceof ApiError)) return error instanceof DOMException
  const isFromBetween = error.code === 'UNKNOWN' && error.status >= 500
  return error.code === 'NETWORK' || error.code === 'UNREADABLE' || isFromBetween
}

/** This answer does not tell the outcome. */
function isOpen(error: unknown): boolean {
  return (
    isUnderWay(error) ||
    codeOf(error) === 'REQUEST_EXPIRED' ||
    codeOf(error) === 'RATE_LIMITED' ||
    (isLost(error) && codeOf(error) !== 'UNREADABLE')
  )
}

function sayUnknown(error: unknown): never {
  throw isLost(error) && codeOf(error) !== 'UNREADABLE' ? noAnswer(error) : error
}

function notSent(): ApiError {
  return new ApiError('NOT_SENT', t`Not sent: this device is offline. Nothing was done.`)
}

/** An earlier try has an unknown outcome, and this one could not ask about it. */
export function stillUnknown(cause: unknown): ApiError {
  const message = t`This device is offline, and it is not known yet whether the earlier try was done.`
  return new ApiError('NO_ANSWER', message, { cause })
}

function noAnswer(cause: unknown): ApiError {
  const message = t`No answer came back, so it is not known whether it was done.`
  return new ApiError('NO_ANSWER', message, { cause })
}

/** Undefined when the time is up. Timers of a frozen tab run late, never early. */
function after(ms: number, signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
