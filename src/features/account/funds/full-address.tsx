import { checksummed } from '../../../wallet/address.ts'
import { groupsOf } from './transfer/look-alike.ts'

/** The complete, checksummed address in groups that a person can compare; copied without spaces. */
export function FullAddress({ address, name }: { address: string; name: string }) {
  const full = checksummed(address)
  return (
    <span className="font-mono text-sm">
      <span className="sr-only">{`${name} ${full}`}</span>
      <span aria-hidden>
        <span className="mr-1.5 inline-block">0x</span>
        {groupsOf(full).map((group, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- an address has ten fixed places
          <span key={index} className="mr-1.5 inline-block last:mr-0">
            {group}
          </span>
        ))}
      </span>
    </span>
  )
}
