import type { ReactNode } from 'react'
import { StatusDot } from '../../ui/status-dot.tsx'
import type { Check, CheckId } from './preflight.ts'

const looks = {
  ok: { status: 'ok', word: 'ok' },
  failed: { status: 'bad', word: 'missing' },
  waiting: { status: 'off', word: 'checking' },
} as const

export interface PreflightListProps {
  checks: readonly Check[]
  /** The button that mends a failed check. */
  fixes: Partial<Record<CheckId, ReactNode>>
}

export function PreflightList({ checks, fixes }: PreflightListProps) {
  return (
    <section aria-labelledby="preflight" className="flex flex-col gap-2">
      <h2 id="preflight" className="text-base font-semibold">
        Before it starts
      </h2>
      <ul>
        {checks.map(({ id, title, status, detail }) => (
          <li
            key={id}
            className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-1.5 last:border-0"
          >
            <StatusDot
              status={looks[status].status}
              label={
                <>
                  {title} <span className="sr-only">{looks[status].word}</span>
                </>
              }
            />
            <span className="flex items-center gap-3 text-right text-xs text-muted">
              {detail}
              {status === 'failed' && fixes[id]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
