import { Suspense, useState } from 'react'
import { Cockpit } from '../../../ui/cockpit.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Tabs } from '../../../ui/overlay/tabs.tsx'
import { LazySessionChart } from './chart/lazy-session-chart.ts'
import { CockpitList } from './cockpit-list.tsx'
import { DecisionLog } from './log/decision-log.tsx'
import { SessionHeader } from './session-header.tsx'
import type { SessionParts } from './session-column.tsx'
import { LitPositions } from './lit-positions.tsx'
import { StuckClose } from './stuck-close.tsx'
import { WhyNoTrade } from './why-no-trade.tsx'

type Tab = 'why' | 'decisions' | 'report'

/** All of a session side by side: the viewer's sessions, rail and chart, positions and what explains them. */
export function SessionCockpit({ session, positions, report, replay, ...choice }: SessionParts) {
  const { chosen } = choice
  const usual: Tab = report === null ? 'decisions' : 'report'
  // A tab was picked for what the session was then: when it ends, the report comes up.
  const [picked, setPicked] = useState<{ tab: Tab; usual: Tab } | null>(null)
  const [lastChosen, setLastChosen] = useState(chosen)
  if (chosen !== lastChosen) {
    setLastChosen(chosen)
    // What is chosen on the chart is read in the log.
    if (chosen?.from === 'chart') setPicked({ tab: 'decisions', usual })
  }
  const tabs: { value: Tab; label: string; panel: React.ReactNode }[] = [
    {
      value: 'decisions',
      label: 'Decisions',
      panel: <DecisionLog session={session} narrow {...choice} />,
    },
  ]
  if (session.status === 'active') {
    tabs.unshift({ value: 'why', label: 'Why', panel: <WhyNoTrade session={session} /> })
  }
  if (report !== null) tabs.push({ value: 'report', label: 'Report', panel: report })
  const wanted = picked?.usual === usual ? picked.tab : usual
  return (
    <Cockpit
      side={<CockpitList current={session} />}
      panelLabel="Positions and decisions"
      panel={
        <>
          <div className="relative max-h-[46%] shrink-0 overflow-y-auto px-4 pt-3 pb-2 [&_section]:mt-6 [&_section:first-child]:mt-0 print:max-h-none">
            <LitPositions>{positions}</LitPositions>
          </div>
          <Tabs
            fill
            label="About this session"
            value={tabs.some(({ value }) => value === wanted) ? wanted : usual}
            onValueChange={(tab) => setPicked({ tab, usual })}
            tabs={tabs}
          />
        </>
      }
    >
      <SessionHeader session={session} compact />
      <StuckClose session={session} />
      {replay ?? (
        <Suspense fallback={<Skeleton className="min-h-56 w-full flex-1" />}>
          <LazySessionChart session={session} fill {...choice} />
        </Suspense>
      )}
    </Cockpit>
  )
}
