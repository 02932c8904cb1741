import { t } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  getBacktest,
  listBacktests,
  shareBacktest,
  unshareBacktest,
} from '../../../../contract/lab/backtests.ts'
import type { Backtest } from '../../../../contract/lab/backtest-shapes.ts'
import { paths } from '../../../app/paths.ts'
import { apiMutation, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Button } from '../../../ui/form/button.tsx'
import { CopyButton } from '../../../ui/form/copy-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import { Refusal } from '../refusal.tsx'

export interface ShareDialogProps {
  run: Backtest
  onClose: () => void
}

/** Makes a link to a run that everybody can open, and ends it. */
export function ShareDialog({ run, onClose }: ShareDialogProps) {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const params = { id: run.id }
  const after = { onSuccess: () => invalidate(client, getBacktest, listBacktests) }
  const share = useMutation({ ...apiMutation(viewer, shareBacktest), ...after })
  const end = useMutation({ ...apiMutation(viewer, unshareBacktest), ...after })
  const token = run.share_token
  const link = token === null ? '' : new URL(paths.labShared(token), location.href).href
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={token === null ? t`Share this run?` : t`This run is shared`}
      description={t`Whoever has the link sees the code of version ${run.program_version}, the terms, and the whole result, without signing in, and can repeat it to the last digit. Your name and your account are not shown.`}
      actions={
        token === null ? (
          <>
            <Button onClick={onClose}>{t`Cancel`}</Button>
            <Button
              variant="primary"
              pending={share.isPending}
              onClick={() => share.mutate({ params })}
            >{t`Make the link`}</Button>
          </>
        ) : (
          <>
            <Button
              variant="danger"
              pending={end.isPending}
              onClick={() => end.mutate({ params })}
            >{t`End sharing`}</Button>
            <Button onClick={onClose}>{t`Done`}</Button>
          </>
        )
      }
    >
      {token !== null && (
        <div className="flex items-end gap-2">
          <TextField
            label={t`Link`}
            readOnly
            value={link}
            onValueChange={() => undefined}
            onFocus={({ target }) => target.select()}
            className="flex-1"
            lang="en"
          />
          <CopyButton text={link} label={t`Copy`} />
        </div>
      )}
      <Refusal title={t`It was not shared`} error={share.error} />
      <Refusal title={t`It is still shared`} error={end.error} />
    </Dialog>
  )
}
