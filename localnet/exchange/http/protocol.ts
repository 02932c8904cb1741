// The two endpoints of the protocol, for HTTP and for `post` over WebSocket, with the faults that may strike them.
import { setTimeout as wait } from 'node:timers/promises'
import { MalformedRequest, submit } from '../actions/submit.ts'
import type { Interference, Submission, SubmitAnswer } from '../actions/submit.ts'
import type { Faults } from '../controls/faults.ts'
import { orderOf, orderStatusRequest } from '../info/orders.ts'
import { infoRequests } from '../info/registry.ts'
import type { HexAddress } from '../../types.ts'
import type { Venue } from '../venue.ts'
import { jsonAnswer, malformed, textAnswer } from './answer.ts'
import type { HttpAnswer } from './answer.ts'

export interface Protocol {
  info(body: unknown): HttpAnswer
  exchange(body: unknown): Promise<HttpAnswer>
}

const lateMs = 30_000
const outage = textAnswer(503, 'Service Unavailable')
const tooMany = jsonAnswer(null, 429)
const refusedByFault = 'Insufficient margin to place order. asset=0'

class TooManyRequests extends Error {}

/** `stopping` cuts answers short that a fault holds back. */
export function createProtocol(venue: Venue, faults: Faults, stopping: AbortSignal): Protocol {
  function info(body: unknown): HttpAnswer {
    if (faults.isOut()) return outage
    const type = typeOf(body)
    const request = type === undefined ? undefined : infoRequests.get(type)
    const asked = request?.ask(venue, body)
    if (asked === undefined) return malformed
    if (type === 'orderStatus' && isHidden(body)) return jsonAnswer({ status: 'unknownOid' })
    return jsonAnswer(asked.answer)
  }

  function isHidden(body: unknown): boolean {
    const request = orderStatusRequest.safeParse(body)
    if (!request.success) return false
    const order = orderOf(venue, request.data.user, request.data.oid)
    return order !== undefined && faults.isHidden(order.user, order.placedAt)
  }

  function interfere(user: HexAddress, type: string): Interference {
    if (faults.consume('F5', user)) throw new TooManyRequests()
    if (faults.consume('F4', user)) return { instead: refusal(type) }
    return { halfFill: type === 'order' && faults.consume('F6', user) }
  }

  async function deliver({ answer, user, at }: Submission): Promise<HttpAnswer> {
    if (user === undefined || answer.status === 'err') return jsonAnswer(answer)
    if (answer.response.type === 'order' && faults.consume('F7', user)) faults.hide(user, at)
    if (faults.consume('F1', user)) return textAnswer(500, 'Internal Server Error')
    if (faults.consume('F2', user)) return { kind: 'reset' }
    if (faults.consume('F3', user)) {
      await wait(lateMs, undefined, { signal: stopping }).catch(() => undefined)
    }
    return jsonAnswer(answer)
  }

  async function exchange(body: unknown): Promise<HttpAnswer> {
    if (faults.isOut()) return outage
    try {
      return await deliver(await submit(venue, body, interfere))
    } catch (error) {
      if (error instanceof MalformedRequest) return malformed
      if (error instanceof TooManyRequests) return tooMany
      throw error
    }
  }

  return { info, exchange }
}

function refusal(type: string): SubmitAnswer {
  if (type !== 'order') return { status: 'err', response: refusedByFault }
  return {
    status: 'ok',
    response: { type: 'order', data: { statuses: [{ error: refusedByFault }] } },
  }
}

function typeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('type' in body)) return undefined
  return typeof body.type === 'string' ? body.type : undefined
}
