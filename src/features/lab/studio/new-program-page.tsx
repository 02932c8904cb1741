import { t } from '@lingui/core/macro'
import { useSearchParams } from 'wouter'
import { isStarterName, type StarterName } from '../../../../sandbox/starters/starters.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { draftKeyOf, newDraft } from './new-program.ts'
import { ProgramBar } from './program-bar.tsx'
import { Studio } from './studio.tsx'
import { useDraft } from './use-draft.ts'

/** A program that is kept in this browser until it is saved. */
export function NewProgramPage() {
  const [search] = useSearchParams()
  const from = search.get('from') ?? ''
  const starter = isStarterName(from) ? from : null
  return <NewProgram key={from} starter={starter} />
}

function NewProgram({ starter }: { starter: StarterName | null }) {
  const base = newDraft(starter)
  const own = useDraft(draftKeyOf(starter), base)
  const [search, setSearch] = useSearchParams()
  const isAsked = search.has('save')
  const save = (): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      next.set('save', '')
      return next
    })
  return (
    <div className="flex flex-col gap-4">
      <title>{t`${own.draft.name} · Lab · Alura`}</title>
      <ProgramBar name={own.draft.name} onName={own.rename} isUnsaved={own.isChanged}>
        {own.isChanged && (
          <Button size="sm" variant="quiet" onClick={() => own.replace(base)}>
            {t`Begin again`}
          </Button>
        )}
        <Button size="sm" variant="primary" onClick={save}>{t`Save`}</Button>
      </ProgramBar>
      {isAsked && (
        <Callout title={t`Kept in this browser`}>
          {t`Saving programs to your account comes with the next version of the server.`}
        </Callout>
      )}
      <Studio own={own} onSave={save} />
    </div>
  )
}
