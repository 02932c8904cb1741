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
import type { StrategyDuration } from '../../../../../contract/sessions/sessions.ts'
import { withOwnLeverage, withProgram } from './draft.ts'
import { figures } from './preview/figures.ts'
import { keepForm, readKeptForm } from './kept-form.ts'
import { type Mode, assetFrom, modeFrom, valuesFrom } from './prefill.ts'
import {
  type FormField,
  type FormText,
  type FormValues,
  type Preset,
  presetText,
  readForm,
} from './session-form.ts'
import { useChosenProgram } from './program/use-chosen-program.ts'
import { useDailyRange } from './use-daily-range.ts'
import { useStart } from './use-start.ts'

/** The state of the form and everything derived from it. Simple or custom, and the market, are in the URL. */
export function useNewSession(markets: readonly [Asset, ...Asset[]]) {
  const viewer = useSignedIn()
  const world = useWorld()
  const pollMs = usePollMs()
  const [search, setSearch] = useSearchParams()
  const [values, change] = useFormValues(viewer.address, search)
  const running = useQuery({ ...activeSessionsQuery(viewer, pollMs), throwOnError: false }).data
  const account = useQuery(profileQuery(viewer, pollMs)).data?.account
  const free = account ? freeBalance(account) : null
  const { start, isStarting, error, forget } = useStart()

  const mode = modeFrom(search)
  const taken = new Set(running?.map(({ symbol }) => symbol))
  const vacant = markets.find(({ symbol }) => !taken.has(symbol))
  const asset = assetFrom(search, markets) ?? vacant ?? markets[0]
  const config = useQuery(riskConfigQuery(viewer)).data
  const typed = readForm(values, mode === 'custom', free)
  const program = useChosenProgram(search)
  const limited = typed.draft && withOwnLeverage(typed.draft, config)
  const form = { ...typed, draft: limited && withProgram(limited, program.choice) }
  const dailyRange = useDailyRange(asset.symbol)
  const planned = form.draft && dailyRange && figures(form.draft, asset, world, dailyRange.pct)
  const isAboutField = formFields.some((field) => refusedAt(error, field) !== undefined)

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

  function set(part: Partial<FormValues>): void {
    forget()
    change(part)
  }

  return {
    mode,
    values,
    asset,
    taken,
    vacant,
    free,
    running,
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
    setMode: (form: Mode) => note({ form }),
    setSymbol: (symbol: string) => note({ symbol }),
    setText: (text: Partial<FormText>) => set({ text: { ...values.text, ...text } }),
    setWallet: (maxWalletBudget: boolean) => set({ maxWalletBudget }),
    /** Fills in the numbers. */
    choose: (choice: { preset?: Preset; horizon?: StrategyDuration; symbol?: string }) => {
      const { preset, horizon, text } = { ...values, ...choice }
      set({ preset, horizon, text: { ...text, ...presetText(preset, horizon) } })
      if (choice.symbol !== undefined) note({ symbol: choice.symbol })
    },
    start: () => {
      if (form.draft !== null) start(form.draft, asset.assetIndex)
    },
  }
}

/** Stored from the first change on. */
function useFormValues(account: string, search: URLSearchParams) {
  const [values, setValues] = useState(() => readKeptForm(account, search) ?? valuesFrom(search))
  const [isTyped, setTyped] = useState(false)
  useEffect(() => {
    if (isTyped) keepForm(account, search, values)
  }, [isTyped, account, search, values])
  const change = (part: Partial<FormValues>): void => {
    setTyped(true)
    setValues((before) => ({ ...before, ...part }))
  }
  return [values, change] as const
}

export type NewSessionForm = ReturnType<typeof useNewSession>

export type FieldErrors = Partial<Record<FormField, string | undefined>>

export const formFields = [
  'budget',
  'profitTarget',
  'lossThreshold',
  'maxPositions',
  'time',
] as const

/** What the API calls the form's fields. */
const named: Partial<Record<FormField, string>> = { budget: 'amount', time: 'durationMs' }

function refusedAt(refusal: Error | null, field: FormField): string | undefined {
  return fieldMessage(refusal, field) ?? fieldMessage(refusal, named[field] ?? field)
}

/** The server's error is shown at its field until the form changes. */
function withRefusals(errors: FieldErrors, refusal: Error | null): FieldErrors {
  const told: FieldErrors = { ...errors }
  for (const field of formFields) told[field] ??= refusedAt(refusal, field)
  return told
}
