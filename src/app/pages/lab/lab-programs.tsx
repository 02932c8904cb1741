export { LabPage as default } from '../../../features/lab/list/lab-page.tsx'
