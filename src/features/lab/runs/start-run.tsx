import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useLocation } from 'wouter'
import { listBacktests, startBacktest } from '../../../../contract/lab/backtests.ts'
import { intervals, type Asset } from '../../../../contract/market/market.ts'
import { paths } from '../../../app/paths.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { useWorld } from '../../../api/world.ts'
import { now } from '../../../lib/clock.ts'
import { Fold } from '../../../ui/fold.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { MarketsField } from '../markets-field.tsx'
import { Refusal } from '../refusal.tsx'
import { Select } from '../select.tsx'
import type { View } from '../studio/drafts.ts'
import { startErrorWords } from './run-error.ts'
import {
  dayOf,
  mostMarkets,
  readTerms,
  termKinds,
  usualTerms,
  type TermErrors,
  type TermField,
  type TypedTerms,
} from './server-terms.ts'

export interface StartRunProps {
  programId: number
  version: number
  /** Its values beside the code, as they are in the studio. */
  params: Readonly<Record<string, number>>
  view: View
  assets: readonly Asset[]
  /** Why the saved program cannot be run now. */
  obstacle?: string | undefined
}

/** The terms of a run on the server, and the button that begins it. */
export function StartRun({ programId, version, params, view, assets, obstacle }: StartRunProps) {
  const { fees } = useWorld()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const start = useMutation(apiMutation(useSignedIn(), startBacktest))
  const [typed, setTyped] = useState(() => usualTerms(view, now(), fees.taker))
  const [errors, setErrors] = useState<TermErrors>({})
  const set = (change: Partial<TypedTerms>): void => {
    setTyped((before) => ({ ...before, ...change }))
    setErrors({})
  }

  function handleSubmit(event: SyntheticEvent): void {
    event.preventDefault()
    if (start.isPending || obstacle !== undefined) return
    const read = readTerms(typed, now())
    if ('errors' in read) return setErrors(read.errors)
    start.mutate(
      { body: { program_id: programId, ...read.body, params } },
      {
        onSuccess: ({ backtest_id }) => {
          void invalidate(client, listBacktests)
          navigate(paths.labRun(backtest_id))
        },
      },
    )
  }

  const field = (name: TermField, label: string, suffix?: string) => (
    <NumberField
      label={label}
      kind={termKinds[name]}
      value={typed[name]}
      onValueChange={(value) => set({ [name]: value })}
      error={errors[name]}
      suffix={suffix}
    />
  )
  const daysField = (name: 'start' | 'end', label: string) => (
    <TextField
      type="date"
      label={label}
      max={dayOf(now())}
      value={typed[name]}
      onValueChange={(value) => set({ [name]: value })}
      {...(name === 'end' && { error: errors.days })}
    />
  )
  return (
    <form onSubmit={handleSubmit} noValidate className="flex flex-col gap-4">
      <p className="max-w-[70ch] text-pretty text-muted">
        {t`Runs version ${version} as it is saved, with the values set beside the code, over years and several markets. It goes on when you leave this page.`}
      </p>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <MarketsField
          label={t`Markets`}
          most={mostMarkets}
          assets={assets}
          chosen={typed.symbols}
          onChosen={(symbols) => set({ symbols })}
          error={errors.symbols}
        />
        <Select
          label={t`Candles`}
          isNames
          value={typed.interval}
          options={intervals.map((value) => ({ value, name: value }))}
          onValue={(interval) => set({ interval })}
        />
        {daysField('start', t`First day`)}
        {daysField('end', t`Last day`)}
        {field('balance', t`Begins with`, 'USDC')}
        {field('leverage', t`Leverage where it names none`, '×')}
      </div>
      <Fold summary={t`Costs and chance`}>
        <div className="grid grid-cols-1 gap-4 py-2 sm:grid-cols-2">
          {field('fee', t`Fee of a fill`, '%')}
          {field('slippage', t`Slippage of a fill`, '%')}
          {field('funding', t`Funding an hour, paid by longs`, '%')}
          {field('seed', t`Seed of Math.random()`)}
        </div>
      </Fold>
      <Refusal title={t`The run was not begun`} error={start.error} words={startErrorWords} />
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        pending={start.isPending}
        disabledReason={obstacle}
      >{t`Run on the server`}</Button>
    </form>
  )
}
