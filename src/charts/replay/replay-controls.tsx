import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { IconButton } from '../../ui/form/icon-button.tsx'
import { Kbd } from '../../ui/overlay/kbd.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { replaySpeeds, type Replay } from './use-replay.ts'

export interface ReplayControlsProps {
  replay: Replay
  first: number
  last: number
  /** The current time as text. */
  moment: string
}

const speedOptions = replaySpeeds.map((value) => ({ value, label: `${value}×` }))

/** Play, step, jump and speed; the slider handles arrows, Home and End itself, and the space bar plays. */
export function ReplayControls({ replay, first, last, moment }: ReplayControlsProps) {
  const { index, isPlaying, seek, step } = replay
  function handleKey(event: KeyboardEvent): void {
    if (event.key !== ' ') return
    event.preventDefault()
    replay.togglePlaying()
  }
  return (
    <fieldset aria-label={t`Replay`} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="flex">
        <Tool label={t`To the start`} onClick={() => seek(first)}>
          <ChevronFirst aria-hidden className="size-4" />
        </Tool>
        <Tool label={t`One bar back`} onClick={() => step(-1)}>
          <StepBack aria-hidden className="size-4" />
        </Tool>
        <Tool label={isPlaying ? t`Pause` : t`Play`} onClick={replay.togglePlaying}>
          {isPlaying ? (
            <Pause aria-hidden className="size-4" />
          ) : (
            <Play aria-hidden className="size-4" />
          )}
        </Tool>
        <Tool label={t`One bar on`} onClick={() => step(1)}>
          <StepForward aria-hidden className="size-4" />
        </Tool>
        <Tool label={t`To the end`} onClick={() => seek(last)}>
          <ChevronLast aria-hidden className="size-4" />
        </Tool>
      </div>
      <input
        type="range"
        aria-label={t`Bar of the replay`}
        aria-valuetext={moment}
        min={first}
        max={last}
        value={index}
        onChange={(event) => seek(Number(event.target.value))}
        onKeyDown={handleKey}
        className="h-8 min-w-40 flex-1 accent-accent pointer-coarse:h-11"
      />
      <Segmented
        label={t`Replay speed`}
        value={replay.speed}
        options={speedOptions}
        onValueChange={replay.setSpeed}
      />
      <p className="w-full text-xs text-muted">
        {moment}
        <span className="max-sm:hidden pointer-coarse:hidden">
          <Trans>
            {' '}
            · on the slider: <Kbd>←</Kbd> <Kbd>→</Kbd> step, <Kbd>Space</Kbd> plays
          </Trans>
        </span>
      </p>
    </fieldset>
  )
}

interface ToolProps {
  label: string
  onClick: () => void
  children: ReactNode
}

function Tool({ label, onClick, children }: ToolProps) {
  return <IconButton label={label} icon={children} onClick={onClick} />
}
