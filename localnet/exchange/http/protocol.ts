// The protocol's two endpoints, for HTTP and for `post` over WebSocket, with the faults that may affect them.
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { MalformedRequest, submit } from '../actions/submit.ts'
import type { Expiry, Interference, Submission, SubmitAnswer } from '../actions/submit.ts'
import type { Faults } from '../controls/faults.ts'
import { ofUser } from '../info/account.ts'
import { orderOf, orderStatusRequest } from '../info/orders.ts'
import { infoRequests } from '../info/registry.ts'
import type { HexAddress } from '../../types.ts'
import type { Venue } from '../venue.ts'
import { jsonAnswer, malformed, textAnswer } from '../../http/answer.ts'
import type { HttpAnswer } from '../../http/answer.ts'

export interface Protocol {
  info(body: unknown): HttpAnswer | Promise<HttpAnswer>
  exchange(body: unknown): Promise<HttpAnswer>
}

const lateMs = 30_000
const listsRows = new Set(['userFunding', 'userNonFundingLedgerUpdates'])
const outage = textAnswer(503, 'Service Unavailable')
const tooManyRequests = jsonAnswer(null, 429)
const refusedByFault: Record<string, string> = {
  order: 'Insufficient margin to place order. asset=0',
  withdraw3: 'Insufficient balance for withdrawal.',
  usdSend: 'Insufficient balance for token transfer.',
}

const toldOrder = z.looseObject({ status: z.literal('order'), order: z.looseObject({}) })

class TooManyRequests extends Error {}

/** `stopping`: ends the wait of answers that a fault delays. */
export function createProtocol(venue: Venue, faults: Faults, stopping: AbortSignal): Protocol {
  function info(body: unknown): HttpAnswer {
    if (faults.isOut()) return outage
    const type = typeOf(body)
    const request = type === undefined ? undefined : infoRequests.get(type)
    const asked = request?.ask(venue, body)
    if (asked === undefined) return malformed
    if (type === 'orderStatus') {
      return jsonAnswer(isHidden(body) ? { status: 'unknownOid' } : strange(body, asked.answer))
    }
    if (type !== undefined && listsRows.has(type)) {
      return jsonAnswer(disturbed(body, type, asked.answer))
    }
    return jsonAnswer(asked.answer)
  }

  /** See the faults F19 and F19b. */
  function disturbed(body: unknown, type: string, answer: unknown): unknown {
    const asked = ofUser.safeParse(body)
    if (!asked.success || !Array.isArray(answer)) return answer
    const { user } = asked.data
    if (faults.consume('F19', user, type)) return answer.slice(0, -1)
    if (faults.consume('F19b', user, type)) return answer.flatMap((row: unknown) => [row, row])
    return answer
  }

  /** See the fault F23. */
  function strange(body: unknown, answer: unknown): unknown {
    const asked = ofUser.safeParse(body)
    const found = toldOrder.safeParse(answer)
    if (!asked.success || !found.success) return answer
    const fault = faults.take('F23', asked.data.user, 'orderStatus')
    if (fault === undefined) return answer
    return { ...found.data, order: { ...found.data.order, status: fault.text ?? 'teleported' } }
  }

  function isHidden(body: unknown): boolean {
    const request = orderStatusRequest.safeParse(body)
    if (!request.success) return false
    const order = orderOf(venue, request.data.user, request.data.oid)
    return order !== undefined && faults.isHidden(order.user, order.placedAt)
  }

  function interfere(user: HexAddress, action: { type: string }, expiry: Expiry): Interference {
    const { type } = action
    const { volume = '0' } = venue.account(user) ?? {}
    const standing = { volume, at: venue.at, isExpired: expiry === 'past' }
    const tooMany = venue.allowance.spend(user, action, standing)
    if (tooMany !== undefined) return { instead: { status: 'err', response: tooMany } }
    if (expiry === 'past') return {}
    if (expiry === 'ahead' && faults.consume('F24', user, type)) {
      return { instead: { status: 'err', response: 'Action already expired' } }
    }
    if (faults.consume('F5', user, type)) throw new TooManyRequests()
    const refused = faults.take('F4', user, type)
    if (refused !== undefined) return { instead: refusal(type, refused.text) }
    return { halfFill: type === 'order' && faults.consume('F6', user, type) }
  }

  async function deliver({ answer, user, type, at }: Submission): Promise<HttpAnswer> {
    if (user === undefined || answer.status === 'err') return jsonAnswer(answer)
    if (answer.response.type === 'order' && faults.consume('F7', user, type)) faults.hide(user, at)
    if (faults.consume('F1', user, type)) return textAnswer(500, 'Internal Server Error')
    if (faults.consume('F2', user, type)) return { kind: 'reset' }
    if (faults.consume('F3', user, type)) {
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
      if (error instanceof TooManyRequests) return tooManyRequests
      throw error
    }
  }

  return { info, exchange }
}

function refusal(
  type: string,
  reason = refusedByFault[type] ?? 'Refused by a fault.',
): SubmitAnswer {
  if (type !== 'order') return { status: 'err', response: reason }
  return {
    status: 'ok',
    response: { type: 'order', data: { statuses: [{ error: reason }] } },
  }
}

function typeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('type' in body)) return undefined
  return typeof body.type === 'string' ? body.type : undefined
}
