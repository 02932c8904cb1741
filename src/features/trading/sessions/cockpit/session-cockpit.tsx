import { t } from '@lingui/core/macro'
import { Suspense, useState } from 'react'
import { Cockpit } from '../../../../ui/cockpit.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { Tabs } from '../../../../ui/overlay/tabs.tsx'
import { LazySessionChart } from '../chart/lazy-session-chart.ts'
import { CockpitList } from '../cockpit-list.tsx'
import { DecisionLog } from '../log/decision-log.tsx'
import { SessionHeader } from './session-header.tsx'
import type { SessionParts } from './session-column.tsx'
import { LitPositions } from '../lit-positions.tsx'
import { StuckClose } from '../stuck-close.tsx'
import { WhyNoTrade } from '../why-no-trade.tsx'

type Tab = 'why' | 'decisions' | 'report'

/** All parts of a session side by side: the viewer's sessions, progress and chart, positions and log. */
export function SessionCockpit({ session, positions, report, replay, ...choice }: SessionParts) {
  const { chosen } = choice
  const usual: Tab = report === null ? 'decisions' : 'report'
  // A tab was chosen for the session's state at that time: when it ends, the report is shown.
  const [picked, setPicked] = useState<{ tab: Tab; usual: Tab } | null>(null)
  const [lastChosen, setLastChosen] = useState(chosen)
  if (chosen !== lastChosen) {
    setLastChosen(chosen)
    // A choice on the chart opens the log.
    if (chosen?.from === 'chart') setPicked({ tab: 'decisions', usual })
  }
  const tabs: { value: Tab; label: string; panel: React.ReactNode }[] = [
    {
      value: 'decisions',
      label: t`Decisions`,
      panel: <DecisionLog session={session} narrow {...choice} />,
    },
  ]
  if (session.status === 'active') {
    tabs.unshift({ value: 'why', label: t`Why`, panel: <WhyNoTrade session={session} /> })
  }
  if (report !== null) tabs.push({ value: 'report', label: t`Report`, panel: report })
  const wanted = picked?.usual === usual ? picked.tab : usual
  return (
    <Cockpit
      side={<CockpitList current={session} />}
      panelLabel={t`Positions and decisions`}
      panel={
        <>
          <div className="relative max-h-[46%] shrink-0 overflow-y-auto px-4 pt-3 pb-2 [&_section]:mt-6 [&_section:first-child]:mt-0 print:max-h-none">
            <LitPositions>{positions}</LitPositions>
          </div>
          <Tabs
            fill
            label={t`About this session`}
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
