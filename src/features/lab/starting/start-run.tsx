import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useLocation } from 'wouter'
import { listBacktests, startBacktest } from '../../../../contract/lab/backtests.ts'
import type { Asset } from '../../../../contract/market/market.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import { paths } from '../../../app/paths.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { now } from '../../../lib/clock.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Refusal } from '../refusal.tsx'
import type { View } from '../studio/drafts.ts'
import { startErrorWords } from '../runs/run-error.ts'
import { readTerms, usualTerms, type TermErrors, type TypedTerms } from './server-terms.ts'
import { TermsFields } from './terms-fields.tsx'

export interface StartRunProps {
  programId: number
  version: number
  /** Its values beside the code, as they are in the studio. */
  params: Readonly<Record<string, number>>
  view: View
  /** Of what candles there are known to be: epoch ms. */
  since: UnixMs
  assets: readonly Asset[]
  /** As typed; null: untouched, so that they follow the view. */
  terms: TypedTerms | null
  onTerms: (terms: TypedTerms) => void
  /** Why the saved program cannot be run now. */
  obstacle?: string | undefined
}

/** The terms of a run on the server, and the button that begins it. */
export function StartRun(props: StartRunProps) {
  const { programId, version, params, view, since, assets, terms, onTerms, obstacle } = props
  const { fees } = useWorld()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const start = useMutation(apiMutation(useSignedIn(), startBacktest))
  const typed = terms ?? usualTerms({ ...view, since }, now(), fees.taker)
  const [errors, setErrors] = useState<TermErrors>({})
  const set = (change: Partial<TypedTerms>): void => {
    onTerms({ ...typed, ...change })
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

  return (
    <form onSubmit={handleSubmit} noValidate className="flex flex-col gap-4">
      <p className="max-w-[70ch] text-pretty text-muted">
        {t`Runs version ${version} as it is saved, with the values set beside the code, over years and several markets. It goes on when you leave this page.`}
      </p>
      <TermsFields typed={typed} onTyped={set} errors={errors} assets={assets} />
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
