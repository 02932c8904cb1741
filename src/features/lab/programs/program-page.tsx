import { t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import {
  changeProgram,
  createProgram,
  deleteProgram,
  listProgramVersions,
  listPrograms,
  type Program,
} from '../../../../contract/lab/programs.ts'
import { paths } from '../../../app/paths.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { toast } from '../../../ui/feedback/toast.ts'
import { Button } from '../../../ui/form/button.tsx'
import { writeDraft } from '../studio/drafts.ts'
import { ProgramBar } from '../studio/program-bar.tsx'
import { Studio } from '../studio/studio.tsx'
import { useDraft } from '../studio/use-draft.ts'
import { pendingDeletes } from './pending-deletes.ts'
import { programQuery } from '../../../api/programs.queries.ts'
import { useProgramTabs } from './use-program-tabs.tsx'

/** A saved program: every save is a version. */
export function ProgramPage({ programId }: { programId: string }) {
  const program = useQuery(programQuery(useSignedIn(), programId))
  if (program.data !== undefined) return <Loaded key={programId} program={program.data} />
  if (program.error) {
    return (
      <ErrorMessage
        title={t`The program did not load`}
        message={messageFor(program.error)}
        onRetry={() => void program.refetch()}
        retrying={program.isFetching}
      />
    )
  }
  return <Skeleton className="h-96 w-full" />
}

function Loaded({ program }: { program: Program }) {
  const id = String(program.id)
  const viewer = useSignedIn()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const draftKey = `program.${id}`
  const own = useDraft(draftKey, { name: program.name, code: program.code, params: {} })
  const tabs = useProgramTabs(program, own)
  const { draft } = own
  const change = useMutation(apiMutation(viewer, changeProgram))
  const remove = useMutation(apiMutation(viewer, deleteProgram))
  const create = useMutation(apiMutation(viewer, createProgram))

  async function save(): Promise<void> {
    if (!own.isChanged || change.isPending) return
    try {
      const body = { name: draft.name, code: draft.code }
      const saved = await change.mutateAsync({ params: { id }, body })
      client.setQueryData(programQuery(viewer, id).queryKey, saved)
      await invalidate(client, listPrograms, listProgramVersions)
    } catch (error) {
      toast({ title: t`It was not saved`, detail: messageFor(error), tone: 'danger' })
    }
  }

  /** Sent after a while, in which the list offers to undo it. */
  function deleteSoon(): void {
    pendingDeletes.add(
      program,
      async () => {
        await remove.mutateAsync({ params: { id } })
        writeDraft(draftKey, null)
        await invalidate(client, listPrograms)
      },
      (error) => {
        const title = t`${program.name} was not deleted`
        toast({ title, detail: messageFor(error), tone: 'danger' })
      },
    )
    navigate(paths.lab())
  }

  async function duplicate(): Promise<void> {
    try {
      const name = t`${draft.name} (copy)`.slice(0, 80)
      const made = await create.mutateAsync({ body: { name, code: draft.code } })
      await invalidate(client, listPrograms)
      navigate(paths.program(String(made.id)))
    } catch (error) {
      toast({ title: t`It was not copied`, detail: messageFor(error), tone: 'danger' })
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <title>{t`${draft.name} · Lab · Alura`}</title>
      <ProgramBar
        name={draft.name}
        onName={own.rename}
        isUnsaved={own.isChanged}
        note={t`Version ${program.version}, saved`}
      >
        <Button size="sm" variant="quiet" onClick={deleteSoon}>{t`Delete`}</Button>
        <Button size="sm" pending={create.isPending} onClick={() => void duplicate()}>
          {t`Copy`}
        </Button>
        <Button
          size="sm"
          variant="primary"
          pending={change.isPending}
          disabledReason={own.isChanged ? undefined : t`Everything is saved`}
          onClick={() => void save()}
        >{t`Save`}</Button>
      </ProgramBar>
      <Studio own={own} onSave={() => void save()} more={tabs} />
    </div>
  )
}
