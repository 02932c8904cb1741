import type { NoticeTarget } from '../../../contract/people/notice-settings.ts'
import type { NoticeTargetRow } from '../../storage/notices/targets.ts'

export function targetView(row: NoticeTargetRow): NoticeTarget {
  const { id, channel, label, state, problem, createdAt } = row
  if (state === 'removed') throw new Error('a removed target is shown to nobody')
  return { id, channel, label, state, problem, createdAt }
}

/** "s…n@example.org": enough to recognise, too little to write to. */
export function maskedMail(address: string): string {
  const [name = '', host = ''] = address.split(/@(?=[^@]*$)/)
  const ends = name.length < 3 ? name.slice(0, 1) : `${name.slice(0, 1)}…${name.slice(-1)}`
  return `${name.length < 3 ? `${ends}…` : ends}@${host}`
}
