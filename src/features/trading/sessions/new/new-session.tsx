import { t } from '@lingui/core/macro'
import { Suspense, useRef, type ReactNode } from 'react'
import type { TradingKey } from '../../../../../contract/people/auth.ts'
import type { Asset } from '../../../../../contract/market/market.ts'
import { useStaleReason } from '../../../../api/freshness.ts'
import { isUnknown, messageFor } from '../../../../api/errors.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { Money } from '../../../../ui/figures/money.tsx'
import { Tabs } from '../../../../ui/overlay/tabs.tsx'
import { ContractPreview } from './preview/contract-preview.tsx'
import { type ContractOutcome, useContractOutcome } from './preview/use-contract-outcome.ts'
import { MarketConflict } from './preflight/market-conflict.tsx'
import { MarketPicker } from './market-picker.tsx'
import { startBlockedBy } from './preflight/preflight.ts'
import { PreflightFix } from './preflight/preflight-fix.tsx'
import { PreflightList } from './preflight/preflight-list.tsx'
import { SignalsField } from './program/signals-field.tsx'
import { Fold } from '../../../../ui/fold.tsx'
import { lazyPart } from '../../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import type { PresetMatrixProps } from './compare/preset-matrix.tsx'
import { FormFields } from './form-fields.tsx'
import {
  formFields,
  useNewSession,
  type FieldErrors,
  type NewSessionForm,
} from './use-new-session.ts'
import { usePreflight, type PreflightState } from './preflight/use-preflight.ts'

const PresetMatrix = lazyPart<PresetMatrixProps>(
  async () => ({ default: (await import('./compare/preset-matrix.tsx')).PresetMatrix }),
  {
    get name() {
      return t`The comparison`
    },
  },
)

export interface NewSessionProps {
  markets: readonly [Asset, ...Asset[]]
  tradingKey: TradingKey | undefined
  /** The panel that asks for missing approvals. */
  enableTrading: ReactNode
}

/** One form for every session, with an explanation of its numbers beside it. */
export function NewSession({ markets, tradingKey, enableTrading }: NewSessionProps) {
  const form = useNewSession(markets)
  const { mode, asset, taken, running, free, draft } = form
  const preflight = usePreflight(draft, asset.assetIndex, {
    tradingKey,
    free: free ?? undefined,
    budget: draft?.contract.budget ?? null,
    symbol: asset.symbol,
    running,
  })
  const blockedBy = useBlockedBy(form, preflight)
  const outcome = useContractOutcome(form)
  const approvals = useRef<HTMLDivElement>(null)
  const rival = running?.find(({ symbol }) => symbol === asset.symbol)
  const tabs = [
    { value: 'simple', label: t`Simple`, panel: <FormFields form={form} /> },
    { value: 'custom', label: t`Custom`, panel: <FormFields form={form} /> },
  ] as const

  return (
    <form
      aria-label={t`New session`}
      noValidate
      // A hint at the edge must not make the page wider.
      className="-mx-2 grid grid-cols-1 gap-x-16 gap-y-10 overflow-x-clip px-2 max-lg:pb-28 lg:grid-cols-[minmax(0,1fr)_minmax(0,28rem)] lg:grid-rows-[auto_1fr]"
      onSubmit={(event) => {
        event.preventDefault()
        if (blockedBy === undefined && !form.isStarting) form.start()
      }}
    >
      <div className="flex flex-col gap-7">
        <div className="flex flex-col gap-3">
          <MarketPicker
            markets={markets}
            taken={taken}
            value={asset.symbol}
            onValueChange={form.setSymbol}
          />
          {rival !== undefined && (
            <MarketConflict
              session={rival}
              vacant={form.vacant?.symbol}
              onSymbolChange={form.setSymbol}
            />
          )}
        </div>
        <SignalsField form={form} />
        <Fold
          summary={<span className="text-sm font-medium">{t`Compare all presets`}</span>}
          lineClassName="min-h-9 items-center"
        >
          <Suspense fallback={<Skeleton className="h-96 w-full" />}>
            <PresetMatrix form={form} markets={markets} />
          </Suspense>
        </Fold>
        <Tabs label={t`How much to set`} value={mode} onValueChange={form.setMode} tabs={tabs} />
      </div>
      <div className="flex flex-col gap-5 lg:row-span-2">
        <ContractPreview form={form} outcome={outcome} />
        <Start form={form} outcome={outcome} blockedBy={blockedBy} />
      </div>
      <div className="flex flex-col gap-7">
        <PreflightList
          {...preflight}
          fixOf={(fix) => (
            <PreflightFix
              fix={fix}
              form={form}
              onApprove={() => showApprovals(approvals.current)}
              onRetry={preflight.retry}
            />
          )}
        />
        <div ref={approvals} className="empty:hidden">
          {enableTrading}
        </div>
      </div>
    </form>
  )
}

