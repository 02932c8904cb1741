import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { tradeOrigins } from '../../../../contract/journal/journal-trade.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { groupings, groupsQuery, type Grouping } from '../journal.queries.ts'
import type { JournalFilters } from '../filters/journal-view.ts'
import { originWords } from '../journal-words.ts'
import { Expectancy } from './charts/expectancy.tsx'
import { weekdays } from './charts/time-heatmap.tsx'
import { Part } from './loaded.tsx'

const names: Record<Grouping, string> = {
  get setup() {
    return t`Setup`
  },
  get tag() {
    return t`Tag`
  },
  get symbol() {
    return t`Market`
  },
  get hour() {
    return t`Hour`
  },
  get weekday() {
    return t`Day`
  },
  get origin() {
    return t`Origin`
  },
}

/** What a trade earns, by what trades have in common. */
export function GroupsPart({ filters }: { filters: JournalFilters }) {
  const [by, setBy] = useState<Grouping>('setup')
  const viewer = useSignedIn()
  return (
    <div className="flex min-w-0 flex-col gap-3 lg:col-span-2">
      <Segmented
        label={t`Group trades by`}
        value={by}
        options={groupings.map((value) => ({ value, label: names[value] }))}
        onValueChange={setBy}
        className="self-start"
      />
      <Part query={groupsQuery(viewer, by, filters)} failed={t`The groups did not load`}>
        {(data) => (
          <Expectancy
            question={t`What works?`}
            header={names[by]}
            file={`expectancy-by-${by}`}
            data={data}
            nameOf={(key) => nameOf(by, key)}
          />
        )}
      </Part>
    </div>
  )
}

function nameOf(by: Grouping, key: string): string {
  if (key === '') return t`none`
  if (by === 'hour') return `${key}:00`
  if (by === 'weekday') return weekdays()[Number(key)] ?? key
  const origin = by === 'origin' ? tradeOrigins.find((each) => each === key) : undefined
  return origin === undefined ? key : originWords[origin]
}
