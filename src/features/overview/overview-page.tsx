import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { EquityCurve } from './equity-curve.tsx'

export interface OverviewPageProps {
  /** After an absence: what happened meanwhile, which also tells of what runs. */
  away: ReactNode
  /** The net of what runs, for the tab's title; null: nothing runs. */
  result: string | null
  sessions: ReactNode
  positions: ReactNode
  decisions: ReactNode
  /** Beside the heading: the link to a new session. */
  action: ReactNode
}

/** Running sessions, open positions, latest decisions: each part loads and fails on its own. */
export function OverviewPage({
  away,
  result,
  sessions,
  positions,
  decisions,
  action,
}: OverviewPageProps) {
  return (
    <div className="flex flex-col gap-10">
      <title>{result === null ? t`Overview · Alura` : t`${result} · Overview · Alura`}</title>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-xl font-semibold">{t`Overview`}</h1>
        {action}
      </div>
      {away}
      <EquityCurve />
      {away === null && <Part title={t`Running sessions`}>{sessions}</Part>}
      <Part title={t`Open positions`}>{positions}</Part>
      <Part title={t`Latest decisions`}>{decisions}</Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = title.toLowerCase().replace(' ', '-')
  return (
    <section aria-labelledby={id} className="flex flex-col gap-1">
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}
