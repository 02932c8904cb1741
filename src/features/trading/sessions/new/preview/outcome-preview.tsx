import { plural, t } from '@lingui/core/macro'
import { useId, type ReactNode } from 'react'
import { messageFor } from '../../../../../api/errors.ts'
import { fromPosted } from '../../../../../api/acting/posted-error.ts'
import { useWorld } from '../../../../../api/exchange/world.ts'
import { formatNumber } from '../../../../../lib/numbers/format.ts'
import { formatDuration } from '../../../../../lib/time.ts'
import { Button } from '../../../../../ui/form/button.tsx'
import { Callout } from '../../../../../ui/feedback/callout.tsx'
import { RailShares } from '../../../../../ui/rail/rail-shares.tsx'
import { AssumptionTerms } from './assumption-terms.tsx'
import type { Draft } from '../draft.ts'
import { breakEven } from './break-even.ts'
import {
  gateWords,
  outcomeSentence,
  outcomeWords,
  pastWords,
  possibleOutcomes,
  separateStretches,
  wholeShares,
} from './outcome-words.ts'
import type { PreviewReply } from './previewer.ts'
import type { PreviewState } from './use-outcomes.ts'

export interface OutcomePreviewProps extends PreviewState {
  draft: Draft
  /** USDC that back the positions. */
  wallet: string
}

/** How this contract ended from past starts. Its space is reserved before the numbers arrive. */
export function OutcomePreview(props: OutcomePreviewProps) {
  const { draft, wallet, reply, isComplete, retry } = props
  const { simulated } = useWorld()
  const headingId = useId()
  const estimate = reply?.state === 'estimate' ? reply : null
  const past = estimate?.past ?? null
  const shares = estimate && wholeShares(estimate.outcomes.counts)
  const possible = possibleOutcomes(draft, past)
  return (
    <section
      aria-labelledby={headingId}
      aria-busy={!isComplete}
      data-replayed={estimate?.outcomes.replayed}
      className="flex flex-col gap-3"
    >
      <h3 id={headingId} className="font-medium">{t`How it ended from past starts`}</h3>
      {reply?.state === 'programFailed' ? (
        <ProgramFailed {...reply} />
      ) : reply?.state === 'failed' || reply?.state === 'tooShort' ? (
        <Unavailable reply={reply} retry={retry} />
      ) : (
        <>
          <BreakEven draft={draft} estimate={estimate} />
          <RailShares
            shares={possible.map((kind) => ({
              ...outcomeWords[kind],
              percent: shares?.[kind] ?? 0,
            }))}
          />
          <dl className="grid grid-cols-3 gap-x-2 gap-y-2 sm:flex sm:justify-between">
            {possible.map((kind) => (
              <div key={kind}>
                <dt className="label flex items-center gap-1.5 whitespace-nowrap">
                  <i aria-hidden className={`mark size-2 ${outcomeWords[kind].colour}`} />
                  {outcomeWords[kind].name}
                </dt>
                <dd className="text-lg font-medium">
                  {shares === null ? '—' : `${shares[kind]}%`}
                </dd>
              </div>
            ))}
          </dl>
          <Usual estimate={estimate} />
          <p className="min-h-20 sm:min-h-16 text-xs text-pretty text-muted">
            {estimate === null
              ? t`Reading the market’s history.`
              : pastWords(draft, estimate.past, estimate.outcomes.replayed)}{' '}
            {estimate !== null && <Overlap estimate={estimate} />}{' '}
            {simulated ? t`Not a forecast, and this market is simulated.` : t`Not a forecast.`}
          </p>
          <AssumptionTerms draft={draft} wallet={wallet} />
        </>
      )}
      <output className="sr-only">
        {isComplete && estimate !== null
          ? outcomeSentence(draft, estimate.past, estimate.outcomes)
          : ''}
      </output>
    </section>
  )
}

/** How often sessions must earn something to break even, and how often they did. */
function BreakEven({ draft: { contract }, estimate }: { draft: Draft; estimate: Estimate | null }) {
  const { needed, had } = breakEven(contract, estimate?.outcomes ?? null)
  return (
    <p className="text-xs text-muted">
      {had === null
        ? t`Breaks even at ${needed}% wins`
        : t`Breaks even at ${needed}% wins, had ${had}%`}
    </p>
  )
}

type Estimate = Extract<PreviewReply, { state: 'estimate' }>

function Usual({ estimate }: { estimate: Estimate | null }) {
  const medianMs = estimate?.outcomes.medianDurationMs ?? null
  const entries = estimate?.outcomes.meanEntries ?? null
  const gate = estimate?.outcomes.mainGate ?? null
  return (
    <dl className="grid grid-cols-3 gap-4">
      <Fact name={t`Usually over in`}>{medianMs === null ? '—' : formatDuration(medianMs)}</Fact>
      <Fact name={t`Positions until then`}>
        {entries === null ? '—' : formatNumber(entries, { places: 1 })}
      </Fact>
      <Fact name={t`Kept from trading by`}>{gate === null ? '—' : gateWords[gate]}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}

function Overlap({ estimate: { outcomes, past } }: { estimate: Estimate }) {
  const stretches = separateStretches(outcomes, past)
  return stretches === null
    ? t`The starts overlap.`
    : t`The starts overlap: the history holds about ${stretches} such ${plural(stretches, { one: `session`, other: `sessions` })} one after the other.`
}

function ProgramFailed({ message, line }: { message: string; line: number | null }) {
  return (
    <div className="min-h-52">
      <Callout
        tone="warn"
        title={line === null ? t`The program does not run` : t`The program fails at line ${line}`}
      >
        {message === '' ? t`It reads other candles each time.` : <span lang="en">{message}</span>}
      </Callout>
    </div>
  )
}

interface UnavailableProps {
  reply: Extract<PreviewReply, { state: 'failed' | 'tooShort' }>
  retry: () => void
}

function Unavailable({ reply, retry }: UnavailableProps) {
  return (
    <div className="min-h-52">
      {reply.state === 'tooShort' ? (
        <Callout tone="info" title={t`Too little history to say`}>
          {t`The exchange keeps ${reply.bars} bars of ${reply.interval} of this market. That leaves too few starts.`}
        </Callout>
      ) : (
        <Callout
          tone="warn"
          title={t`The history could not be read`}
          action={<Button size="sm" onClick={retry}>{t`Try again`}</Button>}
        >
          {messageFor(fromPosted(reply.error))}
        </Callout>
      )}
    </div>
  )
}
