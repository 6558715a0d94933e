import { weights } from './random.ts'

/** How often each code is drawn: much as in the real centres, with what they do not tell made up. */

export const kinds = weights({
  'writing-centre': 62,
  'community-writing-centre': 7,
  'academic-literacy-centre': 7,
  'writing-programme': 6,
  'writing-lab': 4,
  'communication-centre': 3,
  'language-learning-centre': 3,
  'online-writing-lab': 2,
  'writing-studio': 2,
  'learning-centre': 1,
  'reading-writing-centre': 1,
  'graduate-writing-unit': 1,
  'multiliteracy-centre': 1,
})

export const institutionTypes = weights({
  university: 74,
  'community-organisation': 7,
  'secondary-school': 6,
  college: 5,
  'community-college': 3,
  'applied-sciences-institution': 2,
  library: 1,
  'research-institute': 1,
  'teacher-training-institution': 1,
})

export const precisions = weights({ campus: 66, city: 24, building: 3, region: 2, online: 2, hidden: 2, country: 1 })
export const lifeStates = weights({ active: 93, closed: 4, paused: 2, planned: 1 })

export const services = weights({
  'one-to-one': 40,
  workshop: 18,
  'writing-group': 6,
  'small-group': 6,
  'self-access-resources': 6,
  'course-embedded-tutor': 4,
  'multilingual-writers': 4,
  thesis: 4,
  'oral-presentation': 3,
  'class-visit': 3,
  'writing-retreat': 2,
  publication: 2,
  'creative-writing': 1,
  'ai-and-writing': 1,
})

export const modalities = weights({
  scheduled: 20,
  'on-site': 22,
  'drop-in': 14,
  online: 18,
  synchronous: 12,
  asynchronous: 6,
  hybrid: 4,
  video: 6,
  'written-comments': 4,
  'shared-document': 3,
  'standing-group': 3,
  signed: 1,
})

export const audiences = weights({
  undergraduates: 40,
  postgraduates: 24,
  staff: 8,
  'multilingual-writers': 8,
  pupils: 8,
  'doctoral-students': 5,
  public: 4,
  alumni: 2,
  'distance-learners': 2,
})

export const tutors = weights({
  peer: 40,
  faculty: 16,
  professional: 16,
  'graduate-peer': 14,
  volunteer: 5,
  librarian: 2,
})

export const placements = weights({
  library: 20,
  'student-services': 15,
  'writing-department': 15,
  'language-department': 15,
  'free-standing': 10,
  'teaching-and-learning-centre': 10,
  'language-centre': 10,
  'graduate-school': 5,
})

export const designations = weights({
  rural: 4,
  'indigenous-led': 2,
  'womens-institution': 2,
  religious: 3,
  'language-minority': 2,
})

export const collaborations = weights({
  'questions-and-answers': 20,
  'visit-online': 16,
  'tutor-exchange': 14,
  'joint-tutor-training': 12,
  'research-partner': 10,
  mentoring: 10,
  'open-materials': 8,
  'guest-workshop': 8,
  'visit-on-site': 6,
  'language-partner': 4,
  'reading-group': 3,
  'emergency-cover': 1,
})

/** By M49 region, as the associations themselves are spread. */
export const associations: Record<string, string[]> = {
  '021': ['iwca', 'iwca', 'sswca', 'ncptw', 'gsole', 'cwca-accr', 'rmwca', 'mwca'],
  '150': ['ewca', 'eataw', 'iwca'],
  '145': ['menawca', 'iwca'],
  '015': ['menawca'],
  '419': ['rlcpe', 'red-mexicana'],
  '030': ['wcaj', 'iwca'],
  '202': ['heltasa-writing-centres', 'iwca'],
}

export const sentences = [
  'Peer tutors talk with writers at any stage of a text.',
  'Sessions last forty minutes and are free for students.',
  'The centre grew out of a course on academic writing.',
  'Workshops run in every week of term, some of them online.',
  'Doctoral writers meet in groups that keep each other going.',
  'Tutors are trained for a semester before their first session.',
  'The team works with lecturers on assignments and feedback.',
  'Writers may bring texts in any of the languages that tutors share.',
  'A small library of guides is open to everybody.',
  'School pupils of the town come in the afternoons.',
]