interface StartProps {
  form: NewSessionForm
  outcome: ContractOutcome
  blockedBy: string | undefined
}

/** Always visible: above the navigation where that is at the bottom, otherwise at the end of the column. */
function Start({ form, outcome, blockedBy }: StartProps) {
  const { planned } = form
  const canLose = planned !== null && 'plan' in planned ? planned.canLose : null
  const { reply } = outcome.preview
  const mean = reply?.state === 'estimate' ? reply.outcomes.meanNetPct : null
  return (
    <div className="flex flex-col gap-1.5 border-line bg-page py-3 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-lg:z-20 max-lg:border-t max-lg:px-4 max-lg:pb-2 lg:sticky lg:bottom-0 lg:border-t">
      {form.refusal !== null && (
        <div role="alert">
          <Callout
            tone={isUnknown(form.refusal) ? 'warn' : 'danger'}
            title={
              isUnknown(form.refusal)
                ? t`Not known whether the session started`
                : t`The session did not start`
            }
          >
            {messageFor(form.refusal)}
          </Callout>
        </div>
      )}
      <div className="flex items-center gap-4 max-[22rem]:gap-2">
        <p className="flex shrink-0 flex-col max-[22rem]:shrink lg:hidden">
          <span className="text-2xs text-muted">{t`Can lose about`}</span>
          <span className="font-medium">
            {canLose === null ? '—' : <Money value={canLose} most={10} />}
          </span>
        </p>
        <p className="flex shrink-0 flex-col max-[22rem]:shrink">
          <span className="text-2xs text-muted">{t`Expected per $100`}</span>
          <span className="font-medium">
            {mean === null ? '—' : <Money value={mean} signed most={8} />}
          </span>
        </p>
        <div className="grid min-w-fit flex-1">
          <Button
            type="submit"
            variant="primary"
            className="w-full max-[22rem]:px-2"
            pending={form.isStarting}
            pendingLabel={t`Starting`}
            disabledReason={blockedBy}
          >{t`Start session`}</Button>
        </div>
      </div>
      <p className="min-h-4 text-center text-xs text-balance text-muted">{blockedBy}</p>
    </div>
  )
}

/** Errors that are visible here come first, because the server's checks are slightly older. */
function useBlockedBy(form: NewSessionForm, { checks, error }: PreflightState): string | undefined {
  const staleReason = useStaleReason()
  const { draft, planned, isValid, isStarting, asset, taken } = form
  if (isStarting) return undefined
  if (staleReason !== undefined) return staleReason
  if (draft === null || !isValid) return t`Correct the marked fields first: ${marked(form.errors)}`
  if (planned !== null && 'refusal' in planned) return planned.refusal
  if (taken.has(asset.symbol)) return t`A session is already running on ${asset.symbol}`
  if (error !== null) return t`The checks could not be made`
  return startBlockedBy(checks)
}

function marked(errors: FieldErrors): string {
  return formFields
    .filter((field) => errors[field] !== undefined)
    .map((field) => fieldNames[field])
    .join(', ')
}

const fieldNames: Record<keyof FieldErrors, string> = {
  get budget() {
    return t`budget`
  },
  get profitTarget() {
    return t`profit target`
  },
  get lossThreshold() {
    return t`loss threshold`
  },
  get maxPositions() {
    return t`positions`
  },
  get time() {
    return t`time`
  },
}

function showApprovals(panel: HTMLElement | null): void {
  panel?.scrollIntoView({ block: 'center' })
  panel?.querySelector<HTMLElement>('button[type="button"]:not([aria-label])')?.focus()
}
