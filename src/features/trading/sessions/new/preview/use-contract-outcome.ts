import { useState } from 'react'
import { useWorld } from '../../../../../api/exchange/world.ts'
import type { Rehearsal } from '../../../../../../engine/replay/rehearsal.ts'
import type { Draft } from '../draft.ts'
import type { NewSessionForm } from '../use-new-session.ts'
import type { Figures } from './figures.ts'
import { rehearsalOf } from './rehearsal-of.ts'
import { type PreviewState, useOutcomes } from './use-outcomes.ts'

export interface ContractOutcome {
  /** Null until the form could be read once; while a field cannot be read, the last one stays. */
  contract: { draft: Draft; planned: Figures | { refusal: string } } | null
  /** Null where no plan fits. */
  figures: Figures | null
  rehearsal: Rehearsal | null
  preview: PreviewState
}

/** The form's contract with its plan, and how it ended from past starts. */
export function useContractOutcome(form: NewSessionForm): ContractOutcome {
  const { asset, draft, planned, free, dailyRange, program } = form
  const world = useWorld()
  const contract = useLast(draft && planned && { draft, planned })
  const figures = contract && 'plan' in contract.planned ? contract.planned : null
  const market = { asset, dailyRangePct: dailyRange?.pct }
  const rehearsal =
    contract && figures && rehearsalOf(contract.draft, figures.plan, market, world, free)
  const isHeard = contract?.draft.program === undefined || program.heard !== null
  return {
    contract,
    figures,
    rehearsal,
    preview: useOutcomes(isHeard ? rehearsal : null, program.heard),
  }
}

/** The value, or the last one while it is null. */
export function useLast<T>(value: T | null): T | null {
  const [last, setLast] = useState(value)
  if (value !== null && JSON.stringify(value) !== JSON.stringify(last)) setLast(value)
  return value ?? last
}
