import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { BacktestTriggerDetail } from '../../../../contract/lab/backtest-shapes.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatMoney, formatPrice, formatSize } from '../../../lib/numbers/format.ts'
import { formatFullDateTime, timeOfIso } from '../../../lib/time.ts'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { decisionOf } from '../result/decision-of.ts'
import { Line, Part } from '../result/lines.tsx'
import { answerText, callText, decisionText } from '../result/read-words.ts'
import { actionWords, triggerCauseWords } from './run-words.ts'
import { triggerQuery } from './runs.queries.ts'

/** Everything that the program read for one decision of a run, and what became of it. */
export function TriggerPart({ triggerId }: { triggerId: string | null }) {
  if (triggerId === null) {
    return (
      <EmptyMessage title={t`Nothing is chosen`}>
        {t`Click a marker on the chart, or “What it read” in a list, to see everything that the program read there.`}
      </EmptyMessage>
    )
  }
  return <Chosen key={triggerId} triggerId={triggerId} />
}

function Chosen({ triggerId }: { triggerId: string }) {
  const detail = useQuery(triggerQuery(useSignedIn(), triggerId))
  if (detail.data !== undefined) return <Detail detail={detail.data} />
  if (detail.error) {
    return (
      <ErrorMessage
        message={messageFor(detail.error)}
        onRetry={() => void detail.refetch()}
        retrying={detail.isFetching}
      />
    )
  }
  return <Skeleton className="h-60 w-full" />
}

function Detail({ detail }: { detail: BacktestTriggerDetail }) {
  const { type, symbol, timestamp, decided_at, logs, unavailable } = detail
  const at = timeOfIso(decided_at ?? timestamp)
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <h2 className="font-medium">
        {actionWords(type)} {symbol} · {formatFullDateTime(at)}
      </h2>
      {unavailable !== null && (
        <Callout tone="warn" title={t`What it read cannot be shown`}>
          {unavailable}.
        </Callout>
      )}
      {unavailable === null && <Seen detail={detail} />}
      <Part title={t`What became of it`} none="">
        {[<li key="it">{outcomeWords(detail)}</li>]}
      </Part>
      {unavailable === null && (
        <Part title={t`It logged`} none={t`Nothing.`}>
          {logs.map((line, i) => (
            <Line key={i} code={line} />
          ))}
        </Part>
      )}
    </div>
  )
}

function Seen({ detail: { decided_at, reads, decision } }: { detail: BacktestTriggerDetail }) {
  const none = decided_at === null ? t`Nothing: the market caused this.` : t`Nothing.`
  return (
    <>
      <Part title={t`It read`} none={none}>
        {reads.map((read, i) => (
          <Line key={i} code={callText(read)} answer={answerText(read.answer)} />
        ))}
      </Part>
      <Part title={t`It decided`} none={none}>
        {decision === null ? [] : [<Line key="it" code={decisionText(decisionOf(decision))} />]}
      </Part>
    </>
  )
}

function outcomeWords(detail: BacktestTriggerDetail): string {
  const { error, price, quantity, fee, equity_after, trigger_type } = detail
  if (error !== null) return t`Refused: ${error}.`
  const [size, at, paid] = [formatSize(quantity), formatPrice(price), formatMoney(fee)]
  return t`Filled: ${size} at ${at}, ${triggerCauseWords(trigger_type)}, fee ${paid}. Equity then: ${formatMoney(equity_after)}.`
}
