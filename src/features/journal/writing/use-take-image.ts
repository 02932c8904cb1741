import { t } from '@lingui/core/macro'
import { useMutation } from '@tanstack/react-query'
import { uploadImage } from '../../../../contract/journal/images.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { toast } from '../../../ui/feedback/toast.ts'

/** Stores a picture; resolves to the markdown that shows it, or null when it was refused, which is told. */
export function useTakeImage(): (file: File) => Promise<string | null> {
  const { mutateAsync } = useMutation(apiMutation(useSignedIn(), uploadImage))
  return async (file) => {
    try {
      const { url } = await mutateAsync({ body: { file } })
      return `![${t`Picture`}](${url})`
    } catch (error) {
      toast({ title: t`The picture was not stored`, detail: messageFor(error), tone: 'danger' })
      return null
    }
  }
}
