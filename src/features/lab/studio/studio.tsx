import { t } from '@lingui/core/macro'
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { listMarketSymbols, type Asset } from '../../../../contract/market/market.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import { parseProgram } from '../../../../sandbox/language/parse.ts'
import { apiQuery } from '../../../api/query.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { now } from '../../../lib/clock.ts'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { beginOf, costsOf, limitsOf, startingBalance } from '../backtest/terms.ts'
import { useBacktest, type Trial } from '../backtest/use-backtest.ts'
import type { ProgramEditor } from '../editor/create-editor.ts'
import { readView, writeView, type View } from './drafts.ts'
import { MarketChoosers } from './market-choosers.tsx'
import { paramValues } from './param-values.ts'
import { ParamsPart } from './params-part.tsx'
import { marksOf } from './problems.ts'
import { ProblemsPart } from './problems-part.tsx'
import { ResultTabs } from './result-tabs.tsx'
import { RunLine, RunTrouble } from './run-state.tsx'
import type { OwnDraft } from './use-draft.ts'
import { Suspense } from 'react'

const ProgramEditorView = lazyPart(() => import('../editor/program-editor.tsx'), {
  get name() {
    return t`The editor`
  },
})

export interface StudioProps {
  own: OwnDraft
  /** ⌘S. */
  onSave: () => void
  /** More tabs beside the result's. */
  more?: (now: StudioNow) => readonly { value: string; label: string; panel: ReactNode }[]
}

/** What is chosen in the studio, for what else is done with the program. */
export interface StudioNow {
  view: View
  /** Of what candles of that market there are known to be: epoch ms. */
  since: UnixMs
  assets: readonly Asset[]
  /** Values of its params, as set beside the code. */
  params: Readonly<Record<string, number>>
}

/** The editor, and beside it what the program did with the past, while it is typed. */
export function Studio({ own, onSave, more }: StudioProps) {
  const { draft } = own
  const [view, setView] = useView()
  const [time, setTime] = useState<UnixMs | null>(null)
  const [editor, setEditor] = useState<ProgramEditor | null>(null)
  const parsed = useMemo(() => parseProgram(draft.code), [draft.code])
  const params = useMemo(() => parsed.program?.params ?? [], [parsed])
  const shownParams = useKept(params, parsed.program !== null)
  const markets = useQuery({ ...apiQuery(null, listMarketSymbols, {}), staleTime: 300_000 })
  const assets = markets.data?.symbols ?? []
  const values = paramValues(shownParams, draft.params)
  const from = beginOf(view.range, now())
  const { fees } = useWorld()
  const costs = useMemo(() => costsOf(fees.taker), [fees.taker])
  const asset = assets.find(({ symbol }) => symbol === view.symbol)
  const trial: Trial | null =
    asset === undefined || parsed.program === null
      ? null
      : {
          code: draft.code,
          params: paramValues(params, draft.params),
          market: { symbol: asset.symbol, interval: view.interval, limits: limitsOf(asset) },
          balance: startingBalance,
          costs,
          seed: 0,
          inspect: time,
        }
  const backtest = useBacktest(trial, from)
  const fault =
    backtest.state.is === 'faulty'
      ? backtest.state.fault
      : backtest.state.is === 'ready'
        ? (backtest.picture?.failed.first ?? null)
        : null
  const marks = useMemo(() => marksOf(parsed, fault), [parsed, fault])
  const hasErrors = parsed.program === null
  useSaveKey(onSave)
  const openRun = useCallback((at: UnixMs) => setTime(at), [])

  return (
    <div className="grid grid-cols-1 gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-20 lg:self-start">
        <Suspense fallback={<Skeleton className="h-[22rem] w-full lg:h-[30rem]" />}>
          <ProgramEditorView
            code={draft.code}
            revision={own.revision}
            onCode={own.type}
            marks={marks}
            onEditor={setEditor}
            className="h-[22rem] lg:h-[30rem]"
          />
        </Suspense>
        <ProblemsPart marks={marks} onGoTo={(line, column) => editor?.goTo(line, column)} />
        <ParamsPart params={shownParams} typed={draft.params} onTyped={own.setParams} />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <MarketChoosers view={view} onView={setView} assets={assets} />
          <RunLine backtest={backtest} hasErrors={hasErrors} />
        </div>
        <RunTrouble backtest={backtest} />
        <ResultTabs
          backtest={backtest}
          view={view}
          from={from}
          costs={costs}
          time={time}
          onRun={openRun}
          isStale={hasErrors || backtest.state.is !== 'ready'}
          more={more?.({ view, since: backtest.bars?.t[0] ?? from, assets, params: values }) ?? []}
        />
      </div>
    </div>
  )
}

function useView(): [View, (view: View) => void] {
  const [view, setView] = useState(readView)
  return [
    view,
    (next) => {
      setView(next)
      writeView(next)
    },
  ]
}

/** The latest value while `isThere`, so that sliders stay while a word is being typed. */
function useKept<Value>(value: Value, isThere: boolean): Value {
  const [kept, setKept] = useState(value)
  if (isThere && kept !== value) setKept(value)
  return isThere ? value : kept
}

function useSaveKey(onSave: () => void): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      if (!event.repeat) onSave()
    }
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [onSave])
}
