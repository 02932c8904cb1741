import { t } from '@lingui/core/macro'
import { Plus } from 'lucide-react'
import { Link } from 'wouter'
import { starterNames } from '../../../../sandbox/starters/starters.ts'
import { paths } from '../../../app/paths.ts'
import { LinkButton } from '../../../ui/form/link-button.tsx'
import { LabHeading } from '../lab-heading.tsx'
import { readDraft } from '../studio/drafts.ts'
import { draftKeyOf } from '../studio/new-program.ts'
import { OwnPrograms } from './own-programs.tsx'
import { starterWords } from './starter-words.ts'

/** Where programs begin. */
export function LabPage() {
  return (
    <div className="flex flex-col gap-10">
      <title>{t`Lab · Alura`}</title>
      <LabHeading title={t`Lab`} current="programs">
        {t`Write a strategy of your own in a few lines, see what it would have done with the past while you type, and let it trade only once it has proven itself.`}
      </LabHeading>
      <OwnPrograms />
      <section aria-label={t`Begin with`} className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 className="text-base font-semibold">{t`Begin with one of these`}</h2>
          <Link href={paths.newProgram()} asChild>
            <LinkButton
              href={paths.newProgram()}
              size="sm"
              icon={<Plus aria-hidden className="size-4" />}
            >{t`An empty program`}</LinkButton>
          </Link>
        </div>
        <ul className="grid grid-cols-1 gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
          {starterNames.map((starter) => (
            <li key={starter} className="border-t border-line">
              <Link
                href={paths.newProgram(starter)}
                className="group flex h-full flex-col gap-1 py-4 pr-2 transition-colors hover:bg-accent-soft/40"
              >
                <span className="flex items-baseline justify-between gap-3">
                  <span className="font-medium group-hover:text-accent">
                    {starterWords[starter].name}
                  </span>
                  {readDraft(draftKeyOf(starter)) !== null && (
                    <span className="text-xs text-muted">{t`Changed here`}</span>
                  )}
                </span>
                <span className="text-pretty text-muted">{starterWords[starter].text}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
