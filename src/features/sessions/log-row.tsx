import type { Log, LogLevel } from '../../../contract/logs.ts'
import { formatClock, formatDateTime } from '../../lib/time.ts'
import { Badge, type BadgeTone } from '../../ui/badge.tsx'

const tones: Record<LogLevel, BadgeTone> = {
  debug: 'neutral',
  info: 'neutral',
  warn: 'warn',
  error: 'danger',
}

/** One line of the log; what lies behind it unfolds. */
export function LogRow({ log }: { log: Log }) {
  const facts = Object.entries(log.data)
  return (
    <li className="border-b border-line last:border-0">
      {facts.length === 0 ? (
        <div className="py-2.5 pl-5">
          <Line log={log} />
        </div>
      ) : (
        <details className="group">
          <summary className="flex cursor-pointer list-none items-baseline gap-2 py-2.5 transition-colors hover:bg-accent-soft/40">
            <span
              aria-hidden
              className="w-3 shrink-0 text-center text-muted transition-transform group-open:rotate-90"
            >
              ›
            </span>
            <Line log={log} />
          </summary>
          <dl className="grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-6 gap-y-1 pb-4 pl-5 text-xs">
            {facts.map(([name, value]) => (
              <Fact key={name} name={name} value={value} />
            ))}
          </dl>
        </details>
      )}
    </li>
  )
}

function Line({ log }: { log: Log }) {
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 gap-y-1 sm:flex-nowrap">
      <time
        dateTime={new Date(log.at).toISOString()}
        title={formatDateTime(log.at)}
        className="shrink-0 text-xs text-muted"
      >
        {formatClock(log.at)}
      </time>
      <span className="shrink-0 sm:w-20">
        <Badge tone={tones[log.level]}>{log.kind}</Badge>
      </span>
      <span className="min-w-0 basis-full text-pretty wrap-anywhere sm:basis-auto">
        {log.message}
      </span>
    </span>
  )
}

function Fact({ name, value }: { name: string; value: unknown }) {
  return (
    <>
      <dt className="text-muted">{spaced(name)}</dt>
      <dd className="font-mono break-all whitespace-pre-wrap">
        {typeof value === 'string' ? value : JSON.stringify(value, null, 1)}
      </dd>
    </>
  )
}

/** "takeProfitPrice" to "take profit price". */
function spaced(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
