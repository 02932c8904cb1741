import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Followed } from '../../../../contract/board/following.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { paths } from '../../../app/paths.ts'
import { shortAddress } from '../../../lib/numbers/format.ts'
import { FollowTrader } from './follow-part.tsx'
import { followingQuery } from './following.queries.ts'

/** Whom the viewer follows; nothing until they follow somebody. */
export default function FollowingList() {
  const { data } = useQuery(followingQuery(useSignedIn()))
  if (data === undefined || data.items.length === 0) return null
  return (
    <section aria-labelledby="following" className="flex flex-col gap-1">
      <h2 id="following" className="text-base font-semibold">{t`You follow`}</h2>
      <ul className="flex flex-col">
        {data.items.map((followed) => (
          <FollowedItem key={followed.userId} followed={followed} />
        ))}
      </ul>
    </section>
  )
}

function FollowedItem({ followed }: { followed: Followed }) {
  const { userId, label, address } = followed
  const name = label ?? shortAddress(address)
  return (
    <li className="flex flex-col gap-2 border-b border-line py-4 last:border-0">
      <Link href={paths.trader(userId)} className="self-start font-medium hover:underline">
        {name}
      </Link>
      <FollowTrader userId={userId} name={name} followed={followed} />
    </li>
  )
}
