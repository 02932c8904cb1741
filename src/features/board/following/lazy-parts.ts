import { lazyPart } from '../../../ui/lazy-part.tsx'

/** For signed-in people only: visitors never load it. */
export const FollowPart = lazyPart(() => import('./follow-part.tsx'), { look: 'button' })
export const FollowingList = lazyPart(() => import('./following-list.tsx'), { look: 'button' })
