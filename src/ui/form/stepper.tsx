import { t } from '@lingui/core/macro'
import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'
import { Spinner } from '../feedback/spinner.tsx'

export type StepState = 'idle' | 'active' | 'done' | 'failed'

export interface Step {
  id: string
  title: string
  state: StepState
  /** The purpose of this step, or how it failed. */
  detail?: ReactNode
}

const words: Record<StepState, string> = {
  get idle() {
    return t`not yet`
  },
  get active() {
    return t`in progress`
  },
  done: 'done',
  failed: 'failed',
}

const rings: Record<StepState, string> = {
  idle: 'border-edge text-muted',
  active: 'border-accent text-accent',
  done: 'border-accent bg-accent text-on-accent',
  failed: 'border-danger text-danger',
}

/** Steps in order, each with its purpose: shown before the first is taken. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {steps.map((step, index) => (
        <li
          key={step.id}
          aria-current={step.state === 'active' ? 'step' : undefined}
          className="group relative flex gap-3 pb-5 last:pb-0"
        >
          <span
            aria-hidden
            className="absolute top-7 bottom-1 left-3 w-px bg-line group-last:hidden"
          />
          <span
            aria-hidden
            className={cx(
              'grid size-6 shrink-0 place-items-center rounded-full border text-xs font-medium',
              rings[step.state],
            )}
          >
            <Mark state={step.state} number={index + 1} />
          </span>
          <div className="min-w-0 pt-0.5">
            <p className={cx('font-medium', step.state === 'idle' && 'text-muted')}>
              {step.title}
              <span className="sr-only"> ({words[step.state]})</span>
            </p>
            {step.detail !== undefined && (
              <div
                className={cx(
                  'text-pretty',
                  step.state === 'failed' ? 'text-danger' : 'text-muted',
                )}
              >
                {step.detail}
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Mark({ state, number }: { state: StepState; number: number }) {
  if (state === 'done') return <Check className="size-3.5" />
  if (state === 'failed') return <X className="size-3.5" />
  return state === 'active' ? <Spinner className="size-3.5" /> : number
}
