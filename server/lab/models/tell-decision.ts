import type { EntityEvent } from '../../../contract/live/live.ts'
import type { Context } from '../../context.ts'
import type { TraderRow } from '../../storage/traders/traders.ts'

/** Says on the person's stream `decisions` that a decision of their trader's model has gone on. */
export function tellDecision(
  { bus, clock }: Pick<Context, 'bus' | 'clock'>,
  { id: accountId, userId }: Pick<TraderRow, 'id' | 'userId'>,
  decisionId: number,
): void {
  const event: EntityEvent = { type: 'decision.changed', accountId, decisionId, at: clock() }
  bus.publish(`user.${userId}.decisions`, event)
}
