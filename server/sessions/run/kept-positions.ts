import { bracketExit } from '../../../engine/sessions/exits.ts'
import type { Decision, PositionState } from '../../../engine/types.ts'
import type { MarkPrice } from '../../venue/port.ts'

type Close = Extract<Decision, { action: 'close' }>

/** Closes at take-profits and stops that the mark is beyond, and for no other reason: their session has ended. */
export function watchedExits(live: readonly PositionState[], { mark }: MarkPrice): Close[] {
  return live
    .filter((position) => position.status === 'open')
    .flatMap((position): Close[] => {
      const exit = bracketExit(position, mark)
      return exit === null ? [] : [{ action: 'close', positionId: position.id, ...exit }]
    })
}
