import { t } from '@lingui/core/macro'
import { useId } from 'react'
import { programStartCount, startCount } from '../../../../../../engine/expectation/past-starts.ts'
import { useWorld } from '../../../../../api/exchange/world.ts'
import { Hint } from '../../../../../ui/overlay/hint.tsx'
import { assumptions } from './assumptions.ts'
import type { Draft } from '../draft.ts'

interface AssumptionTermsProps {
  draft: Draft
  /** USDC that back the positions. */
  wallet: string
}

/** The assumptions of the replays: each term is explained on hover, focus and touch. */
export function AssumptionTerms({ draft, wallet }: AssumptionTermsProps) {
  const world = useWorld()
  const id = useId()
  const starts = draft.program === undefined ? startCount : programStartCount
  const [interval = '1m'] = draft.strategy.intervals
  return (
    <ul aria-label={t`Assumptions`} className="flex flex-wrap gap-x-2.5 gap-y-1">
      {assumptions(world, interval, wallet, starts).map(({ name, text }) => (
        <li key={name}>
          <Hint id={`${id}-${name}`} text={text}>
            <button
              type="button"
              aria-describedby={`${id}-${name}`}
              className="text-xs text-muted underline decoration-dotted underline-offset-4 hover:text-text pointer-coarse:min-h-11"
            >
              {name}
            </button>
          </Hint>
        </li>
      ))}
    </ul>
  )
}
