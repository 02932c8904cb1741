import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { isZone } from './quiet-hours.ts'

export const putNoticeSettings: Verb<ViewerContext, typeof contract.putNoticeSettings> = async ({
  ctx: { store, viewer, clock },
  input: { body },
}) => {
  const { quiet, ways } = body
  if (quiet !== null && !isZone(quiet.zone)) {
    throw refused('quiet.zone', 'must be a time zone such as Europe/Berlin')
  }
  if (quiet !== null && quiet.from === quiet.to) {
    throw refused('quiet.to', 'must be another time than the beginning')
  }
  const once = Object.entries(ways).map(([event, chosen]) => [event, [...new Set(chosen)]])
  const settings = { ...body, ways: Object.fromEntries(once) as typeof ways }
  await store.notices.putSettings({ userId: viewer.id, chosen: settings, updatedAt: clock() })
  return { settings }
}

function refused(path: string, message: string): ServiceError {
  return new ServiceError('VALIDATION_FAILED', `${path} ${message}`, {
    details: [{ path, message }],
  })
}
