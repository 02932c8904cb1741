export { GuidePage as default } from '../../../features/lab/guide/guide-page.tsx'
