export { ProgramPage as default } from '../../../features/lab/programs/program-page.tsx'
