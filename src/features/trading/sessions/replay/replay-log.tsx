import { t } from '@lingui/core/macro'
import type { Log } from '../../../../../contract/sessions/logs.ts'
import { textOf, wordsLang } from '../../../../lib/words/language.ts'
import { formatClock } from '../../../../lib/time.ts'

const shown = 6

/** The newest log lines up to a time. */
export function ReplayLog({ logs, at }: { logs: readonly Log[]; at: number }) {
  const lines = logs.filter((log) => log.at <= at).slice(0, shown)
  return (
    <ol aria-label={t`Log up to here`} className="min-h-56">
      {lines.map((log) => (
        <li
          key={log.id}
          className="flex min-h-9 flex-wrap items-baseline gap-x-3 border-b border-line py-2 last:border-0 sm:flex-nowrap"
        >
          <span className="shrink-0 text-xs text-muted">{formatClock(log.at)}</span>
          <span lang={wordsLang(log.reason)} className="min-w-0 text-pretty wrap-anywhere">
            {textOf(log)}
          </span>
        </li>
      ))}
    </ol>
  )
}
