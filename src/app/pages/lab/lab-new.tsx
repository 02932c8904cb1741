export { NewProgramPage as default } from '../../../features/lab/studio/new-program-page.tsx'
