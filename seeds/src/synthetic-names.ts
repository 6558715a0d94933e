/** How a language names centres and institutions; # is the town, ~ the institution. */
export type NamePatterns = { centres: string[]; institutions: string[] }

/** In English, for every country: the second name of a centre, and the first where its own language is not below. */
export const englishCentres = [
  '~ Writing Centre',
  'Writing Center, ~',
  'Academic Writing Centre',
  'Centre for Academic Writing, ~',
  'Writing and Communication Centre, ~',
  '# Writing Lab',
  '# Writing Studio',
  'The Writing Space, ~',
  'English Writing Support Centre, ~',
  'Student Writing Services',
  'Centre for Academic Literacies',
  '# Community Writing Centre',
  'Reading and Writing Centre, ~',
  'Graduate Writing Room, ~',
]

export const englishInstitutions = [
  'University of #',
  '# University',
  '# State University',
  'Technical University of #',
  '# College',
  '# Institute of Technology',
  'National University of #',
  '# Polytechnic',
  'Northern University of #',
  'Southern University of #',
  '# Women’s University',
  '# Open University',
  'Royal College of #',
  '# Academy of Arts',
]

export const patternsByLanguage: Record<string, NamePatterns> = {
  de: {
    centres: [
      'Schreibzentrum',
      'Schreibzentrum der ~',
      'Schreiblabor #',
      'Schreib- und Lesezentrum',
      'Schreibberatung der ~',
      'Schreibwerkstatt #',
      'Kompetenzzentrum Schreiben',
    ],
    institutions: [
      'Universität #',
      'Technische Universität #',
      'Hochschule #',
      'Pädagogische Hochschule #',
      'Fachhochschule #',
      'Freie Universität #',
      'Stadtbibliothek #',
    ],
  },
  es: {
    centres: [
      'Centro de Escritura',
      'Centro de Escritura de la ~',
      'Centro de Lectura, Escritura y Oralidad #',
      'Programa de Lectura y Escritura Académicas',
      'Tutorías de escritura, ~',
      'Centro de Español #',
    ],
    institutions: [
      'Universidad de #',
      'Universidad Nacional de #',
      'Universidad Autónoma de #',
      'Universidad Tecnológica de #',
      'Pontificia Universidad de #',
      'Instituto Tecnológico de #',
      'Colegio de #',
    ],
  },
  fr: {
    centres: [
      'Centre d’écriture',
      'Centre d’aide en français',
      'Centre d’aide à la rédaction, ~',
      'Atelier d’écriture de #',
      'Centre d’écriture de l’~',
      'Service de consultation en français écrit',
    ],
    institutions: [
      'Université de #',
      'Cégep de #',
      'Institut supérieur de #',
      'École normale de #',
      'Collège de #',
      'Université technologique de #',
    ],
  },
  pt: {
    centres: [
      'Centro de Escrita',
      'Laboratório de Letramento Acadêmico',
      'Espaço da Escrita, ~',
      'Centro de Escrita da ~',
      'Clube da Escrita de #',
    ],
    institutions: [
      'Universidade Federal de #',
      'Universidade Estadual de #',
      'Universidade de #',
      'Instituto Federal de #',
      'Pontifícia Universidade Católica de #',
    ],
  },
  it: {
    centres: [
      'Centro di scrittura',
      'Laboratorio di scrittura di #',
      'Centro di scrittura, ~',
      'Officina delle parole #',
    ],
    institutions: ['Università di #', 'Politecnico di #', 'Università degli Studi di #', 'Liceo di #'],
  },
  nl: {
    centres: ['Schrijfcentrum', 'Academisch Schrijfcentrum #', 'Taalcentrum, ~', 'Schrijfcentrum ~'],
    institutions: ['Universiteit #', 'Hogeschool #', 'Technische Universiteit #', 'Vrije Universiteit #'],
  },
  af: {
    centres: ['Skryfsentrum', 'Skryflab #', 'Skryfsentrum, ~'],
    institutions: ['Universiteit van #', 'Noordwes-Universiteit #', 'Kollege #'],
  },
  sv: {
    centres: ['Språkverkstaden', 'Studieverkstaden #', 'Skrivcentrum, ~', 'Enheten för akademiskt språk'],
    institutions: ['# universitet', '# högskola', 'Tekniska högskolan i #'],
  },
  nb: {
    centres: ['Akademisk skrivesenter', 'Skrivesenteret #', 'Studieverkstedet'],
    institutions: ['Universitetet i #', 'Høgskolen i #'],
  },
  no: {
    centres: ['Akademisk skrivesenter', 'Skrivesenteret #', 'Studieverkstedet'],
    institutions: ['Universitetet i #', 'Høgskolen i #'],
  },
  da: {
    centres: ['Skrivecenter #', 'Skrivevejledningen', 'Skriveværksted, ~'],
    institutions: ['# Universitet', 'Professionshøjskolen #'],
  },
  fi: {
    centres: ['Kirjoituskeskus', 'Tekstityöpaja #', 'Kirjoitusklinikka, ~'],
    institutions: ['# yliopisto', '# ammattikorkeakoulu'],
  },
  is: { centres: ['Ritver', 'Ritver #'], institutions: ['Háskólinn í #'] },
  pl: {
    centres: ['Centrum Pisania', 'Pracownia pisania, ~', 'Centrum Pisania Akademickiego #'],
    institutions: ['Uniwersytet #', 'Politechnika #', 'Akademia #'],
  },
  cs: {
    centres: ['Centrum akademického psaní', 'Centrum psaní, ~'],
    institutions: ['Univerzita #', 'Vysoké učení technické #'],
  },
  tr: {
    centres: ['Yazma Merkezi', 'Akademik Yazma Merkezi, ~', 'Yazı Merkezi #'],
    institutions: ['# Üniversitesi', '# Teknik Üniversitesi'],
  },
  id: {
    centres: ['Pusat Penulisan', 'Pusat Penulisan Akademik, ~', 'Klinik Menulis #'],
    institutions: ['Universitas #', 'Universitas Negeri #', 'Institut Teknologi #'],
  },
  vi: {
    centres: ['Trung tâm Viết', 'Trung tâm Viết học thuật, ~'],
    institutions: ['Đại học #', 'Đại học Bách khoa #'],
  },
  sw: { centres: ['Kituo cha Uandishi', 'Kituo cha Uandishi, ~'], institutions: ['Chuo Kikuu cha #'] },
  ja: {
    centres: [
      'ライティングセンター',
      '~ライティングセンター',
      'アカデミック・ライティング・センター',
      '文章表現支援室',
      '#ライティング・ラボ',
    ],
    institutions: ['#大学', '#工業大学', '#女子大学', '国立#大学', '#学院大学'],
  },
  ko: {
    centres: ['글쓰기 센터', '~ 글쓰기 클리닉', '글쓰기교실', '# 글쓰기 상담실'],
    institutions: ['#대학교', '#여자대학교', '국립#대학교', '#과학기술대학교'],
  },
  'zh-Hans': {
    centres: ['写作中心', '~写作中心', '英语写作中心', '学术写作与沟通中心', '#写作工坊'],
    institutions: ['#大学', '#师范大学', '#外国语大学', '#理工大学', '#农业大学'],
  },
  'zh-Hant': {
    centres: ['寫作中心', '~寫作中心', '學術寫作教育中心', '英語寫作工坊'],
    institutions: ['國立#大學', '#科技大學', '#師範大學'],
  },
  ar: {
    centres: ['مركز الكتابة', 'مركز الكتابة الأكاديمية', 'مركز الكتابة في ~', 'وحدة دعم الكتابة', 'مركز # للكتابة'],
    institutions: ['جامعة #', 'الجامعة الأمريكية في #', 'كلية # التقنية', 'معهد #'],
  },
  fa: { centres: ['مرکز نگارش', 'مرکز نگارش دانشگاهی'], institutions: ['دانشگاه #', 'دانشگاه صنعتی #'] },
  he: { centres: ['מרכז כתיבה', 'המרכז לכתיבה אקדמית, ~'], institutions: ['אוניברסיטת #', 'המכללה האקדמית #'] },
  ru: {
    centres: [
      'Центр письма',
      'Центр академического письма',
      'Лаборатория академического письма #',
      'Центр академического письма, ~',
    ],
    institutions: ['Университет #', 'Государственный университет #', 'Технический университет #'],
  },
  uk: {
    centres: ['Центр академічного письма', 'Центр письма, ~'],
    institutions: ['Університет #', 'Національний університет #'],
  },
  el: { centres: ['Κέντρο Γραφής', 'Κέντρο Ακαδημαϊκής Γραφής, ~'], institutions: ['Πανεπιστήμιο #', 'Πολυτεχνείο #'] },
  ka: { centres: ['აკადემიური წერის ცენტრი'], institutions: ['# უნივერსიტეტი'] },
  hi: { centres: ['लेखन केंद्र', 'लेखन केंद्र, ~'], institutions: ['# विश्वविद्यालय'] },
  bn: { centres: ['লেখন কেন্দ্র'], institutions: ['# বিশ্ববিদ্যালয়'] },
  th: { centres: ['ศูนย์การเขียน', 'ศูนย์การเขียน ~'], institutions: ['มหาวิทยาลัย#'] },
}
