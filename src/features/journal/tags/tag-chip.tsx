/** A tag with its colour. */
export function TagChip({ name, color }: { name: string; color: string }) {
  return (
    <span className="inline-flex h-5 max-w-40 items-center gap-1 rounded-sm bg-sunken px-1.5 text-2xs font-medium ring-1 ring-line ring-inset">
      <i aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: color }} />
      <span data-names className="truncate">
        {name}
      </span>
    </span>
  )
}
