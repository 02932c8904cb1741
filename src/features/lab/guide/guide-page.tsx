import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import Markdown from 'markdown-to-jsx/react'
import { Link } from 'wouter'
import { guide } from '../../../../sandbox/language/guide.ts'
import { paths } from '../../../app/paths.ts'
import { LinkButton } from '../../../ui/form/link-button.tsx'
import { LabHeading } from '../lab-heading.tsx'
import { FirstTenMinutes } from './first-ten-minutes.tsx'

// A page has one heading of the first level, its own.
function Title({ children }: { children?: ReactNode }) {
  return <h2>{children}</h2>
}

function Subtitle({ children }: { children?: ReactNode }) {
  return <h3>{children}</h3>
}

function ScrollingTable({ children }: { children?: ReactNode }) {
  return (
    <div className="overflow-x-auto">
      <table>{children}</table>
    </div>
  )
}

/** How to write a program: a first one in ten minutes, and everything that there is. */
export function GuidePage() {
  return (
    <div className="flex flex-col gap-8">
      <title>{t`Guide · Lab · Alura`}</title>
      <LabHeading title={t`Guide`} current="guide">
        {t`If you have written JavaScript once, you can write a strategy in ten minutes.`}
      </LabHeading>
      <FirstTenMinutes />
      <Link href={paths.newProgram()} asChild>
        <LinkButton href={paths.newProgram()} variant="primary" className="self-start">
          {t`Write one`}
        </LinkButton>
      </Link>
      <article
        lang="en"
        className="flex max-w-[84ch] min-w-0 flex-col gap-3 border-t border-line pt-6 wrap-anywhere [&_code]:font-mono [&_code]:text-xs [&_code]:text-accent [&_h2]:text-lg [&_h2]:font-semibold [&_h3]:mt-5 [&_h3]:text-base [&_h3]:font-semibold [&_li]:ml-4 [&_li]:list-disc [&_li]:py-0.5 [&_pre]:rounded-md [&_pre]:border [&_pre]:border-line [&_pre]:bg-surface [&_pre]:p-3 [&_pre]:whitespace-pre-wrap [&_pre_code]:text-text [&_td]:border-t [&_td]:border-line [&_td]:py-1.5 [&_td]:pr-4 [&_td]:align-top [&_th]:pr-4 [&_th]:text-left"
      >
        <Markdown
          options={{
            disableParsingRawHTML: true,
            forceBlock: true,
            overrides: { h1: Title, h2: Subtitle, table: ScrollingTable },
          }}
        >
          {guide()}
        </Markdown>
      </article>
    </div>
  )
}
