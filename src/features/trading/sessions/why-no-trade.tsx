import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Check, CircleSlash, Minus } from 'lucide-react'
import type { GateReport, Session } from '../../../../contract/sessions/sessions.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { reasonOf } from '../../../charts/marks/decision-marks.ts'
import { cx } from '../../../lib/cx.ts'
import { formatPercent } from '../../../lib/numbers/format.ts'
import { Age } from '../../../ui/figures/age.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { gateFigures, gateProgress, gateWords } from './gate-words.ts'
import { gatesQuery, isUnknownQuestion, lastDecisionQuery } from './sessions.queries.ts'
import { wordsLang } from '../../../lib/words/language.ts'

/** The gates of an entry in order, the first that blocks, and how far its value is from passing. */
export function WhyNoTrade({ session }: { session: Session }) {
  const gates = useQuery(gatesQuery(useSignedIn(), session.id))
  return (
    <section aria-labelledby="why-heading" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2
          id="why-heading"
          className="text-base font-semibold"
        >{t`What the next trade waits for`}</h2>
        {gates.data && (
          <p className="text-xs text-muted">
            <Trans>
              Asked <Age at={gates.data.at} />
            </Trans>
          </p>
        )}
      </div>
      <Answer sessionId={session.id} gates={gates} />
    </section>
  )
}

interface AnswerProps {
  sessionId: string
  gates: ReturnType<typeof useQuery<{ blockedBy: string | null; gates: GateReport[] }>>
}

function Answer({ sessionId, gates }: AnswerProps) {
  if (gates.data) {
    const blocking = gates.data.gates.find(({ status }) => status === 'block')
    return (
      <>
        <p>
          {blocking === undefined ? (
            t`Every gate is open: the next cycle may enter.`
          ) : (
            <span lang={wordsLang(blocking.reason)}>{sentence(reasonOf(blocking))}</span>
          )}
        </p>
        <GateList gates={gates.data.gates} />
      </>
    )
  }
  // An older server has no such report, but its log says the same as text.
  if (isUnknownQuestion(gates.error)) {
    return <LastRefusal sessionId={sessionId} />
  }
  if (gates.error) {
    return (
      <ErrorMessage
        message={messageFor(gates.error)}
        onRetry={() => void gates.refetch()}
        retrying={gates.isFetching}
      />
    )
  }
  return <Skeleton className="h-24 w-full" />
}

function GateList({ gates }: { gates: readonly GateReport[] }) {
  const first = gates.findIndex(({ status }) => status === 'block')
  const passed = first === -1 ? gates.length : first
  return (
    <div className="@container">
      <ol aria-label={t`Gates of an entry`} className="gap-x-10 @xl:columns-2">
        {gates.map((gate, index) => (
          <li
            key={gate.gate}
            aria-current={index === first ? 'step' : undefined}
            className={cx(
              'flex min-h-9 break-inside-avoid items-center gap-2.5 border-b border-line py-1.5 text-xs',
              index > passed && 'text-muted',
            )}
          >
            <GateIcon status={gate.status} />
            <span className={cx(index === first && 'font-medium')}>{gateWords(gate.gate)}</span>
            {index === first && <Distance gate={gate} />}
          </li>
        ))}
      </ol>
    </div>
  )
}

const icons = {
  pass: {
    Icon: Check,
    get word() {
      return t`Open`
    },
    tone: 'text-gain',
  },
  block: {
    Icon: CircleSlash,
    get word() {
      return t`Shut`
    },
    tone: 'text-warn',
  },
  not_reached: {
    Icon: Minus,
    get word() {
      return t`Not asked`
    },
    tone: 'text-muted',
  },
} as const

function GateIcon({ status }: Pick<GateReport, 'status'>) {
  const { Icon, word, tone } = icons[status]
  return (
    <>
      <Icon aria-hidden className={cx('size-4 shrink-0', tone)} />
      <span className="sr-only">{word}:</span>
    </>
  )
}

function Distance({ gate }: { gate: GateReport }) {
  const { actual, required } = gateFigures(gate)
  const progress = gateProgress({ actual, required })
  return (
    <span className="ml-auto flex items-center gap-2 text-right text-muted">
      {progress !== null && (
        <span aria-hidden className="track h-1 w-16 bg-line">
          <span className="mark block h-full bg-warn" style={{ width: `${progress * 100}%` }} />
        </span>
      )}
      <span>
        {progress === null
          ? t`${actual} · needs ${required}`
          : t`${actual} of ${required}, ${formatPercent(progress * 100, { places: 0 })} there`}
      </span>
    </span>
  )
}

function LastRefusal({ sessionId }: { sessionId: string }) {
  const { data } = useQuery(lastDecisionQuery(useSignedIn(), sessionId))
  if (data === undefined) return <Skeleton className="h-6 w-full" />
  const refusal = data.items.find((log) => log.data['action'] === 'refuse')
  if (refusal === undefined)
    return <p className="text-muted">{t`No entry has been refused so far.`}</p>
  return (
    <p>
      <span lang={wordsLang(refusal.reason)}>{sentence(reasonOf(refusal))}</span>{' '}
      <span className="text-xs text-muted">
        <Age at={refusal.at} />
      </span>
    </p>
  )
}

function sentence(text: string): string {
  const start = text.slice(0, 1).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(start) ? start : `${start}.`
}
