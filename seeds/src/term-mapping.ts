import type { CentreRecord } from '@centres/db'

/** The words of writing-centres.csv, and the terms of the directory that they mean. */

export const institutionTypes = [
  'university',
  'college',
  'community-college',
  'tribal-college',
  'research-institute',
  'secondary-school',
  'library',
  'community-organisation',
]

export const kinds = [
  'writing-centre',
  'community-writing-centre',
  'academic-literacy-centre',
  'writing-programme',
  'writing-lab',
  'communication-centre',
  'language-learning-centre',
  'online-writing-lab',
  'writing-studio',
  'multiliteracy-centre',
]

/** One column of the file holds what the directory keeps apart: what is done, and how. */
export const modalityTerms: Record<string, Partial<Record<keyof CentreRecord['terms'], string[]>>> = {
  'one-to-one': { service: ['one-to-one'] },
  'group-tutorial': { service: ['small-group'] },
  workshop: { service: ['workshop'] },
  'writing-group': { service: ['writing-group'] },
  retreat: { service: ['writing-retreat'] },
  'embedded-tutoring': { service: ['course-embedded-tutor'] },
  'self-access-resources': { service: ['self-access-resources'] },
  'drop-in': { modality: ['drop-in'] },
  'online-synchronous': { modality: ['online', 'synchronous'] },
  'asynchronous-feedback': { modality: ['asynchronous'] },
}

export const audienceCodes: Record<string, string> = {
  undergraduate: 'undergraduates',
  postgraduate: 'postgraduates',
  'school-pupils': 'pupils',
  staff: 'staff',
  alumni: 'alumni',
  'multilingual-writers': 'multilingual-writers',
  public: 'public',
}

export const tutorCodes: Record<string, string> = {
  peer: 'peer',
  postgraduate: 'graduate-peer',
  faculty: 'faculty',
  professional: 'professional',
}

export const associationCodes: Record<string, string> = {
  EWCA: 'ewca',
  SSWCA: 'sswca',
  GewissS: 'gewisss',
  INEW: 'inew',
  MENAWCA: 'menawca',
  AWCA: 'awca',
  'CWCA-ACCR': 'cwca-accr',
  BCWCA: 'bcwca',
  RLCE: 'rlce',
  RMWCA: 'rmwca',
}
