import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { getImage } from '../../../../contract/journal/images.ts'
import { call } from '../../../api/client.ts'
import { apiKey } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'

export interface OwnImageProps {
  src: string
  alt: string
}

const ours = /\/api\/v1\/journal\/images\/([\w-]+)$/

/** A picture of this journal. Others are not loaded: that would tell their server who reads what. */
export function OwnImage({ src, alt }: OwnImageProps) {
  const id = ours.exec(src)?.[1]
  return id === undefined ? (
    <i>{t`${alt} (pictures from elsewhere are not loaded)`}</i>
  ) : (
    <Loaded id={id} alt={alt} />
  )
}

/** Only its owner may load it, so that it is not the browser that asks, and it is not in the browser's cache. */
function Loaded({ id, alt }: { id: string; alt: string }) {
  const viewer = useSignedIn()
  const input = { params: { id } }
  const image = useQuery({
    queryKey: apiKey(viewer, getImage, input),
    queryFn: async ({ signal }) => dataUrl(await call(viewer, getImage, input, { signal })),
    staleTime: Infinity,
    throwOnError: false,
  })
  if (image.data !== undefined) {
    return <img src={image.data} alt={alt} className="max-h-96 max-w-full rounded-sm" />
  }
  if (image.isError) return <i>{t`${alt} (this picture did not load)`}</i>
  return <Skeleton className="h-40 w-full" />
}

/** The page's policy allows pictures of its own origin and inline ones. */
async function dataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const letters = Array.from(bytes, (byte) => String.fromCodePoint(byte)).join('')
  return `data:${blob.type};base64,${btoa(letters)}`
}
