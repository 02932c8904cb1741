import { plural, t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { changeBinding, listBindings, type Binding } from '../../../../contract/lab/bindings.ts'
import type { Trader } from '../../../../contract/traders/traders.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { toast } from '../../../ui/feedback/toast.ts'
import { Button } from '../../../ui/form/button.tsx'
import { AgainstPart } from '../against/against-part.tsx'
import { ExecutionsPart } from './executions-part.tsx'
import { paceWords } from './paces.ts'
import { PoolsField } from './pools-field.tsx'
import { PreviewPart } from './preview-part.tsx'
import { useSwitch } from './use-switch.tsx'

export interface BindingCardProps {
  binding: Binding
  /** Undefined while it is not known. */
  trader: Trader | undefined
  /** Values set beside the code now. */
  params: Readonly<Record<string, number>>
}

/** A program at work for one trader: its switch, what it would do now, and what it did. */
export function BindingCard({ binding, trader, params }: BindingCardProps) {
  const { switchOn, switchOff, unbind } = useSwitch(binding, trader)
  const { enabled, obstacle } = binding
  const name = trader?.name ?? t`Trader ${binding.account_id}`
  return (
    <section aria-label={name} className="flex min-w-0 flex-col gap-4 border-t border-line pt-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="min-w-0 font-medium wrap-anywhere" lang="en">
          {name}
        </h2>
        <Badge tone={enabled ? 'gain' : 'neutral'}>{enabled ? t`On` : t`Off`}</Badge>
        <div className="ml-auto flex flex-wrap gap-2">
          {!enabled && (
            <Button size="sm" variant="quiet" onClick={() => void unbind()}>{t`Unbind`}</Button>
          )}
          {enabled ? (
            <Button size="sm" onClick={() => void switchOff()}>{t`Switch off`}</Button>
          ) : (
            <Button size="sm" variant="primary" onClick={() => void switchOn()}>
              {t`Switch on`}
            </Button>
          )}
        </div>
      </div>
      <p className="text-muted">{runsWords(binding)}</p>
      {obstacle !== null && (
        <Callout tone="warn" title={t`It does not trade now`}>
          <span lang="en">{obstacle}</span>
        </Callout>
      )}
      <Settings binding={binding} params={params} />
      <PreviewPart bindingId={binding.id} />
      <AgainstPart binding={binding} />
      <ExecutionsPart bindingId={binding.id} />
    </section>
  )
}

function runsWords({ symbols, interval, scheduled, interval_secs, ...rest }: Binding): string {
  const markets = symbols.join(', ')
  const open = plural(rest.open_positions, {
    one: '# position open',
    other: '# positions open',
  })
  const next =
    rest.next_run_at === null ? '' : t` Next run: ${formatDateTime(timeOfIso(rest.next_run_at))}.`
  return scheduled
    ? t`${markets} on ${interval} candles, every ${paceWords(interval_secs)}. ${open}.${next}`
    : t`${markets} on ${interval} candles, when a signal pool fires. ${open}.`
}

/** The values and the pools that it runs with, each saved at once. */
function Settings({ binding, params }: Pick<BindingCardProps, 'binding' | 'params'>) {
  const client = useQueryClient()
  const change = useMutation(apiMutation(useSignedIn(), changeBinding))
  const of = { id: String(binding.id) }
  const values = Object.entries(binding.params_override)
  const differs = Object.entries(params).some(
    ([name, value]) => binding.params_override[name] !== value,
  )

  async function save(body: { params_override?: Record<string, number>; pool_ids?: number[] }) {
    try {
      await change.mutateAsync({ params: of, body })
    } catch (error) {
      toast({ title: t`It was not changed`, detail: messageFor(error), tone: 'danger' })
    }
    await invalidate(client, listBindings)
  }

  return (
    <div className="flex flex-col gap-3">
      {(values.length > 0 || differs) && (
        <div className="flex flex-wrap items-center gap-3">
          <p className="font-mono text-xs wrap-anywhere">
            {values.map(([name, value]) => `${name} = ${value}`).join(', ')}
          </p>
          {differs && (
            <Button
              size="sm"
              pending={change.isPending}
              onClick={() => void save({ params_override: { ...params } })}
            >{t`Take the values set beside the code`}</Button>
          )}
        </div>
      )}
      <PoolsField chosen={binding.pool_ids} onChosen={(ids) => void save({ pool_ids: [...ids] })} />
    </div>
  )
}
