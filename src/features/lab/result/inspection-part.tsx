import { t } from '@lingui/core/macro'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { UnixMs } from '../../../../contract/primitives.ts'
import { formatMoney, formatPrice, formatSize } from '../../../lib/numbers/format.ts'
import { formatFullDateTime } from '../../../lib/time.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { IconButton } from '../../../ui/form/icon-button.tsx'
import type { Inspection, Picture } from '../backtest/question.ts'
import { Line, Part } from './lines.tsx'
import { causeWords } from './marks.ts'
import { answerText, callText, decisionText } from './read-words.ts'
import { refusalWords } from './refusal-words.ts'

export interface InspectionPartProps {
  picture: Picture
  /** The run that is wanted; null: none yet. */
  time: UnixMs | null
  /** Milliseconds from run to run. */
  step: number
  onRun: (time: UnixMs) => void
}

/** One run of the program: what it read, wrote and decided, and what became of it. */
export function InspectionPart({ picture, time, step, onRun }: InspectionPartProps) {
  const { inspection } = picture
  if (time === null) {
    return (
      <EmptyMessage title={t`No run is chosen`}>
        {t`Click a marker on the chart, or an entry or exit in the list of trades, to see everything that the program read there.`}
      </EmptyMessage>
    )
  }
  const isThere = inspection?.time === time
  return (
    <div className="flex min-w-0 flex-col gap-5" aria-live="polite">
      <div className="flex items-center gap-2">
        <IconButton
          label={t`The run before`}
          icon={<ChevronLeft aria-hidden className="size-4" />}
          size="sm"
          onClick={() => onRun(time - step)}
        />
        <IconButton
          label={t`The run after`}
          icon={<ChevronRight aria-hidden className="size-4" />}
          size="sm"
          onClick={() => onRun(time + step)}
        />
        <h2 className="font-medium">{formatFullDateTime(time)}</h2>
      </div>
      {isThere ? (
        <Run inspection={inspection} picture={picture} />
      ) : (
        <p className="text-muted">{t`The program did not run at this time.`}</p>
      )}
    </div>
  )
}

function Run({ inspection, picture }: { inspection: Inspection; picture: Picture }) {
  const { market, equity, balance, reads, logs, decisions, fault, state } = inspection
  return (
    <>
      <p className="text-muted">
        {t`Price ${formatPrice(market.price)}, equity ${formatMoney(equity.toFixed(2))}, free ${formatMoney(balance.toFixed(2))}.`}{' '}
        <Held market={market} />
      </p>
      {fault !== null && (
        <p className="text-danger" lang="en">
          {fault.line === null ? fault.message : t`Line ${fault.line}: ${fault.message}`}
        </p>
      )}
      <Part title={t`It read`} none={t`Nothing.`}>
        {reads.map((read, i) => (
          <Line key={i} code={callText(read)} answer={answerText(read.answer)} />
        ))}
      </Part>
      <Part title={t`It decided`} none={t`Nothing, so that all stays as it is.`}>
        {decisions.map((decision, i) => (
          <Line key={i} code={decisionText(decision)} />
        ))}
      </Part>
      <Outcome time={inspection.time} picture={picture} />
      <Part title={t`It logged`} none={t`Nothing.`}>
        {logs.map((line, i) => (
          <Line key={i} code={line} />
        ))}
      </Part>
      {state !== '{}' && state !== '' && (
        <Part title={t`It keeps for the next run`} none="">
          {[<Line key="state" code={state} />]}
        </Part>
      )}
    </>
  )
}

function Held({ market: { quantity, entryPrice, pnl } }: Pick<Inspection, 'market'>) {
  if (quantity === 0) return t`No position was open.`
  const size = formatSize(Math.abs(quantity))
  const result = formatMoney(pnl.toFixed(2), { signed: true })
  const entry = formatPrice(entryPrice)
  return quantity > 0
    ? t`Open: long ${size} from ${entry}, ${result}.`
    : t`Open: short ${size} from ${entry}, ${result}.`
}

/** What the rules made of it: refusals, and fills by the decision or inside of the candle that just closed. */
function Outcome({ time, picture }: { time: UnixMs; picture: Picture }) {
  const refusals = picture.decisions.flatMap((made) =>
    made.time === time && made.refusal ? [refusalWords(made.refusal)] : [],
  )
  const fills = picture.fills.flatMap(({ at, cause, quantity, price, fee }) => {
    if (cause === 'order' ? at !== time : at + 1 !== time) return []
    const [size, paid] = [formatSize(quantity), formatMoney(fee)]
    return cause === 'order'
      ? [t`Filled at the next open: ${size} at ${formatPrice(price)}, fee ${paid}.`]
      : [t`Before this run: ${size} at ${formatPrice(price)}, ${causeWords(cause)}, fee ${paid}.`]
  })
  return (
    <Part title={t`What became of it`} none={t`Nothing was sent.`}>
      {[...refusals, ...fills].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </Part>
  )
}
