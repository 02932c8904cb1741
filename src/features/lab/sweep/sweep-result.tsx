import { plural, t } from '@lingui/core/macro'
import { useMemo, useState } from 'react'
import { cx } from '../../../lib/cx.ts'
import { formatUtcDate, timeOfIso } from '../../../lib/time.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { WarningList } from '../result/warnings-part.tsx'
import { warningTitle } from '../runs/run-words.ts'
import { textOf } from '../studio/param-values.ts'
import { HalvesTable } from './halves-table.tsx'
import { gridOf, strengthOf, type Half } from './heat.ts'
import { HeatMap } from './heat-map.tsx'
import type { SweepResult } from './use-sweep.ts'

/** Columns of a map that has another one at its side. */
const mostSideBySide = 10

export interface SweepResultProps {
  result: SweepResult
  /** Sets the values beside the code. */
  onUse: (params: Readonly<Record<string, number>>) => void
}

/** Both halves of the time side by side, by one scale of colours, and the chosen run in numbers. */
export function SweepResultPart({ result, onUse }: SweepResultProps) {
  const { params: names, runs, best, warnings, split_at } = result
  const [chosen, setChosen] = useState(best)
  const [narrowHalf, setNarrowHalf] = useState<Half>('in_sample')
  const grid = useMemo(() => gridOf(names, runs), [names, runs])
  const strength = useMemo(() => strengthOf(runs), [runs])
  const split = formatUtcDate(timeOfIso(split_at))
  const halves: { half: Half; short: string; title: string }[] = [
    { half: 'in_sample', short: t`First half`, title: t`In-sample: until ${split}, to choose by` },
    {
      half: 'out_of_sample',
      short: t`Second half`,
      title: t`Out-of-sample: since ${split}, to check the choice`,
    },
  ]
  const run = chosen === null ? undefined : runs[chosen]
  return (
    <section aria-label={t`What the sweep came to`} className="flex flex-col gap-6">
      <p className="max-w-[70ch] text-pretty text-muted">
        {plural(runs.length, { one: '# run', other: '# runs' })}.{' '}
        {t`Each cell is the return in percent. What is good in both halves, and has good neighbours, is less likely to be chance.`}
      </p>
      <Segmented
        label={t`Half of the time`}
        value={narrowHalf}
        options={halves.map(({ half, short }) => ({ value: half, label: short }))}
        onValueChange={setNarrowHalf}
        className="self-start sm:hidden"
      />
      <div
        className={cx(
          'grid grid-cols-1 gap-6',
          grid.across.length <= mostSideBySide && 'sm:grid-cols-2',
        )}
      >
        {halves.map(({ half, title }) => (
          <div key={half} className={half === narrowHalf ? undefined : 'max-sm:hidden'}>
            <HeatMap
              {...{ title, half, names, grid, strength, chosen, best }}
              onChoose={setChosen}
            />
          </div>
        ))}
      </div>
      {run !== undefined && (
        <div className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h3 className="font-medium" lang="en">
              {names.map((name) => `${name} = ${textOf(run.params[name] ?? 0)}`).join(', ')}
            </h3>
            <Button size="sm" onClick={() => onUse(run.params)}>{t`Use these values`}</Button>
          </div>
          <HalvesTable run={run} />
        </div>
      )}
      {warnings.length > 0 && (
        <WarningList
          warnings={warnings.map(({ code, message }) => ({
            key: code,
            title: warningTitle(code),
            text: `${message}.`,
          }))}
        />
      )}
    </section>
  )
}
