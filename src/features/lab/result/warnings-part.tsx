import { t } from '@lingui/core/macro'
import { TriangleAlert } from 'lucide-react'
import { warningWords } from './warning-words.ts'
import type { Warning } from './warnings.ts'

export function WarningsPart({ warnings }: { warnings: readonly Warning[] }) {
  return (
    <section aria-label={t`What speaks against it`}>
      <h2 className="label mb-2">{t`What speaks against it`}</h2>
      <ul className="flex flex-col gap-2.5">
        {warnings.map((warning) => {
          const { title, text } = warningWords(warning)
          return (
            <li key={warning.warns} className="flex gap-2.5">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
              <p className="text-pretty">
                <span className="font-medium">{title}.</span>{' '}
                <span className="text-muted">{text}</span>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
