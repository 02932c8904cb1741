import { ScoreParts, type ScorePart } from '../../../../ui/figures/score-parts.tsx'
import { formatClock, formatDateTime, isoTime } from '../../../../lib/time.ts'

/** The data behind a log line: times as times, the score by components, the rest as written. */
export function LogFacts({ data }: { data: Record<string, unknown> }) {
  const parts = partsOf(data['signal'])
  return (
    <div className="flex flex-col gap-3 pb-4 pl-5 text-xs">
      {parts.length > 0 && <ScoreParts parts={parts} />}
      <dl
        lang="en"
        className="grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-6 gap-y-1"
      >
        {factsOf(data).map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
    </div>
  )
}

/** The signal's data is listed with the rest; what is shown elsewhere already is left out. */
function factsOf(data: Record<string, unknown>): [string, unknown][] {
  return Object.entries(data).flatMap(([name, value]): [string, unknown][] =>
    name === 'signal' && isRecord(value)
      ? Object.entries(value)
          .filter(([key]) => !['components', 'why', 'reason', 'symbol'].includes(key))
          .flatMap(([key, inner]) => flat(`signal ${key}`, inner))
      : flat(name, value),
  )
}

/** One line for each value inside, named by the way to it. */
export function flat(name: string, value: unknown): [string, unknown][] {
  if (Array.isArray(value)) {
    return value.every((each) => typeof each !== 'object')
      ? [[name, value.join(', ')]]
      : value.flatMap((each, index) => flat(`${name} ${index + 1}`, each))
  }
  if (!isRecord(value)) return [[name, value]]
  return Object.entries(value).flatMap(([key, inner]) => flat(`${name} ${key}`, inner))
}

function Fact({ name, value }: { name: string; value: unknown }) {
  return (
    <>
      <dt className="text-muted">{spaced(name)}</dt>
      <dd className="font-mono break-all whitespace-pre-wrap">
        {isTime(name, value) ? (
          <time dateTime={isoTime(value)} title={isoTime(value)}>
            {formatDateTime(value)}:{formatClock(value).slice(-2)}
          </time>
        ) : (
          plain(value)
        )}
      </dd>
    </>
  )
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '—'
}

/** Epoch milliseconds have names like "at", "signal at" and "endsAt". */
function isTime(name: string, value: unknown): value is number {
  return typeof value === 'number' && value > 1e12 && /(^|[^a-z])at$|At$/.test(name)
}

/** "takeProfitPrice" becomes "take profit price". */
function spaced(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function partsOf(signal: unknown): ScorePart[] {
  const parts = isRecord(signal) ? signal['components'] : null
  return Array.isArray(parts) ? parts.filter(isPart) : []
}

function isPart(part: unknown): part is ScorePart {
  return (
    isRecord(part) &&
    typeof part['name'] === 'string' &&
    [part['value'], part['weight'], part['vote']].every((figure) => typeof figure === 'number')
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
