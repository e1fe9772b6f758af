/**
 * The questions there are; nobody writes their own. Each with what many people answer, in the languages of the pages, as
 * `normalizeAnswer` leaves it: what a guesser tries first is refused.
 */
export const questions = {
  'first-concert': ['michael jackson', 'madonna', 'coldplay', 'taylor swift', 'metallica', 'عمرو دياب', 'فيروز'],
  'school-friend': ['anna', 'maria', 'michael', 'thomas', 'david', 'sarah', 'محمد', 'أحمد', 'فاطمة'],
  'first-teacher': ['smith', 'jones', 'brown', 'müller', 'schmidt', 'meier', 'محمد', 'أحمد'],
  'street-at-ten': ['main street', 'high street', 'church street', 'hauptstraße', 'bahnhofstraße', 'شارع النيل'],
  'first-phone': ['iphone', 'nokia', 'nokia 3310', 'samsung', 'motorola', 'blackberry', 'ايفون', 'نوكيا', 'سامسونج'],
  'first-wage': ['mcdonalds', 'burger king', 'starbucks', 'walmart', 'aldi', 'rewe', 'ماكدونالدز'],
  'grandmother-town': [
    'london',
    'new york',
    'berlin',
    'hamburg',
    'münchen',
    'wien',
    'cairo',
    'القاهرة',
    'بغداد',
    'دمشق',
  ],
  'first-pet': [
    'max',
    'bella',
    'charlie',
    'lucky',
    'buddy',
    'rex',
    'mimi',
    'minka',
    'none',
    'keins',
    'بسبس',
    'لا يوجد',
  ],
  'first-vehicle': ['vw golf', 'golf', 'toyota', 'toyota corolla', 'honda civic', 'opel corsa', 'bmx', 'تويوتا'],
  'first-cinema-film': ['the lion king', 'der könig der löwen', 'titanic', 'star wars', 'e t', 'bambi', 'تيتانيك'],
  'childhood-book': ['harry potter', 'the bible', 'die bibel', 'pippi langstrumpf', 'der kleine prinz', 'القرآن'],
  'first-flight': ['london', 'paris', 'new york', 'mallorca', 'spain', 'spanien', 'türkei', 'turkey', 'دبي', 'القاهرة'],
  'childhood-hero': ['superman', 'batman', 'spiderman', 'my father', 'mein vater', 'mum', 'dad', 'mama', 'أبي', 'أمي'],
  'refused-dish': ['spinach', 'broccoli', 'fish', 'liver', 'spinat', 'leber', 'fisch', 'brokkoli', 'السبانخ', 'السمك'],
  'first-dish-cooked': ['pasta', 'spaghetti', 'eggs', 'scrambled eggs', 'nudeln', 'rührei', 'pizza', 'بيض', 'مكرونة'],
  'childhood-nickname': ['max', 'maus', 'mausi', 'schatz', 'princess', 'prinzessin', 'baby', 'bob', 'حمودي', 'توتا'],
  'dream-profession': [
    'doctor',
    'teacher',
    'pilot',
    'astronaut',
    'police',
    'arzt',
    'lehrer',
    'polizist',
    'طبيب',
    'طيار',
  ],
  'childhood-holiday': ['beach', 'the sea', 'spain', 'italy', 'italien', 'am meer', 'ostsee', 'البحر', 'الإسكندرية'],
  neighbours: ['smith', 'jones', 'müller', 'schmidt', 'meyer', 'weber', 'محمد', 'أبو محمد'],
  'first-boss': ['john', 'david', 'michael', 'peter', 'thomas', 'andreas', 'maria', 'محمد', 'أحمد'],
  'song-by-heart': [
    'happy birthday',
    'twinkle twinkle little star',
    'alle meine entchen',
    'imagine',
    'ماما زمانها جاية',
  ],
  'cuddly-toy': ['teddy', 'teddy bear', 'bear', 'bunny', 'hase', 'hasi', 'bär', 'دبدوب'],
  'first-sport': [
    'football',
    'soccer',
    'swimming',
    'tennis',
    'basketball',
    'fußball',
    'schwimmen',
    'كرة القدم',
    'السباحة',
  ],
  'first-flat-mate': ['anna', 'maria', 'michael', 'david', 'sarah', 'lisa', 'nobody', 'niemand', 'محمد', 'لا أحد'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type QuestionId = keyof typeof questions;

export const questionIds = Object.keys(questions) as readonly QuestionId[];

export const isQuestionId = (text: string): text is QuestionId => Object.hasOwn(questions, text);
