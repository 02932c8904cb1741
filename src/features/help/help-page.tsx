import { t } from '@lingui/core/macro'
import { useWorld } from '../../api/exchange/world.ts'
import { glossary } from '../../lib/words/glossary.ts'
import { Fold } from '../../ui/fold.tsx'
import { LinkButton } from '../../ui/form/link-button.tsx'
import { GoLive } from './go-live.tsx'
import { type Question, questions } from './questions.ts'

/** What newcomers ask, and what the words mean. Public. */
export function HelpPage() {
  const { simulated } = useWorld()
  return (
    <div className="flex max-w-3xl flex-col gap-10">
      <title>{t`Help · Alura`}</title>
      <section aria-labelledby="questions" className="flex flex-col gap-3">
        <h1 id="questions" className="text-xl font-semibold">{t`Help`}</h1>
        <ul className="divide-y divide-line border-y border-line">
          {questions(simulated).map((each) => (
            <li key={each.question}>
              <Answered {...each} />
            </li>
          ))}
        </ul>
      </section>
      <GoLive />
      <section aria-labelledby="words" className="flex flex-col gap-3">
        <h2 id="words" className="text-base font-semibold">{t`What the words mean`}</h2>
        <dl className="grid grid-cols-1 gap-x-6 sm:grid-cols-[9rem_1fr] sm:gap-y-3">
          {Object.entries(glossary).map(([key, { word, meaning }]) => (
            <div key={key} id={key} className="contents">
              <dt className="font-medium">{word}</dt>
              <dd className="text-pretty text-muted max-sm:mb-3">{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}

function Answered({ question, answer, link }: Question) {
  return (
    <Fold
      summary={<h2 className="text-sm font-medium">{question}</h2>}
      lineClassName="min-h-11 items-center py-2"
    >
      <div className="flex flex-col items-start gap-3 pb-4 pl-5">
        {answer.map((paragraph) => (
          <p key={paragraph} className="max-w-[65ch] text-pretty text-muted">
            {paragraph}
          </p>
        ))}
        {link !== undefined && (
          <LinkButton href={link.href} size="sm" variant="quiet">
            {link.label}
          </LinkButton>
        )}
      </div>
    </Fold>
  )
}
