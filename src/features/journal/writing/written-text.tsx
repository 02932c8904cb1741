import { OwnImage } from './own-image.tsx'
import SafeMarkdown from './markdown.tsx'

/** Written words as they look. Loaded with the first of them, because of what reads markdown. */
export default function WrittenText({ text }: { text: string }) {
  return <SafeMarkdown text={text} image={(src, alt) => <OwnImage src={src} alt={alt} />} />
}
