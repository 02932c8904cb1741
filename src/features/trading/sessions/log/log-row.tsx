import { t } from '@lingui/core/macro'
import { ChartCandlestick } from 'lucide-react'
import { useCallback, useEffect, useRef } from 'react'
import type { Log, LogLevel } from '../../../../../contract/sessions/logs.ts'
import { decidedAt } from '../../../../charts/marks/decision-marks.ts'
import { cx } from '../../../../lib/cx.ts'
import { textOf, wordsLang } from '../../../../lib/words/language.ts'
import { plainWords } from '../../../../lib/words/plain-reasons.ts'
import { usePointing } from '../../../../lib/hooks/use-pointing.ts'
import { formatClock, formatDateTime, isoTime } from '../../../../lib/time.ts'
import { Badge, type BadgeTone } from '../../../../ui/feedback/badge.tsx'
import { IconButton } from '../../../../ui/form/icon-button.tsx'
import { Fold } from '../../../../ui/fold.tsx'
import { light, unlight, useIsLit } from '../../../../lib/lit.ts'
import { placed, type LineFold, type LinePlace } from './line-place.ts'
import { LogFacts } from './log-facts.tsx'
import { logKindWords } from './log-words.ts'

const tones: Record<LogLevel, BadgeTone> = {
  debug: 'neutral',
  info: 'neutral',
  warn: 'warn',
  error: 'danger',
}

export interface LogRowProps {
  log: Log
  isChosen: boolean
  /** It was chosen elsewhere: scrolls to this line. */
  isCalled: boolean
  place?: LinePlace | undefined
  fold?: LineFold
  /** Highlights its bar. Without it the line has no chart to show. */
  onShow?: ((log: Log) => void) | undefined
}

const leave = (): void => unlight('log')

/** One log line; its data unfolds, and a press shows its bar. */
export function LogRow({ log, isChosen, isCalled, place, fold, onShow }: LogRowProps) {
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCalled) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCalled])
  const isLit = useIsLit(
    ({ logId, positionId }) =>
      logId === log.id || (positionId !== null && positionId === log.positionId),
  )
  const pointAt = useCallback(
    () => light({ from: 'log', at: decidedAt(log), positionId: log.positionId, logId: log.id }),
    [log],
  )
  usePointing(row, pointAt, leave)
  return (
    <li
      ref={(element) => {
        row.current = element
        place?.measure(element)
      }}
      {...placed(place)}
      aria-current={isChosen || undefined}
      data-lit={isLit || undefined}
      className={cx(
        'flex scroll-my-20 items-start gap-1 border-b border-line last:border-0',
        (isChosen || isLit) && 'bg-accent-soft',
      )}
    >
      {Object.keys(log.data).length === 0 ? (
        <div className="min-w-0 flex-1 py-2.5 pl-5">
          <Line log={log} />
        </div>
      ) : (
        <Fold
          {...fold}
          className="min-w-0 flex-1"
          lineClassName="py-2.5"
          summary={<Line log={log} />}
        >
          {plainWords(log.reason) !== null && (
            <p lang={wordsLang(log.reason)} className="pb-3 pl-5 text-xs text-pretty text-muted">
              {textOf(log)}
            </p>
          )}
          <LogFacts data={log.data} />
        </Fold>
      )}
      {onShow && (
        <IconButton
          size="sm"
          label={t`Show the bar of ${formatClock(log.at)} on the chart`}
          icon={<ChartCandlestick aria-hidden className="size-4" />}
          aria-pressed={isChosen}
          className="mt-1.5 aria-pressed:text-accent"
          onClick={() => onShow(log)}
        />
      )}
    </li>
  )
}

function Line({ log }: { log: Log }) {
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 gap-y-1 @2xl:flex-nowrap">
      <time
        dateTime={isoTime(log.at)}
        title={formatDateTime(log.at)}
        className="shrink-0 text-xs text-muted"
      >
        {formatClock(log.at)}
      </time>
      <span className="shrink-0 @2xl:w-20">
        <Badge tone={tones[log.level]}>{logKindWords[log.kind]}</Badge>
      </span>
      <span
        lang={wordsLang(log.reason)}
        className="min-w-0 basis-full text-pretty wrap-anywhere @2xl:basis-auto"
      >
        {plainWords(log.reason) ?? textOf(log)}
      </span>
    </span>
  )
}
