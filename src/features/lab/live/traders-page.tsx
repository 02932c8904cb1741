import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Binding } from '../../../../contract/lab/bindings.ts'
import type { ProgramSummary } from '../../../../contract/lab/programs.ts'
import type { Trader } from '../../../../contract/traders/traders.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { LabHeading } from '../lab-heading.tsx'
import { programsQuery } from '../../../api/programs.queries.ts'
import { ExecutionsPart } from './executions-part.tsx'
import { bindingsQuery, tradersQuery } from './live.queries.ts'
import { TraderDialog } from './trader-dialog.tsx'
import { TradersTable, type TraderRow } from './traders-table.tsx'
import { useTraderActs } from './use-trader-acts.ts'

/** All traders: how they stand, what is left of their budgets, and why one has stopped. */
export function TradersPage() {
  const viewer = useSignedIn()
  const traders = useQuery(tradersQuery(viewer))
  const bindings = useQuery(bindingsQuery(viewer))
  const programs = useQuery(programsQuery(viewer))
  const [edited, setEdited] = useState<Trader | 'new' | null>(null)
  const [openId, setOpenId] = useState<number | null>(null)
  const { pause, resume, remove } = useTraderActs()
  const acts = useMemo(
    () => ({
      pause: (trader: Trader) => void pause(trader),
      resume: (trader: Trader) => void resume(trader),
      remove: (trader: Trader) => void remove(trader),
      change: (trader: Trader) => setEdited(trader),
      open: (trader: Trader) => setOpenId(trader.id),
    }),
    [pause, resume, remove],
  )
  const rows = rowsOf(traders.data ?? [], bindings.data ?? [], programs.data ?? [])
  const open = rows.find(({ id }) => id === openId)
  return (
    <div className="flex flex-col gap-8">
      <title>{t`Traders · Lab · Alura`}</title>
      <LabHeading title={t`Traders`} current="traders">
        {t`Each has a budget and rules of its own. Bind a program to one in the program’s “Trade with it”.`}
      </LabHeading>
      <Button
        size="sm"
        className="self-start"
        icon={<Plus aria-hidden className="size-4" />}
        onClick={() => setEdited('new')}
      >{t`A new trader`}</Button>
      <Troubles traders={rows} bindings={bindings.data ?? []} />
      {traders.error && (
        <ErrorMessage
          title={
            traders.data === undefined ? t`The traders did not load` : t`The list is not up to date`
          }
          message={messageFor(traders.error)}
          onRetry={() => void traders.refetch()}
          retrying={traders.isFetching}
        />
      )}
      {traders.data !== undefined ? (
        <TradersTable traders={rows} acts={acts} />
      ) : (
        traders.error === null && <Skeleton className="h-40 w-full" />
      )}
      {open !== undefined && (
        <section aria-label={t`What ${open.name} did`} className="flex flex-col gap-3">
          <h2 className="text-base font-semibold">{t`What ${open.name} did`}</h2>
          <ExecutionsPart key={open.id} traderId={open.id} />
        </section>
      )}
      {edited !== null && (
        <TraderDialog trader={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />
      )}
    </div>
  )
}

/** Why traders have stopped, and why bindings that are on do not trade. */
function Troubles({
  traders,
  bindings,
}: {
  traders: readonly TraderRow[]
  bindings: readonly Binding[]
}) {
  const stopped = traders.flatMap(({ id, name, error }) =>
    error === null ? [] : [{ key: `trader ${id}`, name, text: error }],
  )
  const held = bindings.flatMap(({ id, account_id, obstacle }) => {
    const trader = traders.find((each) => each.id === account_id)
    return obstacle === null || trader === undefined || trader.error !== null
      ? []
      : [{ key: `binding ${id}`, name: trader.name, text: obstacle }]
  })
  return [...stopped, ...held].map(({ key, name, text }) => (
    <Callout key={key} tone="warn" title={t`${name} does not trade now`}>
      <span lang="en">{text}</span>
    </Callout>
  ))
}

function rowsOf(
  traders: readonly Trader[],
  bindings: readonly Binding[],
  programs: readonly ProgramSummary[],
): TraderRow[] {
  return traders.map((trader) => ({
    ...trader,
    programs: bindings
      .filter(({ account_id }) => account_id === trader.id)
      .map(({ program_id, enabled }) => ({
        name: programs.find(({ id }) => id === program_id)?.name ?? t`Program ${program_id}`,
        isOn: enabled,
      }))
      .toSorted((a, b) => Number(b.isOn) - Number(a.isOn)),
  }))
}
