// What a person is told of who has chosen nothing: nothing leaves the inbox before there is somewhere to send it.
import type { NoticeSettings } from '../../../contract/people/notice-settings.ts'
import {
  type NoticeChannel,
  noticeChannels,
  noticeEvents,
} from '../../../contract/people/notices.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { Store } from '../../storage/store.ts'

/** They are many: only open pages tell of them. */
const often: ReadonlySet<string> = new Set([
  'position_opened',
  'position_closed',
  'followed_started',
  'followed_ended',
])

const defaultChoices: NoticeSettings = {
  ways: Object.fromEntries(
    noticeEvents.map((event): [string, NoticeChannel[]] => [
      event,
      often.has(event) ? ['browser'] : [...noticeChannels],
    ]),
  ) as NoticeSettings['ways'],
  quiet: null,
  isPaused: false,
  hidesAmounts: false,
}

export async function choicesOf(
  { notices }: Pick<Store, 'notices'>,
  userId: UserId,
): Promise<NoticeSettings> {
  const chosen = (await notices.settingsOf(userId))?.chosen
  if (chosen === undefined) return defaultChoices
  // An event that came with a later version has its default.
  return { ...chosen, ways: { ...defaultChoices.ways, ...chosen.ways } }
}
