import { t } from '@lingui/core/macro'
import { cx } from '../../../lib/cx.ts'
import { lineDiff } from './line-diff.ts'

const look = {
  same: 'text-muted',
  gone: 'bg-loss-soft text-loss',
  new: 'bg-gain-soft text-gain',
} as const
const signs = { same: ' ', gone: '−', new: '+' } as const

/** What changes from one code to another, line by line. */
export function Difference({ from, to }: { from: string; to: string }) {
  if (from === to) return <p className="text-muted">{t`The same as in the editor.`}</p>
  return (
    <pre className="rounded-md border border-line bg-surface py-2 font-mono text-xs whitespace-pre-wrap">
      {lineDiff(from, to).map(({ kind, text }, i) => (
        <code key={i} className={cx('block px-3', look[kind])}>
          {signs[kind]} {text}
        </code>
      ))}
    </pre>
  )
}
