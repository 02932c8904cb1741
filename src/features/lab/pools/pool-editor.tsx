import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import {
  changeSignalPool,
  createSignalPool,
  listSignalPools,
  type SignalPool,
} from '../../../../contract/lab/signal-pools.ts'
import { listMarketSymbols } from '../../../../contract/market/market.ts'
import { apiMutation, apiQuery, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { MarketsField } from '../../../ui/form/markets-field.tsx'
import { Refusal } from '../refusal.tsx'
import { PoolPast } from './pool-past.tsx'
import {
  mostPoolMarkets,
  mostSignals,
  newSignal,
  readPool,
  readSignals,
  typedPool,
  type PoolErrors,
  type TypedPool,
  type TypedSignal,
} from './read-pool.ts'
import { SignalLine } from './signal-line.tsx'

export interface PoolEditorProps {
  /** Null: a new one. */
  pool: SignalPool | null
  onDone: () => void
}

const none: PoolErrors = { signals: new Map() }

/** The conditions of a pool, and where it would have fired. */
export function PoolEditor({ pool, onDone }: PoolEditorProps) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const create = useMutation(apiMutation(viewer, createSignalPool))
  const change = useMutation(apiMutation(viewer, changeSignalPool))
  const markets = useQuery({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
  const [typed, setTyped] = useState(() => typedPool(pool))
  const [errors, setErrors] = useState(none)
  const isPending = create.isPending || change.isPending
  const refusal = create.error ?? change.error
  const set = (changed: Partial<TypedPool>): void => {
    setTyped((before) => ({ ...before, ...changed }))
    setErrors(none)
  }
  const setSignal = (next: TypedSignal): void =>
    set({ signals: typed.signals.map((each) => (each.key === next.key ? next : each)) })

  async function save(): Promise<void> {
    const read = readPool(typed)
    if ('errors' in read) return setErrors(read.errors)
    try {
      await (pool === null
        ? create.mutateAsync({ body: read.body })
        : change.mutateAsync({ params: { id: String(pool.id) }, body: read.body }))
      await invalidate(client, listSignalPools)
      onDone()
    } catch {
      // Told by the mutation.
    }
  }

  function handleSubmit(event: SyntheticEvent): void {
    event.preventDefault()
    if (!isPending) void save()
  }

  return (
    <form
      onSubmit={handleSubmit}
      noValidate
      aria-label={pool === null ? t`A new signal pool` : pool.name}
      className="flex min-w-0 flex-col gap-5 border-y border-line py-5"
    >
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField
          label={t`Name`}
          maxLength={64}
          value={typed.name}
          onValueChange={(name) => set({ name })}
          error={errors.name}
        />
        <MarketsField
          label={t`Markets`}
          most={mostPoolMarkets}
          assets={markets.data?.symbols ?? []}
          chosen={typed.symbols}
          onChosen={(symbols) => set({ symbols })}
          error={errors.symbols}
        />
      </div>
      <div className="flex flex-col gap-2">
        <Segmented
          label={t`When it fires`}
          value={typed.logic}
          options={[
            { value: 'and', label: t`When all hold` },
            { value: 'or', label: t`When one holds` },
          ]}
          onValueChange={(logic) => set({ logic })}
          className="self-start"
        />
        <p className="text-xs text-muted">
          {t`It is looked at when a candle closes, and fires when it begins to hold.`}
        </p>
        <ul>
          {typed.signals.map((signal, i) => (
            <SignalLine
              key={signal.key}
              signal={signal}
              number={i + 1}
              error={errors.signals.get(signal.key)}
              onSignal={setSignal}
              onRemove={
                typed.signals.length === 1
                  ? undefined
                  : () => set({ signals: typed.signals.filter(({ key }) => key !== signal.key) })
              }
            />
          ))}
        </ul>
        <Button
          size="sm"
          className="self-start"
          disabledReason={
            typed.signals.length >= mostSignals ? t`A pool has ${mostSignals} at most` : undefined
          }
          onClick={() => set({ signals: [...typed.signals, newSignal(nextKey(typed.signals))] })}
        >{t`Add a signal`}</Button>
      </div>
      <PoolPast logic={typed.logic} signals={readSignals(typed.signals)} symbols={typed.symbols} />
      <Refusal title={t`It was not saved`} error={refusal} />
      <div className="flex gap-2">
        <Button onClick={onDone} disabledReason={isPending ? t`Under way` : undefined}>
          {t`Cancel`}
        </Button>
        <Button type="submit" variant="primary" pending={isPending}>{t`Save the pool`}</Button>
      </div>
    </form>
  )
}

function nextKey(signals: readonly TypedSignal[]): number {
  return 1 + Math.max(-1, ...signals.map(({ key }) => key))
}
