import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { formatDuration } from '../../../../../lib/time.ts'
import { Callout } from '../../../../../ui/feedback/callout.tsx'
import { Rail } from '../../../../../ui/rail/rail.tsx'
import type { NewSessionForm } from '../use-new-session.ts'
import { ExpectedLead } from './expected/expected-lead.tsx'
import { LimitsLead } from './expected/limits-lead.tsx'
import { OutcomePreview } from './outcome-preview.tsx'
import { PlanFigures } from './plan-figures.tsx'
import { useAside } from './use-aside.ts'
import { type ContractOutcome, useLast } from './use-contract-outcome.ts'

export interface ContractPreviewProps {
  form: NewSessionForm
  outcome: ContractOutcome
}

/** What the contract is expected to earn, its scale, its past outcomes and its plan, updated while typing. */
export function ContractPreview({ form, outcome }: ContractPreviewProps) {
  const { contract } = outcome
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-5">
      <h2 id="preview" className="text-base font-semibold">{t`What this means`}</h2>
      {contract === null ? (
        <p className="min-h-[34rem] text-muted">{t`Fill in the form to see the plan.`}</p>
      ) : (
        <Preview form={form} {...outcome} contract={contract} />
      )}
    </section>
  )
}

type PreviewProps = Pick<ContractPreviewProps, 'form'> &
  Omit<ContractOutcome, 'contract'> & { contract: NonNullable<ContractOutcome['contract']> }

function Preview({ form: { asset, free }, contract, figures, rehearsal, preview }: PreviewProps) {
  const { draft, planned } = contract
  const { contract: terms, program } = draft
  // What a program does beside its estimate is not drawn: it would be asked as often again.
  const [paths] = useAside('paths', [program === undefined ? rehearsal : null])
  const last = useLast(paths ?? null)
  const drawn = program === undefined ? last : null
  return (
    <>
      <ExpectedLead draft={draft} reply={'refusal' in planned ? null : preview.reply} />
      {'plan' in planned && <LimitsLead draft={draft} figures={planned} reply={preview.reply} />}
      <Rail
        size="lg"
        label={t`${asset.symbol} session preview`}
        budget={terms.budget}
        lossThreshold={terms.lossThreshold}
        profitTarget={terms.profitTarget}
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
        <OutcomePreview {...preview} draft={draft} wallet={rehearsal?.wallet ?? terms.budget} />
      )}
      <PlanFigures draft={draft} figures={figures} free={free} />
    </>
  )
}
