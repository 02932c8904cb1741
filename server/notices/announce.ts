import type { EntityEvent } from '../../contract/live/live.ts'
import type { UserId } from '../../contract/primitives.ts'
import type { Context } from '../context.ts'

/** Open pages of the person ask for the inbox again. */
export function announce({ bus, clock }: Pick<Context, 'bus' | 'clock'>, userId: UserId): void {
  const event: EntityEvent = { type: 'notice.changed', at: clock() }
  bus.publish(`user.${userId}.notifications`, event)
}
