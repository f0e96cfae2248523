const lookAlikes: Readonly<Record<string, string>> = { ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ہ', ه: 'ہ', أ: 'ا', إ: 'ا', ٱ: 'ا' };

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = [0x0660, 0x06f0, 0x0966].find((candidate) => code >= candidate && code <= candidate + 9);
  return zero === undefined ? digit : String(code - zero);
}

/** What two spellings of the same word have in common: no case, no short vowels or nukta, one form of each look-alike letter and of each digit. */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u064B-\u065F]|\u0670|\u0640|[\u200B-\u200F]|\u093C/gu, '')
    .replace(/./gu, (letter) => lookAlikes[letter] ?? letter)
    .replace(/\p{Nd}/gu, asciiDigit)
    .toLowerCase()
    .trim();
}
