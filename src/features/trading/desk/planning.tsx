import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import type { Asset } from '../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { messageFor } from '../../../api/errors.ts'
import { checkWords } from '../../../lib/check-words.ts'
import { formatSize } from '../../../lib/numbers/format.ts'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { ChecksList } from '../../../ui/figures/checks-list.tsx'
import { PlaceButton } from './ticket/place-button.tsx'
import { TicketForm } from './ticket/ticket-form.tsx'
import { useArming } from './ticket/use-arming.ts'
import { usePlace } from './use-place.ts'
import type { TicketForm as Form } from './ticket/use-ticket.ts'
import { SizeFigures } from './verdict/size-figures.tsx'
import type { Verdict } from './verdict/verdict.ts'
import { warningWords } from './verdict/words.ts'

export interface PlanningProps {
  asset: Asset
  form: Form
  mark: DecimalString | null
  range: DecimalString | null
  /** Null while the ticket cannot be read or the rules are unknown. */
  verdict: Verdict | null
  hasRules: boolean
  /** USDC kept back for running sessions. */
  promised: DecimalString
  /** Why the rules are unknown. */
  rulesError: Error | null
  onRetryRules: () => void
  obstacle: ReactNode
}

/** The ticket with the result of the checks, and the button that places it. */
export function Planning(props: PlanningProps) {
  const { asset, form, mark, range, verdict, hasRules, obstacle } = props
  const { rulesError, onRetryRules } = props
  const { ticket } = form
  const { place, attempt, refusal } = usePlace(asset)
  const why = whyNot(props)
  const { arming, press, escape } = useArming({
    canPlace: why === undefined,
    edits: form.edits,
    place: async () => {
      if (ticket === null || verdict === null) return
      if (await place(ticket, verdict.quantity)) form.clear()
    },
  })
  return (
    <TicketForm asset={asset} form={form} mark={mark} range={range} onPress={press}>
      {verdict !== null ? (
        <>
          <SizeFigures symbol={asset.symbol} verdict={verdict} promised={props.promised} />
          {verdict.warnings.map((warning) => (
            <Callout key={warning} tone="warn">
              {warningWords[warning]}
            </Callout>
          ))}
          <ChecksList checks={verdict.checks} refusal={verdict.refusal} />
        </>
      ) : hasRules ? (
        <p className="text-sm text-muted">{t`Size, risk and checks follow from stop and targets.`}</p>
      ) : rulesError !== null ? (
        <ErrorMessage
          title={t`Your limits did not load`}
          message={messageFor(rulesError)}
          onRetry={onRetryRules}
        />
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
      {obstacle}
      {refusal !== null && (
        <Callout tone="danger" title={t`Not placed`}>
          {refusal}
        </Callout>
      )}
      <PlaceButton
        arming={arming}
        side={form.text.side}
        what={verdict && `${formatSize(verdict.quantity)} ${asset.symbol}`}
        disabledReason={why}
        onBlocked={() => {
          if (ticket === null || verdict === null || verdict.refusal === null) return
          if (obstacle === null) attempt(ticket, verdict.quantity)
        }}
        onDisarm={escape}
      />
    </TicketForm>
  )
}

function whyNot({ form, verdict, obstacle }: PlanningProps): string | undefined {
  if (obstacle !== null) return t`Trading is not enabled yet`
  const fault = Object.values(form.errors)[0]
  if (fault !== undefined) return fault
  if (verdict === null) return t`The trade is not complete yet`
  return verdict.refusal === null ? undefined : checkWords[verdict.refusal.check].remedy
}
