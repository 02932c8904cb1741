import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import type { Asset } from '../../../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../../../contract/primitives.ts'
import { useWorld } from '../../../../../api/exchange/world.ts'
import { formatDuration } from '../../../../../lib/time.ts'
import { Callout } from '../../../../../ui/feedback/callout.tsx'
import { Rail } from '../../../../../ui/rail/rail.tsx'
import type { Draft } from '../draft.ts'
import type { Figures } from './figures.ts'
import type { HeardProgram } from './hear-program.ts'
import { OutcomePreview } from './outcome-preview.tsx'
import { PlanFigures } from './plan-figures.tsx'
import { rehearsalOf } from './rehearsal-of.ts'
import { useAside } from './use-aside.ts'
import { useOutcomes } from './use-outcomes.ts'

export interface ContractPreviewProps {
  asset: Asset
  /** Null while a field cannot be read: the last preview stays. */
  draft: Draft | null
  planned: Figures | { refusal: string } | null
  /** USDC; null until known. */
  free: DecimalString | null
  /** Whose decisions are its signals; null: Alura's, or not known yet. */
  heard: HeardProgram | null
}

/** The contract's scale, its past outcomes and its plan, updated while typing. */
export function ContractPreview({ asset, draft, planned, free, heard }: ContractPreviewProps) {
  const contract = useLast(draft && planned && { draft, planned })
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-5">
      <h2 id="preview" className="text-base font-semibold">{t`What this means`}</h2>
      {contract === null ? (
        <p className="min-h-[34rem] text-muted">{t`Fill in the form to see the plan.`}</p>
      ) : (
        <Preview asset={asset} free={free} heard={heard} {...contract} />
      )}
    </section>
  )
}

interface PreviewProps {
  asset: Asset
  draft: Draft
  planned: Figures | { refusal: string }
  free: DecimalString | null
  /** Whose decisions are its signals; null: Alura's, or not known yet. */
  heard: HeardProgram | null
}

function Preview({ asset, draft, planned, free, heard }: PreviewProps) {
  const world = useWorld()
  const figures = 'plan' in planned ? planned : null
  const rehearsal = figures && rehearsalOf(draft, figures.plan, asset, world, free)
  const { contract, program } = draft
  const isHeard = program === undefined || heard !== null
  const preview = useOutcomes(isHeard ? rehearsal : null, heard)
  // What a program does beside its estimate is not drawn: it would be asked as often again.
  const [paths] = useAside('paths', [program === undefined ? rehearsal : null])
  const last = useLast(paths ?? null)
  const drawn = program === undefined ? last : null
  return (
    <>
      <Rail
        size="lg"
        label={t`${asset.symbol} session preview`}
        budget={contract.budget}
        lossThreshold={contract.lossThreshold}
        profitTarget={contract.profitTarget}
        paths={{ lines: drawn?.lines ?? [], isOld: !paths }}
      />
      <p className="-mt-3 min-h-4 text-xs text-pretty text-muted">
        {drawn && (
          <Trans>
            {drawn.lines.length} past starts from the top down to {formatDuration(drawn.spanMs)}{' '}
            later.
          </Trans>
        )}
      </p>
      {'refusal' in planned ? (
        <div className="min-h-72">
          <Callout tone="warn" title={t`No plan fits these numbers`}>
            {planned.refusal}
          </Callout>
        </div>
      ) : (
        <OutcomePreview {...preview} draft={draft} wallet={rehearsal?.wallet ?? contract.budget} />
      )}
      <PlanFigures draft={draft} figures={figures} free={free} />
    </>
  )
}

/** The value, or the last one while it is null. */
function useLast<T>(value: T | null): T | null {
  const [last, setLast] = useState(value)
  if (value !== null && JSON.stringify(value) !== JSON.stringify(last)) setLast(value)
  return value ?? last
}
