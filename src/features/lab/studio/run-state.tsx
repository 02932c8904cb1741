import { t } from '@lingui/core/macro'
import { formatCompact, formatNumber, formatPercent } from '../../../lib/numbers/format.ts'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { Spinner } from '../../../ui/feedback/spinner.tsx'
import { Button } from '../../../ui/form/button.tsx'
import type { Backtest } from '../backtest/use-backtest.ts'

/** How the backtest stands, in one line that never moves what is below it. */
export function RunLine({ backtest, hasErrors }: { backtest: Backtest; hasErrors: boolean }) {
  const { state, cancel } = backtest
  const isRunning = state.is === 'running' || state.is === 'loading'
  return (
    <div className="flex h-9 min-w-0 items-center justify-end gap-2 text-xs text-muted max-sm:w-full max-sm:justify-start sm:flex-1">
      <output className="flex min-w-0 items-center gap-2 sm:text-right">
        {isRunning && !hasErrors && <Spinner />}
        <span className="min-w-0">{hasErrors ? t`Mend the error to go on` : lineOf(backtest)}</span>
      </output>
      {isRunning && !hasErrors && (
        <Button size="sm" variant="quiet" onClick={cancel}>{t`Cancel`}</Button>
      )}
    </div>
  )
}

function lineOf({ state, picture, tookMs }: Backtest): string {
  switch (state.is) {
    case 'loading': {
      const names = state.what.map(({ symbol, interval }) => `${symbol} ${interval}`).join(', ')
      return t`Fetching candles: ${names}`
    }
    case 'running':
      return state.share === 0
        ? t`Running`
        : t`Running: ${formatPercent(100 * state.share, { places: 0 })}`
    case 'ready': {
      if (picture === null || tookMs === null) return ''
      const runs = formatCompact(picture.runs, 0)
      return t`${runs} runs in ${formatNumber(tookMs / 1000)} s, in this browser`
    }
    case 'cancelled':
      return t`Cancelled`
    case 'faulty':
    case 'hung':
    case 'broken':
    case 'no-candles':
      return t`No result`
  }
}

/** What stands in the way of a result, and what to do about it. */
export function RunTrouble({ backtest: { state, again } }: { backtest: Backtest }) {
  const retry = <Button size="sm" onClick={again}>{t`Run again`}</Button>
  switch (state.is) {
    case 'hung':
      return (
        <Callout tone="warn" title={t`The program did not end`} action={retry}>
          {t`It was ended from outside, and nothing else is harmed. Look for a loop that never stops.`}
        </Callout>
      )
    case 'faulty':
      if (state.fault.kind === 'error') return null
      return (
        <Callout tone="warn" title={faultTitle(state.fault.kind)} action={retry}>
          {t`It was ended, and nothing else is harmed. A run may take a quarter of a second and 64 MB: look for a loop that never stops, or a list that only grows.`}
        </Callout>
      )
    case 'broken':
      return (
        <Callout tone="danger" title={t`The part that runs programs did not load`} action={retry}>
          {t`There is no connection, or an extension holds it back.`}
        </Callout>
      )
    case 'no-candles':
      return (
        <Callout
          tone="danger"
          title={t`The candles did not load`}
          action={<Button size="sm" onClick={state.retry}>{t`Retry`}</Button>}
        >
          <span lang="en">{state.message}</span>
        </Callout>
      )
    case 'cancelled':
      return (
        <Callout title={t`The backtest was cancelled`} action={retry}>
          {t`What is below is from before.`}
        </Callout>
      )
    case 'loading':
    case 'running':
    case 'ready':
      return null
  }
}

function faultTitle(kind: 'too-slow' | 'out-of-memory' | 'broken'): string {
  switch (kind) {
    case 'too-slow':
      return t`The program did not end`
    case 'out-of-memory':
      return t`The program needs too much memory`
    case 'broken':
      return t`The program broke what it runs in`
  }
}
