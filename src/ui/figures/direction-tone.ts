/** The text colour of a direction. Always use it together with a sign. */
export function directionTone(direction: -1 | 0 | 1): string {
  return direction > 0 ? 'text-gain' : direction < 0 ? 'text-loss' : 'text-muted'
}
