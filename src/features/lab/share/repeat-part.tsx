import { plural, t } from '@lingui/core/macro'
import { useEffect, useRef, useState } from 'react'
import type { SharedBacktest } from '../../../../contract/lab/backtest-shapes.ts'
import { messageFor } from '../../../api/errors.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { ProgressLine } from '../runs/progress-line.tsx'
import { MarketGone, NotRun, repeatRun, type Repeated } from './repeat-run.ts'

type State =
  | { is: 'none' }
  | { is: 'running'; share: number }
  | { is: 'done'; repeated: Repeated }
  | { is: 'failed'; error: unknown }

/** Lets whoever opens a shared run repeat it in their own browser. */
export function RepeatPart({ shared }: { shared: SharedBacktest }) {
  const [state, setState] = useState<State>({ is: 'none' })
  const underWay = useRef<AbortController>(undefined)
  useEffect(() => () => underWay.current?.abort(), [])

  function begin(): void {
    const controller = new AbortController()
    underWay.current = controller
    const { signal } = controller
    const tell = (next: State): void => {
      if (!signal.aborted) setState(next)
    }
    tell({ is: 'running', share: 0 })
    repeatRun(shared, (share) => tell({ is: 'running', share }), signal).then(
      (repeated) => tell({ is: 'done', repeated }),
      (error: unknown) => tell({ is: 'failed', error }),
    )
  }

  return (
    <section aria-label={t`Repeat it`} className="flex flex-col gap-3">
      <p className="max-w-[70ch] text-pretty text-muted">
        {t`Runs the same code in your browser, with the same candles, seed and costs, and compares every point of the result.`}
      </p>
      {state.is === 'running' ? (
        <ProgressLine
          label={t`Progress of the repetition`}
          progress={state.share}
          words={
            state.share === 0
              ? t`Its candles are being fetched.`
              : t`${Math.round(100 * state.share)}% of its candles are done.`
          }
        />
      ) : (
        <Button className="self-start" onClick={begin}>
          {state.is === 'none' ? t`Repeat it here` : t`Repeat it again`}
        </Button>
      )}
      <div aria-live="polite">
        {state.is === 'done' && <Comparison repeated={state.repeated} />}
        {state.is === 'failed' && (
          <Callout tone="danger" title={t`It was not repeated`}>
            {failureWords(state.error)}
          </Callout>
        )}
      </div>
    </section>
  )
}

function Comparison({ repeated }: { repeated: Repeated }) {
  const { net, trades, isSame, hasSameCandles } = repeated
  const result = t`Here it came to ${formatMoney(net, { signed: true })} with ${plural(trades, { one: '# trade', other: '# trades' })}.`
  if (isSame) {
    return (
      <Callout tone="success" title={t`The same to the last digit`}>
        {result} {hasSameCandles === true && t`The candles are the same as well.`}
      </Callout>
    )
  }
  return (
    <Callout tone="warn" title={t`It came out differently`}>
      {result}{' '}
      {hasSameCandles === false
        ? t`The candles of that time are others now than those that it was run on.`
        : t`The candles are the same: the program, or what runs it, is not.`}
    </Callout>
  )
}

function failureWords(error: unknown): string {
  if (error instanceof MarketGone) return t`One of its markets is not listed any more.`
  if (error instanceof NotRun) return t`The program did not run to its end in this browser.`
  return messageFor(error)
}
