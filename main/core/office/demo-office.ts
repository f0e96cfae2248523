import type { SetUpInput } from '../../../preload/contract/office.ts';
import type { Country } from '../../../preload/contract/system.ts';
import type { LocalText } from '../../../preload/contract/values.ts';

const sections: SetUpInput['sections'] = [
  { code: 'Admin', name: { en: 'Administration Section', ur: 'شعبہ انتظامیہ', hi: 'प्रशासन अनुभाग' } },
  { code: 'Issue', name: { en: 'Receipt and Issue Section', ur: 'شعبہ وصولی و ارسال', hi: 'आवक-जावक अनुभाग' } },
];

const posts: SetUpInput['posts'] = [
  { code: 'Assistant (Admin)', name: { en: 'Assistant, Administration', ur: 'اسسٹنٹ، انتظامیہ', hi: 'सहायक, प्रशासन' }, section: 0, roles: ['assistant'] },
  { code: 'SO(Admin)', name: { en: 'Section Officer, Administration', ur: 'سیکشن افسر، انتظامیہ', hi: 'अनुभाग अधिकारी, प्रशासन' }, section: 0, roles: ['officer'] },
  { code: 'Dispatcher', name: { en: 'Dispatch Clerk', ur: 'ڈسپیچ کلرک', hi: 'प्रेषण लिपिक' }, section: 1, roles: ['dispatcher'] },
  { code: 'Registrar', name: { en: 'Registrar', ur: 'رجسٹرار', hi: 'पंजीयक' }, section: 1, roles: ['registrar'] },
];

/** Clearly invented, one a post. */
const persons: SetUpInput['persons'] = [
  { name: demoPerson('A', 'الف', 'क'), pin: '482915', posts: [0] },
  { name: demoPerson('B', 'ب', 'ख'), pin: '593026', posts: [1] },
  { name: demoPerson('C', 'ج', 'ग'), pin: '604137', posts: [2] },
  { name: demoPerson('D', 'د', 'घ'), pin: '715248', posts: [3] },
];

/** A person who does not exist, told apart by a letter. */
export function demoPerson(en: string, ur: string, hi: string): LocalText {
  return { en: `Demo Person ${en}`, ur: `نمائشی فرد ${ur}`, hi: `नमूना व्यक्ति ${hi}` };
}

/** Four posts for a first look. */
export const smallOfficeStructure: Pick<SetUpInput, 'sections' | 'posts' | 'persons'> = { sections, posts, persons };

/** An office that does not exist, for trying everything out; its PINs are public. */
export function demoOffice(country: Country, structure: Pick<SetUpInput, 'sections' | 'posts' | 'persons'> = smallOfficeStructure): SetUpInput {
  if (country === 'pk') {
    return {
      ...structure,
      country,
      name: { en: 'Demonstration Municipal Office', ur: 'نمائشی بلدیاتی دفتر', hi: 'नमूना नगर कार्यालय' },
      department: { en: 'Local Government Department (demonstration)', ur: 'محکمہ بلدیات (نمائشی)', hi: 'स्थानीय शासन विभाग (नमूना)' },
      code: 'DMO',
      address: { en: '1 Sample Road, Demonstration Town', ur: '۱، نمونہ روڈ، نمائشی شہر', hi: '१, नमूना मार्ग, नमूना नगर' },
      phone: '000-0000000',
      email: 'office@demo.invalid',
      languages: ['ur', 'en', 'hi'],
      verifyHost: 'verify.demo.invalid',
      letterTemplate: '{post}/{office}/{seq}/{yyyy}',
      fileTemplate: '{head}-{seq}/{yyyy}/{section}',
    };
  }
  return {
    ...structure,
    country,
    name: { en: 'Demonstration District Office', ur: 'نمائشی ضلعی دفتر', hi: 'नमूना ज़िला कार्यालय' },
    department: { en: 'General Administration Department (demonstration)', ur: 'محکمہ عمومی انتظامیہ (نمائشی)', hi: 'सामान्य प्रशासन विभाग (नमूना)' },
    code: 'DDO',
    address: { en: '1 Sample Road, Demonstration Town', ur: '1، نمونہ روڈ، نمائشی شہر', hi: '1, नमूना मार्ग, नमूना नगर' },
    phone: '000-0000000',
    email: 'office@demo.invalid',
    languages: ['hi', 'en', 'ur'],
    verifyHost: 'verify.demo.invalid',
    letterTemplate: '{office}/{section}/{fy}/{seq}',
    fileTemplate: '{head}/{seq}/{yyyy}-{section}',
  };
}
