import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Asset, Interval } from '../../../../../contract/market/market.ts'
import { freeBalance } from '../../../../api/exchange/free-balance.ts'
import { fieldMessage } from '../../../../api/errors.ts'
import { riskConfigQuery } from '../../../../api/risk.queries.ts'
import { activeSessionsQuery, profileQuery } from '../../../../api/trading.queries.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useWorld } from '../../../../api/exchange/world.ts'
import { readAdvanceForm, type AdvanceFormValues } from './advance-form.ts'
import { quickDraft, withOwnLeverage, withProgram, type Kind } from './draft.ts'
import { figures } from './preview/figures.ts'
import { keepForm, readKeptForm } from './kept-form.ts'
import { advanceValuesFrom, assetFrom, kindFrom, quickTextFrom } from './prefill.ts'
import { readQuickForm, type QuickField, type QuickFormText } from './quick-form.ts'
import { useChosenProgram } from './program/use-chosen-program.ts'
import { useDailyRange } from './use-daily-range.ts'
import { useStart } from './use-start.ts'

/** The state of the form's two tabs and everything derived from it. Tab and market are in the URL. */
export function useNewSession(markets: readonly [Asset, ...Asset[]]) {
  const viewer = useSignedIn()
  const world = useWorld()
  const pollMs = usePollMs()
  const [search, setSearch] = useSearchParams()
  const { values, setQuick, setAdvance } = useFormValues(viewer.address, search)
  const { quick, advance } = values
  const running = useQuery({ ...activeSessionsQuery(viewer, pollMs), throwOnError: false }).data
  const account = useQuery(profileQuery(viewer, pollMs)).data?.account
  const free = account ? freeBalance(account) : null
  const { start, isStarting, error, forget } = useStart()

  const kind = kindFrom(search)
  const taken = new Set(running?.map(({ symbol }) => symbol))
  const vacant = markets.find(({ symbol }) => !taken.has(symbol))
  const asset = assetFrom(search, markets) ?? vacant ?? markets[0]
  const config = useQuery(riskConfigQuery(viewer)).data
  const typed = kind === 'quick' ? readQuick(quick, free) : readAdvanceForm(advance, free)
  const program = useChosenProgram(search)
  const limited = typed.draft && withOwnLeverage(typed.draft, config)
  const form = { ...typed, draft: limited && withProgram(limited, program.choice) }
  const dailyRange = useDailyRange(asset.symbol)
  const planned = form.draft && dailyRange && figures(form.draft, asset, world, dailyRange.pct)
  const isAboutField = formFields.some((field) => fieldMessage(error, field) !== undefined)

  function note(change: Record<string, string>): void {
    forget()
    const next = new URLSearchParams(search)
    next.delete('assetIndex')
    next.set('symbol', asset.symbol)
    for (const [name, value] of Object.entries(change)) {
      if (value === '') next.delete(name)
      else next.set(name, value)
    }
    setSearch(next, { replace: true })
  }

  return {
    kind,
    asset,
    taken,
    vacant,
    free,
    running,
    quick,
    advance,
    draft: form.draft,
    dailyRange,
    planned,
    errors: withRefusals(form.errors, error),
    isValid: Object.keys(form.errors).length === 0,
    isStarting,
    /** The server's error when it belongs to no field. */
    refusal: isAboutField ? null : error,
    program,
    setProgram: (programId: number | null) =>
      note({ program: programId === null ? '' : String(programId), params: '' }),
    setCandles: (candles: Interval) => note({ candles }),
    setKind: (next: Kind) => note({ kind: next }),
    setSymbol: (symbol: string) => note({ symbol }),
    setQuick: (change: Partial<QuickFormText>) => {
      forget()
      setQuick(change)
    },
    setAdvance: (change: Partial<AdvanceFormValues>) => {
      forget()
      setAdvance(change)
    },
    start: () => {
      if (form.draft !== null) start(form.draft, asset.assetIndex)
    },
  }
}

/** Stored from the first change on. */
function useFormValues(account: string, search: URLSearchParams) {
  const [kept] = useState(() => readKeptForm(account, search))
  const [quick, setQuick] = useState<QuickFormText>(() => kept?.quick ?? quickTextFrom(search))
  const [advance, setAdvance] = useState<AdvanceFormValues>(
    () => kept?.advance ?? advanceValuesFrom(search),
  )
  const [isTyped, setTyped] = useState(false)
  useEffect(() => {
    if (isTyped) keepForm(account, search, { quick, advance })
  }, [isTyped, account, search, quick, advance])
  return {
    values: { quick, advance },
    setQuick: (change: Partial<QuickFormText>) => {
      setTyped(true)
      setQuick((before) => ({ ...before, ...change }))
    },
    setAdvance: (change: Partial<AdvanceFormValues>) => {
      setTyped(true)
      setAdvance((before) => ({ ...before, ...change }))
    },
  }
}

export type NewSessionForm = ReturnType<typeof useNewSession>

export type FieldErrors = Partial<Record<QuickField | 'amount', string | undefined>>

export const formFields = [
  'budget',
  'profitTarget',
  'lossThreshold',
  'maxPositions',
  'amount',
] as const

function readQuick(text: QuickFormText, free: string | null) {
  const { contract, errors } = readQuickForm(text, free)
  return { draft: contract && quickDraft(contract), errors }
}

/** The server's error is shown at its field until the form changes. */
function withRefusals(errors: FieldErrors, refusal: Error | null): FieldErrors {
  const told: FieldErrors = { ...errors }
  for (const field of formFields) told[field] ??= fieldMessage(refusal, field)
  return told
}
