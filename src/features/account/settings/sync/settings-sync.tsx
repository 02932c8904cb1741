import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Chosen, putSettings, type Setting } from '../../../../../contract/people/settings.ts'
import { call, type Viewer } from '../../../../api/client.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { profileQuery } from '../../../../api/trading.queries.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { setTo } from './set-to.ts'
import { mergeSettings } from './merge-settings.ts'
import {
  onChoice,
  readNotes,
  readSetting,
  takeOver,
  writeNotes,
} from '../../../../lib/kept/settings.ts'

/** Milliseconds after the last choice: who looks at both themes ends with one request. */
const settledMs = 800

/** Keeps a person's settings in this browser and with the profile the same. Draws nothing. */
export function SettingsSync(): null {
  const viewer = useSignedIn()
  const { address, token } = viewer
  const profile = useQuery(profileQuery(viewer, usePollMs())).data
  const kept = profile && JSON.stringify(profile.settings['chosen'] ?? [])
  /** As last heard from the profile. */
  const known = useRef<readonly Setting[] | null>(null)

  useEffect(() => {
    if (kept === undefined) return
    const read = Chosen.safeParse(JSON.parse(kept))
    known.current = read.success ? read.data : []
    settle({ address, token }, known.current)
  }, [kept, address, token])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const leave = onChoice(() => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (known.current !== null) settle({ address, token }, known.current)
      }, settledMs)
    })
    return () => {
      leave()
      clearTimeout(timer)
    }
  }, [address, token])
  return null
}

/** What cannot be sent now is sent with the next choice or visit. */
function settle(viewer: Viewer, kept: readonly Setting[]): void {
  const { adopt, push } = mergeSettings(viewer.address, readNotes(), readSetting, kept)
  for (const { name, value, at } of adopt) takeOver(at, () => setTo[name](value))
  writeNotes({ ...readNotes(), of: viewer.address })
  if (push.length > 0) void call(viewer, putSettings, { body: { chosen: push } }).catch(() => {})
}
