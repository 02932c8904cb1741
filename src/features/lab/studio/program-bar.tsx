import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { paths } from '../../../app/paths.ts'
import { cx } from '../../../lib/cx.ts'
import { BackLink } from '../back-link.tsx'

export interface ProgramBarProps {
  name: string
  onName: (name: string) => void
  /** Whether something is not saved yet. */
  isUnsaved: boolean
  /** What is known of the saved program: "Version 3". */
  note?: string
  /** Buttons. */
  children?: ReactNode
}

/** The name of the program, which is a field, and what can be done with it. */
export function ProgramBar({ name, onName, isUnsaved, note, children }: ProgramBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <BackLink href={paths.lab()} label={t`Back to the lab`} />
      <h1 className="sr-only">{name === '' ? t`Program` : name}</h1>
      <input
        aria-label={t`Name of the program`}
        value={name}
        maxLength={80}
        onChange={(event) => onName(event.target.value)}
        className="h-9 min-w-0 flex-1 rounded-md border border-transparent bg-transparent px-2 text-lg font-semibold hover:border-edge focus:border-edge sm:max-w-sm pointer-coarse:h-11"
      />
      <p className="flex items-center gap-1.5 text-xs text-muted">
        <span
          aria-hidden
          className={cx('size-1.5 rounded-full', isUnsaved ? 'bg-warn' : 'bg-transparent')}
        />
        {isUnsaved ? t`Not saved` : note}
      </p>
      <div className="ml-auto flex flex-wrap gap-2 max-sm:w-full">{children}</div>
    </div>
  )
}
