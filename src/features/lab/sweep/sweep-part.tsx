import { t } from '@lingui/core/macro'
import { useState, type SyntheticEvent } from 'react'
import type { Asset } from '../../../../contract/market/market.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { ParamDeclaration } from '../../../../sandbox/language/params.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { now } from '../../../lib/clock.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { examples } from '../guide/examples.ts'
import { Refusal } from '../refusal.tsx'
import { ProgressLine } from '../runs/progress-line.tsx'
import { startErrorWords } from '../runs/run-error.ts'
import {
  readTerms,
  usualTerms,
  type TermErrors,
  type TypedTerms,
} from '../starting/server-terms.ts'
import { TermsFields } from '../starting/terms-fields.tsx'
import type { View } from '../studio/drafts.ts'
import { mostRuns, usualAxis, valuesOf, type AxisErrors, type TypedAxis } from './axes.ts'
import { AxisFields } from './axis-fields.tsx'
import { SweepResultPart } from './sweep-result.tsx'
import type { Sweep } from './use-sweep.ts'

export interface SweepPartProps {
  programId: number
  /** As the saved code declares them. */
  declared: readonly ParamDeclaration[]
  /** Values set beside the code: those that no axis changes. */
  params: Readonly<Record<string, number>>
  view: View
  /** Of what candles there are known to be: epoch ms. */
  since: UnixMs
  assets: readonly Asset[]
  /** As typed; null: untouched, so that they follow the view. */
  terms: TypedTerms | null
  onTerms: (terms: TypedTerms) => void
  sweep: Sweep
  /** Why the saved program cannot be run now. */
  obstacle?: string | undefined
  onUse: (params: Readonly<Record<string, number>>) => void
}

/** Runs the program with many values of one param or two, to see whether what works is more than a lucky value. */
export function SweepPart(props: SweepPartProps) {
  if (props.declared.length === 0) {
    return (
      <EmptyMessage title={t`There is nothing to change`}>
        {t`Declare a number of the program as ${examples.param} and save it: a sweep runs it with many values.`}
      </EmptyMessage>
    )
  }
  return <Form {...props} />
}

function Form(props: SweepPartProps) {
  const {
    programId,
    declared,
    params,
    view,
    since,
    assets,
    terms,
    onTerms,
    sweep,
    obstacle,
    onUse,
  } = props
  const { fees } = useWorld()
  const typed = terms ?? usualTerms({ ...view, since }, now(), fees.taker)
  const [axes, setAxes] = useState(() => declared.slice(0, 2).map(usualAxis))
  const [errors, setErrors] = useState<TermErrors>({})
  const [axisErrors, setAxisErrors] = useState<AxisErrors[]>([])
  const isRunning = sweep.state.is === 'running'
  const values = axes.flatMap((axis) => {
    const param = declared.find(({ name }) => name === axis.name)
    return param ? [{ name: axis.name, read: valuesOf(axis, param) }] : []
  })
  const runs = values.reduce(
    (product, { read }) => product * ('values' in read ? read.values.length : 0),
    1,
  )

  function setAxis(place: number, axis: TypedAxis | null): void {
    setAxisErrors([])
    setAxes((before) =>
      axis === null ? before.filter((_, i) => i !== place) : before.toSpliced(place, 1, axis),
    )
  }

  function handleSubmit(event: SyntheticEvent): void {
    event.preventDefault()
    if (isRunning || obstacle !== undefined) return
    const read = readTerms(typed, now())
    setErrors('errors' in read ? read.errors : {})
    setAxisErrors(values.map(({ read: each }) => ('errors' in each ? each.errors : {})))
    if ('errors' in read || runs === 0 || runs > mostRuns) return
    const grid = values.map(({ name, read: each }) => [name, 'values' in each ? each.values : []])
    sweep.begin({ program_id: programId, ...read.body, params, grid: Object.fromEntries(grid) })
  }

  const [first, second] = axes
  return (
    <div className="flex flex-col gap-8">
      <form onSubmit={handleSubmit} noValidate className="flex flex-col gap-4">
        <p className="max-w-[70ch] text-pretty text-muted">
          {t`Runs the saved program with every combination of these values, on the first and on the second half of the time apart. Values that are only good in the half by which you choose them are luck.`}
        </p>
        <AxisFields
          label={t`Param`}
          params={declared.filter(({ name }) => name !== second?.name)}
          axis={first ?? null}
          onAxis={(axis) => setAxis(0, axis)}
          errors={axisErrors[0] ?? {}}
        />
        {declared.length > 1 && (
          <AxisFields
            label={t`Second param`}
            isOptional
            params={declared.filter(({ name }) => name !== first?.name)}
            axis={second ?? null}
            onAxis={(axis) => setAxis(1, axis)}
            errors={axisErrors[1] ?? {}}
          />
        )}
        <TermsFields
          typed={typed}
          onTyped={(change) => {
            onTerms({ ...typed, ...change })
            setErrors({})
          }}
          errors={errors}
          assets={assets}
        />
        {sweep.state.is === 'failed' && (
          <Refusal
            title={t`The sweep did not run`}
            error={sweep.state.error}
            words={startErrorWords}
          />
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button
            type="submit"
            variant="primary"
            pending={isRunning}
            disabledReason={obstacle ?? tooMany(runs)}
          >
            {runs === 0 ? t`Run the sweep` : t`Run ${runs} combinations`}
          </Button>
          {isRunning && <Button onClick={sweep.cancel}>{t`Cancel`}</Button>}
        </div>
      </form>
      {sweep.state.is === 'running' && (
        <ProgressLine
          label={t`Progress of the sweep`}
          progress={sweep.state.progress}
          words={
            sweep.state.progress === 0
              ? t`It waits for its turn, or for its candles.`
              : t`${Math.round(100 * sweep.state.progress)}% of the runs are done. It ends when you leave this page.`
          }
        />
      )}
      {sweep.state.is === 'done' && (
        <SweepResultPart
          key={sweep.state.result.duration_ms}
          result={sweep.state.result}
          onUse={onUse}
        />
      )}
    </div>
  )
}

function tooMany(runs: number): string | undefined {
  return runs > mostRuns ? t`At most ${mostRuns} combinations: take fewer values` : undefined
}
