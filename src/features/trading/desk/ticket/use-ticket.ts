import { useCallback, useMemo, useReducer } from 'react'
import type { Asset } from '../../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import type { LevelMove } from '../../../../charts/position-tool/position-tool.ts'
import { mirrored, moved } from './planned-levels.ts'
import { filled, type SetupTerms } from './setups.ts'
import type { TargetText } from './targets.ts'
import { readTicket, type TicketText } from './ticket.ts'

const empty: TicketText = {
  side: 'long',
  entryKind: 'market',
  entry: '',
  stop: '',
  targets: [],
  leverage: '',
  risk: '',
}

/** The default limit of people who have not set one. */
const usualLeverage = 5

interface TicketState {
  text: TicketText
  /** Counts edits and drags, each of which disarms the ticket. */
  edits: number
}

type Change = (text: TicketText) => TicketText

function reduce({ text, edits }: TicketState, change: Change): TicketState {
  return { text: change(text), edits: edits + 1 }
}

/** The ticket of one market, as typed and as parsed. `mark`: null while unknown. */
export function useTicket({ szDecimals, maxLeverage }: Asset, mark: DecimalString | null) {
  const [{ text, edits }, change] = useReducer(reduce, {
    text: { ...empty, leverage: String(Math.min(usualLeverage, maxLeverage)) },
    edits: 0,
  })
  const read = useMemo(
    () => readTicket(text, { szDecimals, maxLeverage, mark }),
    [text, szDecimals, maxLeverage, mark],
  )
  const move = useCallback(
    (by: LevelMove) => change((before) => moved(before, by, szDecimals)),
    [szDecimals],
  )
  return {
    text,
    edits,
    ...read,
    move,
    set: (next: Partial<TicketText>) => change((before) => ({ ...before, ...next })),
    /** Clears the plan but keeps the kind of trade. */
    clear: () => change((before) => ({ ...before, entry: '', stop: '', targets: [] })),
    turn: () => change((before) => mirrored(before, read.ticket, szDecimals)),
    fill: (setup: SetupTerms, range: DecimalString) => {
      if (mark === null) return
      change((before) => ({
        ...before,
        ...filled(setup, before.side, { mark, range, szDecimals }),
      }))
    },
    setTargets: (next: (before: readonly TargetText[]) => readonly TargetText[]) =>
      change((before) => ({ ...before, targets: next(before.targets) })),
  }
}

export type TicketForm = ReturnType<typeof useTicket>
