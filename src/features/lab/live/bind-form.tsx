import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { createBinding, listBindings } from '../../../../contract/lab/bindings.ts'
import { intervals, type Interval } from '../../../../contract/market/market.ts'
import type { Trader } from '../../../../contract/traders/traders.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Button } from '../../../ui/form/button.tsx'
import { MarketsField } from '../../../ui/form/markets-field.tsx'
import { Refusal } from '../refusal.tsx'
import { SelectField } from '../../../ui/form/select.tsx'
import type { StudioNow } from '../studio/studio.tsx'
import { paces, paceWords } from './paces.ts'
import { PoolsField } from './pools-field.tsx'
import { TraderDialog } from './trader-dialog.tsx'
import { tradersQuery } from './live.queries.ts'

export interface BindFormProps extends StudioNow {
  programId: number
  /** Traders that it is bound to already. */
  boundTo: ReadonlySet<number>
}

const mostMarkets = 8
const onlyPools = 'pools'

/** Binds the program to a trader, switched off: it trades nothing yet. */
export function BindForm({ programId, boundTo, view, assets, params }: BindFormProps) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const traders = useQuery(tradersQuery(viewer))
  const bind = useMutation(apiMutation(viewer, createBinding))
  const [isMaking, setMaking] = useState(false)
  const [chosen, setChosen] = useState<number | null>(null)
  const [symbols, setSymbols] = useState<readonly string[]>([view.symbol])
  const [interval, setInterval] = useState<Interval>(view.interval)
  const [pace, setPace] = useState<string>('300')
  const [poolIds, setPoolIds] = useState<readonly number[]>([])
  const [error, setError] = useState<string | null>(null)
  const possible = (traders.data ?? []).filter((each) => isPossible(each, boundTo))
  const traderId = possible.find(({ id }) => id === chosen)?.id ?? possible[0]?.id ?? null

  function handleSubmit(event: SyntheticEvent): void {
    event.preventDefault()
    if (bind.isPending || traderId === null) return
    if (symbols.length === 0) return setError(t`Choose at least one market.`)
    if (pace === onlyPools && poolIds.length === 0) {
      return setError(t`Choose a signal pool, or a time after which it runs.`)
    }
    const body = {
      program_id: programId,
      account_id: traderId,
      symbols: [...symbols],
      interval,
      pool_ids: [...poolIds],
      scheduled: pace !== onlyPools,
      ...(pace !== onlyPools && { interval_secs: Number(pace) }),
      params_override: params,
      enabled: false,
    }
    bind.mutate({ body }, { onSuccess: () => void invalidate(client, listBindings) })
  }

  const makeButton = <Button onClick={() => setMaking(true)}>{t`Make a trader`}</Button>
  return (
    <>
      <form onSubmit={handleSubmit} noValidate className="flex flex-col gap-4">
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          {possible.length > 0 ? (
            <div className="flex items-start gap-2">
              <SelectField
                label={t`Trader`}
                isNames
                value={String(traderId)}
                options={possible.map(({ id, name }) => ({ value: String(id), name }))}
                onValue={(id) => setChosen(Number(id))}
                className="flex-1"
              />
              {/* Beside the list, not its label. */}
              <div className="mt-6.5">{makeButton}</div>
            </div>
          ) : (
            <div className="flex flex-col items-start gap-1.5">
              <p className="font-medium">{t`Trader`}</p>
              {makeButton}
            </div>
          )}
          <MarketsField
            label={t`It may trade`}
            most={mostMarkets}
            assets={assets}
            chosen={symbols}
            onChosen={(next) => {
              setSymbols(next)
              setError(null)
            }}
          />
          <SelectField
            label={t`Candles that it reads`}
            isNames
            value={interval}
            options={intervals.map((value) => ({ value, name: value }))}
            onValue={setInterval}
          />
          <SelectField
            label={t`It runs`}
            value={pace}
            options={[
              ...paces.map((seconds) => ({
                value: String(seconds),
                name: t`Every ${paceWords(seconds)}`,
              })),
              { value: onlyPools, name: t`Only when a signal pool fires` },
            ]}
            onValue={(next) => {
              setPace(next)
              setError(null)
            }}
          />
        </div>
        <PoolsField chosen={poolIds} onChosen={setPoolIds} />
        {traders.error && traders.data === undefined && (
          <p className="text-danger">{t`Your traders did not load: ${messageFor(traders.error)}`}</p>
        )}
        {error !== null && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <Refusal title={t`It was not bound`} error={bind.error} />
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          pending={bind.isPending}
          disabledReason={traderId === null ? t`Make a trader first` : undefined}
        >{t`Bind, switched off`}</Button>
      </form>
      {isMaking && (
        <TraderDialog
          trader={null}
          onDone={(made) => {
            setMaking(false)
            if (made !== null) setChosen(made.id)
          }}
        />
      )}
    </>
  )
}

function isPossible({ id, account_type }: Trader, boundTo: ReadonlySet<number>): boolean {
  return account_type === 'program' && !boundTo.has(id)
}
