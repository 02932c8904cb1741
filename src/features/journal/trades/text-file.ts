import { t } from '@lingui/core/macro'
import { carry } from '../../../api/carrier.ts'
import { apiUrl, type Viewer } from '../../../api/client.ts'

/** An answer that is a file of text, as a Blob. Rejects when the server refuses. */
export async function fetchTextFile(viewer: Viewer, path: string): Promise<Blob> {
  const response = await carry(apiUrl + path, {
    headers: { authorization: `Bearer ${viewer.token}` },
  })
  if (!response.ok) throw new Error(t`The server answered ${response.status}.`)
  return response.blob()
}
