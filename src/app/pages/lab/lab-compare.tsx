export { ComparePage as default } from '../../../features/lab/compare/compare-page.tsx'
