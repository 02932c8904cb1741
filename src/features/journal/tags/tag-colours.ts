/** What a new tag is coloured with: distinct on dark and light ground, the next one for each tag. */
const tagColours = [
  '#4f7cff',
  '#e0662c',
  '#1f9d6b',
  '#b04fd1',
  '#c79a1c',
  '#d64570',
  '#1a93b8',
  '#7d8794',
] as const

export function nextColour(count: number): string {
  return tagColours[count % tagColours.length] ?? tagColours[0]
}
