import { t } from '@lingui/core/macro'
import { TriangleAlert } from 'lucide-react'
import { warningWords } from './warning-words.ts'
import type { Warning } from './warnings.ts'

export interface WarningText {
  key: string
  title: string
  text: string
}

export function WarningsPart({ warnings }: { warnings: readonly Warning[] }) {
  return (
    <WarningList
      warnings={warnings.map((warning) => ({ key: warning.warns, ...warningWords(warning) }))}
    />
  )
}

export function WarningList({ warnings }: { warnings: readonly WarningText[] }) {
  return (
    <section aria-label={t`What speaks against it`}>
      <h2 className="label mb-2">{t`What speaks against it`}</h2>
      <ul className="flex flex-col gap-2.5">
        {warnings.map(({ key, title, text }) => (
          <li key={key} className="flex gap-2.5">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            <p className="text-pretty">
              <span className="font-medium">{title}.</span>{' '}
              <span className="text-muted">{text}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
