import type { CopyTerms, Followed } from '../../../../contract/board/following.ts'
import { at } from './entities.ts'
import type { Examples } from './example.ts'

const copying: CopyTerms = { budget: '100', lossThreshold: 5, atOnce: 2, dayLoss: '20' }

const followed: Followed = {
  userId: 'u_7d20be',
  address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  label: null,
  house: false,
  isAllowed: true,
  since: at,
  copying,
  running: ['s_4f1c9a'],
  usedToday: '5',
  copies: [{ sessionId: 's_4f1c9a', symbol: 'BTC', state: 'started', problem: null, at }],
}

export const followingExamples: Examples<
  'allowFollowing' | 'followTrader' | 'listFollowed' | 'stopCopying' | 'unfollowTrader'
> = {
  listFollowed: { response: { isAllowed: false, items: [followed] } },
  allowFollowing: { body: { isAllowed: true }, response: { isAllowed: true } },
  followTrader: { body: { copying }, response: followed },
  unfollowTrader: { response: { removed: true } },
  stopCopying: { response: { ...followed, copying: null, running: [] } },
}
