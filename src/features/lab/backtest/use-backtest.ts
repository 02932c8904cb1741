import { useEffect, useMemo, useRef, useState } from 'react'
import type { Bars } from '../../../../engine/types.ts'
import type { ProgramFault } from '../../../../sandbox/machine/faults.ts'
import { useSettled } from '../../../lib/hooks/use-settled.ts'
import type { Picture, Question, SeriesName } from './question.ts'
import { loadingMs, patienceMs, spawnWorker } from './spawn-worker.ts'
import { useHistory } from './use-history.ts'
import { createWorkbench, type BenchAnswer, type Workbench } from './workbench.ts'

/** After the last key. */
const settleMs = 120
const shortMs = 400

export type Trial = Omit<Question, 'id'>

export interface Backtest {
  /** The latest one; of the program just before while a new one is made. */
  picture: Picture | null
  bars: Bars | null
  state:
    | { is: 'ready' | 'cancelled' | 'hung' | 'broken' }
    | { is: 'loading'; what: readonly SeriesName[] }
    | { is: 'running'; share: number }
    | { is: 'faulty'; fault: ProgramFault }
    | { is: 'no-candles'; message: string; retry: () => void }
  /** How long the latest took, from question to answer: ms. */
  tookMs: number | null
  cancel: () => void
  again: () => void
}

interface Shown {
  picture: Picture
  bars: Bars
  tookMs: number
}

/** Runs a program in a worker, each time that it or its terms change. Null: there is nothing to run. */
export function useBacktest(trial: Trial | null, from: number): Backtest {
  const [shown, setShown] = useState<Shown | null>(null)
  const [told, setTold] = useState<{ answer: BenchAnswer | null; of: string }>({
    answer: null,
    of: '',
  })
  const [extra, setExtra] = useState<{ of: string; series: readonly SeriesName[] }>(none)
  const [attempt, setAttempt] = useState(0)
  const [cancelled, setCancelled] = useState('')
  const market = trial?.market
  const base = market && `${market.symbol} ${market.interval} ${from}`
  const wanted = useMemo(() => {
    if (market === undefined || base === undefined) return []
    const { symbol, interval } = market
    return [{ symbol, interval }, ...(extra.of === base ? extra.series : [])]
    // By its name: the object is another one each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [base, extra])
  const loaded = useHistory(wanted, from)
  const isLoaded = loaded.length > 0 && loaded.every(({ bars }) => bars !== undefined)
  const failed = loaded.find(({ error, bars }) => error !== null && bars === undefined)
  const bars = loaded[0]?.bars ?? null

  const asked = useSettled(trial && JSON.stringify({ ...trial, attempt }), settleMs)
  const bench = useRef<Workbench | null>(null)
  const running = useRef({ id: 0, of: '', base: '', at: 0, bars: null as Bars | null })

  useEffect(() => {
    const made = createWorkbench({ spawn: spawnWorker, patienceMs, loadingMs, shortMs, told: hear })
    bench.current = made
    return () => made.close()

    function hear(answer: BenchAnswer): void {
      const { id, of, at, base: ofBase, bars: ofBars } = running.current
      if (answer.id !== id) return
      if (answer.state === 'wants') {
        setExtra((before) => ({
          of: ofBase,
          series: [...(before.of === ofBase ? before.series : []), ...answer.series],
        }))
        return
      }
      if (answer.state === 'done' && ofBars !== null) {
        setShown({ picture: answer.picture, bars: ofBars, tookMs: performance.now() - at })
      }
      setTold({ answer, of })
    }
  }, [])

  useEffect(() => {
    if (asked === null || base === undefined || !isLoaded || bars === null) return
    const question = { ...(JSON.parse(asked) as Trial), id: running.current.id + 1 }
    // The terms have changed in the meantime: what is asked follows soon.
    if (`${question.market.symbol} ${question.market.interval} ${from}` !== base) return
    running.current = { id: question.id, of: asked, base, at: performance.now(), bars }
    bench.current?.ask(
      question,
      loaded.flatMap(({ series, bars: own }) => (own ? [[series, own] as const] : [])),
    )
    // `loaded` is another list each time; what is in it changes with the rest.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [asked, base, from, isLoaded, bars, extra])

  return {
    picture: shown?.picture ?? null,
    bars: shown?.bars ?? bars,
    tookMs: shown?.tookMs ?? null,
    state: stateNow(),
    cancel() {
      bench.current?.cancel()
      setCancelled(asked ?? '')
    },
    again: () => setAttempt(attempt + 1),
  }

  function stateNow(): Backtest['state'] {
    if (failed)
      return { is: 'no-candles', message: failed.error?.message ?? '', retry: failed.retry }
    if (trial !== null && !isLoaded) {
      return {
        is: 'loading',
        what: loaded.filter((each) => !each.bars).map(({ series }) => series),
      }
    }
    if (asked !== null && asked === cancelled) return { is: 'cancelled' }
    const { answer, of } = told
    if (answer === null || of !== asked) return { is: 'running', share: 0 }
    switch (answer.state) {
      case 'running':
        return { is: 'running', share: answer.share }
      case 'faulty':
        return { is: 'faulty', fault: answer.fault }
      case 'hung':
      case 'broken':
        return { is: answer.state }
      case 'wants':
      case 'done':
        return { is: 'ready' }
    }
  }
}

const none: { of: string; series: readonly SeriesName[] } = { of: '', series: [] }
