import type { SetUpInput } from '../../../preload/contract/office.ts';
import type { Role } from '../../../preload/contract/session.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import { demoPerson } from './demo-office.ts';

const sections: SetUpInput['sections'] = [
  { code: 'Admin', name: { en: 'Administration Section', ur: 'شعبہ انتظامیہ', hi: 'प्रशासन अनुभाग' } },
  { code: 'Works', name: { en: 'Works Section', ur: 'شعبہ تعمیرات', hi: 'निर्माण अनुभाग' } },
  { code: 'Acc', name: { en: 'Accounts Section', ur: 'شعبہ حسابات', hi: 'लेखा अनुभाग' } },
  { code: 'Issue', name: { en: 'Receipt and Issue Section', ur: 'شعبہ وصولی و ارسال', hi: 'आवक-जावक अनुभाग' } },
];

type DemoPost = { readonly code: string; readonly name: LocalText; readonly section: number; readonly role: Role; readonly pin: string };

const posts: readonly DemoPost[] = [
  { code: 'Diarist', name: { en: 'Diarist', ur: 'ڈائری نویس', hi: 'डायरी लिपिक' }, section: 3, role: 'dispatcher', pin: '604137' },
  { code: 'Dispatcher', name: { en: 'Dispatch Clerk', ur: 'ڈسپیچ کلرک', hi: 'प्रेषण लिपिक' }, section: 3, role: 'dispatcher', pin: '614238' },
  { code: 'Registrar', name: { en: 'Registrar', ur: 'رجسٹرار', hi: 'पंजीयक' }, section: 3, role: 'registrar', pin: '715248' },
  { code: 'Assistant (Admin)', name: { en: 'Assistant, Administration', ur: 'اسسٹنٹ، انتظامیہ', hi: 'सहायक, प्रशासन' }, section: 0, role: 'assistant', pin: '482915' },
  { code: 'Assistant (Works)', name: { en: 'Assistant, Works', ur: 'اسسٹنٹ، تعمیرات', hi: 'सहायक, निर्माण' }, section: 1, role: 'assistant', pin: '492816' },
  { code: 'Assistant (Acc)', name: { en: 'Assistant, Accounts', ur: 'اسسٹنٹ، حسابات', hi: 'सहायक, लेखा' }, section: 2, role: 'assistant', pin: '502917' },
  { code: 'SO(Admin)', name: { en: 'Section Officer, Administration', ur: 'سیکشن افسر، انتظامیہ', hi: 'अनुभाग अधिकारी, प्रशासन' }, section: 0, role: 'officer', pin: '593026' },
  { code: 'SO(Works)', name: { en: 'Section Officer, Works', ur: 'سیکشن افسر، تعمیرات', hi: 'अनुभाग अधिकारी, निर्माण' }, section: 1, role: 'officer', pin: '573028' },
  { code: 'SO(Acc)', name: { en: 'Section Officer, Accounts', ur: 'سیکشن افسر، حسابات', hi: 'अनुभाग अधिकारी, लेखा' }, section: 2, role: 'officer', pin: '583029' },
  { code: 'DS', name: { en: 'Deputy Secretary', ur: 'ڈپٹی سیکرٹری', hi: 'उप सचिव' }, section: 0, role: 'officer', pin: '836401' },
];

const initials = [
  ['A', 'الف', 'क'],
  ['B', 'ب', 'ख'],
  ['C', 'ج', 'ग'],
  ['D', 'د', 'घ'],
  ['E', 'ہ', 'च'],
  ['F', 'و', 'छ'],
  ['G', 'ز', 'ज'],
  ['H', 'ح', 'झ'],
  ['I', 'ط', 'ट'],
  ['J', 'ی', 'ठ'],
] as const;

/** Three sections that deal with cases, one that receives and issues: ten posts, each with an invented person whose PIN is public. */
export const realOfficeStructure: Pick<SetUpInput, 'sections' | 'posts' | 'persons'> = {
  sections,
  posts: posts.map(({ code, name, section, role }) => ({ code, name, section, roles: [role] })),
  persons: posts.map(({ pin }, position) => {
    const [en, ur, hi] = initials[position] ?? initials[0];
    return { name: demoPerson(en, ur, hi), pin, posts: [position] };
  }),
};
