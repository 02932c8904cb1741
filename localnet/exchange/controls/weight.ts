// The request weight that this exchange counted, by minute.
import * as z from 'zod'
import { type HttpAnswer, jsonAnswer } from '../../http/answer.ts'
import { wireAddress } from '../trading/requests.ts'
import type { ControlContext } from './controls.ts'

export function weight({ meter }: Pick<ControlContext, 'meter'>): HttpAnswer {
  return jsonAnswer(meter.report())
}

const limitBody = z.object({
  /** Weight per minute. */
  limit: z.number().int().min(1).optional(),
  /** Pretends that an account has already sent this many actions. */
  actions: z.object({ user: wireAddress, sent: z.number().int().min(0) }).optional(),
})

/** Changes the limit, where limits are enforced. */
export function limitWeight(
  { meter, venue }: Pick<ControlContext, 'meter' | 'venue'>,
  body: unknown,
): HttpAnswer {
  const parsed = limitBody.safeParse(body)
  if (!parsed.success) {
    return jsonAnswer({ error: 'expected {limit?: 1200, actions?: {user, sent}}' }, 400)
  }
  const { limit, actions } = parsed.data
  if (limit !== undefined) meter.limitTo(limit)
  if (actions !== undefined) venue.allowance.set(actions.user, actions.sent)
  return weight({ meter })
}
