import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation, useSearchParams } from 'wouter'
import { createProgram, listPrograms } from '../../../../contract/lab/programs.ts'
import { isStarterName, type StarterName } from '../../../../sandbox/starters/starters.ts'
import { paths } from '../../../app/paths.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useViewer } from '../../../api/viewer.ts'
import { toast } from '../../../ui/feedback/toast.ts'
import { Button } from '../../../ui/form/button.tsx'
import { draftKeyOf, fromShared, newDraft } from './new-program.ts'
import { ProgramBar } from './program-bar.tsx'
import { replaceUndoably } from './replace-undoably.ts'
import { Studio } from './studio.tsx'
import { useDraft } from './use-draft.ts'

/** A program that is kept in this browser until it is saved. */
export function NewProgramPage() {
  const [search] = useSearchParams()
  const from = search.get('from') ?? ''
  const starter = isStarterName(from) ? from : null
  const draftKey = draftKeyOf(from === fromShared ? fromShared : starter)
  return <NewProgram key={from} {...{ starter, draftKey }} />
}

interface NewProgramProps {
  starter: StarterName | null
  draftKey: string
}

function NewProgram({ starter, draftKey }: NewProgramProps) {
  const viewer = useViewer()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const [, setSearch] = useSearchParams()
  const base = newDraft(starter)
  const own = useDraft(draftKey, base)
  const create = useMutation(apiMutation(viewer, createProgram))

  /** Who is not signed in does that first, at the same address; the program is kept meanwhile. */
  async function save(): Promise<void> {
    if (viewer === null) {
      setSearch((before) => {
        const next = new URLSearchParams(before)
        next.set('save', '')
        return next
      })
      return
    }
    if (create.isPending) return
    const { name, code } = own.draft
    try {
      const made = await create.mutateAsync({ body: { name, code } })
      own.replace(base)
      await invalidate(client, listPrograms)
      navigate(paths.program(String(made.id)))
    } catch (error) {
      toast({ title: t`It was not saved`, detail: messageFor(error), tone: 'danger' })
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <title>{t`${own.draft.name} · Lab · Alura`}</title>
      <ProgramBar name={own.draft.name} onName={own.rename} isUnsaved={own.isChanged}>
        {own.isChanged && (
          <Button
            size="sm"
            variant="quiet"
            onClick={() => replaceUndoably(own, base, t`It begins again`)}
          >
            {t`Begin again`}
          </Button>
        )}
        <Button
          size="sm"
          variant="primary"
          pending={create.isPending}
          onClick={() => void save()}
        >{t`Save`}</Button>
      </ProgramBar>
      <Studio own={own} onSave={() => void save()} />
    </div>
  )
}
